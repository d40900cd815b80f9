import { parseListAnswer } from "../../src/close/listAnswer.ts";
import { ROW_FIELDS } from "../../src/close/opportunity.ts";
import { Bench } from "./measure.ts";
import { factor, table } from "./table.ts";

const ROUNDS = 40;

/** CPU time from an answer's text to checked rows, against `JSON.parse` of the same text alone. */
export async function parsing(): Promise<string> {
	const bench = await Bench.start({ size: 5_000 });
	const authorization = `Basic ${Buffer.from(`${bench.sandbox.key}:`).toString("base64")}`;
	const texts: string[] = [];
	for (let skip = 0; skip < 5_000; skip += 250) {
		const query = `_limit=250&_skip=${skip}&_group_by=date_won__quarter&_fields=${ROW_FIELDS.join(",")}`;
		const answer = await fetch(`${bench.sandbox.url}/opportunity/?${query}`, { headers: { authorization } });
		texts.push(await answer.text());
	}
	await bench.stop();
	const bare = cpu(() => texts.forEach((text) => void JSON.parse(text)));
	const whole = cpu(() =>
		texts.forEach((text) => void parseListAnswer(JSON.parse(text), { grouped: true, receivedAt: 0 })),
	);
	const rows = [
		["JSON.parse alone", bare],
		["checked rows", whole],
	].map(([name, ms]) => [name ?? "", Number(ms) / 5]);
	return `## CPU time for 1,000 objects\n\n${table(["from text to", "ms"], rows)}\n\nFactor: ${factor(whole, bare)}`;
}

/** Milliseconds of CPU for one round, the best of several after a warm-up. */
function cpu(work: () => void): number {
	for (let round = 0; round < ROUNDS / 4; round++) work();
	let best = Number.POSITIVE_INFINITY;
	for (let round = 0; round < ROUNDS; round++) {
		const began = process.cpuUsage();
		work();
		const { user, system } = process.cpuUsage(began);
		best = Math.min(best, (user + system) / 1000);
	}
	return best;
}
