import { setTimeout as pass } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** The resources of a process. */
export interface Resources {
	/** In bytes, after a forced garbage collection. */
	readonly heap: number;
	readonly sockets: number;
	readonly timers: number;
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Counts resources, after those that were just closed are gone. */
export async function resources(): Promise<Resources> {
	await pass(50);
	collect();
	collect();
	const active = process.getActiveResourcesInfo();
	const count = (kind: string) => active.filter((one) => one === kind).length;
	return { heap: process.memoryUsage().heapUsed, sockets: count("TCPSocketWrap"), timers: count("Timeout") };
}
