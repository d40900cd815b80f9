import { table } from "../bench/table.ts";
import type { ToolName } from "./questions/question.ts";
import type { Result } from "./result.ts";

/** The most tokens of an answer of each tool, in the vocabulary o200k. */
const MOST_TOKENS: Readonly<Record<ToolName, number>> = { totals: 400, list: 1200, compare: 1200 };
const MOST_CALLS = 2;

/** What became of the questions, as tables by data set and by tool. */
export function report(results: readonly Result[]): string {
	const sets = Map.groupBy(results, ({ id }) => id.split(".")[0] ?? "");
	const bySet = [...sets, ["all", results] as const].map(([name, some]) => {
		const said = some.flatMap((result) => result.said);
		const sizes = said.map(({ tokens }) => tokens);
		const refusals = said.filter(({ refused }) => refused).length;
		return [
			name,
			`${some.filter(({ right }) => right).length} of ${some.length}`,
			said.length,
			median(sizes),
			Math.max(0, ...sizes),
			refusals,
		];
	});
	const byTool = (Object.keys(MOST_TOKENS) as readonly ToolName[]).map((tool) => {
		const sizes = results.flatMap(({ said }) => said.filter((one) => one.tool === tool).map(({ tokens }) => tokens));
		return [tool, sizes.length, median(sizes), Math.max(0, ...sizes), MOST_TOKENS[tool]];
	});
	return [
		table(["data set", "correct", "calls", "median tokens", "most tokens", "refusals"], bySet),
		table(["tool", "calls", "median tokens", "most tokens", "limit"], byTool),
	].join("\n\n");
}

/** What keeps the evaluation from passing, a sentence each. */
export function faults(results: readonly Result[]): readonly string[] {
	return results.flatMap(({ id, right, found, figures, said }) => [
		...(right ? [] : [`${id}: ${found.map((one) => one ?? "nothing").join(", ")} instead of ${figures.join(", ")}.`]),
		...(said.length > MOST_CALLS ? [`${id}: ${said.length} calls, more than ${MOST_CALLS}.`] : []),
		...said
			.filter(({ tool, tokens }) => tokens > MOST_TOKENS[tool])
			.map(({ tool, tokens }) => `${id}: ${tokens} tokens of ${tool}, more than ${MOST_TOKENS[tool]}.`),
	]);
}

/** All that was said to the questions. */
export function protocol(results: readonly Result[]): string {
	return results
		.map(({ id, right, figures, said }) =>
			[
				`## ${id}: ${right ? "right" : "wrong"}, ${figures.join(", ")}`,
				...said.map(({ tool, text, tokens }) => `(${tool}, ${tokens} tokens)\n${text}`),
			].join("\n"),
		)
		.join("\n\n");
}

function median(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
