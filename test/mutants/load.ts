// Makes Node.js load one source file with a change:   mocha --require test/mutants/load.ts …
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";
import { mutantsOf, mutated } from "./operators.ts";

const { MUTANT_FILE: file = "", MUTANT: place } = process.env;
const url = pathToFileURL(file).href;

registerHooks({
	load(asked, context, next) {
		if (asked !== url) return next(asked, context);
		const source = readFileSync(file, "utf8");
		const mutant = place === undefined ? undefined : mutantsOf(source)[Number(place)];
		return { format: "module-typescript", source: mutant ? mutated(source, mutant) : source, shortCircuit: true };
	},
});
