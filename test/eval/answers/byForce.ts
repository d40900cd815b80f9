import { fullOpportunity } from "../../../src/sandbox/data/opportunity.ts";
import { createWorld } from "../../../src/sandbox/data/world.ts";
import { readOptions } from "../../../src/sandbox/options.ts";
import { DATA_SETS, type DataSetName } from "../dataSets.ts";
import type { Answer } from "./dealArithmetic.ts";
import { DINARS } from "./dinars.ts";
import { DOLLARS } from "./dollars.ts";
import { HOSTILE } from "./hostile.ts";
import { MIXED } from "./mixed.ts";
import { YEN } from "./yen.ts";

const ANSWERS: Readonly<Record<DataSetName, Readonly<Record<string, Answer>>>> = {
	dollars: DOLLARS,
	yen: YEN,
	dinars: DINARS,
	mixed: MIXED,
	hostile: HOSTILE,
};

/** The figures that answer each question, by its id, found in the single opportunities of the data sets. */
export function answersByForce(): Readonly<Record<string, readonly string[]>> {
	const entries = DATA_SETS.flatMap(({ name, sandbox, zone }) => {
		const options = readOptions(sandbox);
		const world = createWorld({ ...options, now: options.now.getTime() });
		const deals = world.store.all().map((record) => fullOpportunity(world, record));
		const data = { deals, owners: world.owners.map(({ id }) => id), zone };
		return Object.entries(ANSWERS[name]).map(([id, answer]) => [id, answer(data)] as const);
	});
	return Object.fromEntries(entries);
}
