// Measures one benchmark, and sends the process that started this one what was found:   one.ts NAME [quick]
import { BENCHMARKS } from "./benchmarks.ts";

const [name = "", quick] = process.argv.slice(2);
process.send?.(await BENCHMARKS[name]?.(quick !== undefined));
