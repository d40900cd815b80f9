// Does what a refusal says, as literally as possible: what a model that understands nothing else would do.

import { addDays } from "../../../../src/opportunities/time/calendar.ts";

type Path = readonly string[];

/** The input with what the sentence says. Undefined if it says nothing that could be done. */
export function followed(sentence: string, input: unknown): unknown {
	const [, root, rest = sentence] = /^In (view|a|b): (.*)$/.exec(sentence) ?? [];
	const base: Path = root === undefined ? [] : [root];
	for (const [pattern, act] of ACTS) {
		const match = pattern.exec(rest);
		if (match === null) continue;
		const [, key = "", ...said] = match;
		return changedAt(input, [...base, ...pathOf(key)], (value) => act(value, said));
	}
	return undefined;
}

type Act = (value: unknown, said: readonly string[]) => unknown;

/** What a sentence asks for, by its form. The first group names the key. */
const ACTS: readonly (readonly [RegExp, Act])[] = [
	[
		/^(.+) can't have the key "(.+)"\. It takes (.+)\.$/,
		(value, [wrong = "", takes = ""]) => renamed(value, wrong, takes.split(", ")),
	],
	[/^(.+) must be an object such as (\{.*\}), not /, (_, [example = ""]) => JSON.parse(example)],
	[/^(\w+) must be a View such as (\{.*\}), or the name of one of /, (_, [example = ""]) => JSON.parse(example)],
	[/^(\w+) must be the name of one of ("(?:[^"\\]|\\.)*")/, (_, [name = ""]) => JSON.parse(name)],
	[/^(.+) must be an object with any of ([\w, ]+), or one of (\w+),/, (_, [, period = ""]) => period],
	[/^(.+) must be an object with any of .*\.$/, () => ({})],
	[/^(.+) must be one of ([^,]+),.*, or a list of them, not /, (_, [choice = ""]) => [choice]],
	[/^(.+) must be one of ([^,.]+),? .*not /, (_, [choice = ""]) => choice],
	[/^(.+) must be a string, or a list of up to /, () => "x"],
	[/^(.+) must be a string of up to /, () => "x"],
	[/^(.+) must be true or false, not /, () => true],
	[/^(.+) must be a whole number from (\d+) to /, (_, [least]) => Number(least)],
	[/^(.+) must be a date like (\d{4}-\d\d-\d\d)/, (_, [day = ""]) => day],
	[/^(.+) ends before it begins/, (value) => swapped(value as Record<string, unknown>)],
	[/^(.+) has bounds that no date can meet: pass eq alone .* gte with .* lt with/, (value) => met(value as Bounds)],
];

function pathOf(key: string): Path {
	return key === "The input" || key === "A View" ? [] : key.split(".");
}

/** Takes the key away, or gives it the name that it nearly has. */
function renamed(value: unknown, wrong: string, takes: readonly string[]): unknown {
	const entries = Object.entries(value as Record<string, unknown>);
	const name = takes.find((one) => wrong.startsWith(one) && !entries.some(([key]) => key === one));
	return Object.fromEntries(
		entries.flatMap(([key, own]) => (key !== wrong ? [[key, own]] : name === undefined ? [] : [[name, own]])),
	);
}

function swapped({ gte, lt, ...rest }: Record<string, unknown>): unknown {
	return { ...rest, gte: lt, lt: gte };
}

type Bounds = Readonly<Partial<Record<"eq" | "gte" | "gt" | "lte" | "lt", string>>>;

/** The day alone, or the days from the first to the last one. */
function met({ eq, gte, gt, lte, lt }: Bounds): Bounds {
	const day = (text = "") => text.slice(0, 10);
	return eq !== undefined ? { eq } : { gte: day(gte ?? gt), lt: addDays(day(lte ?? lt), 1) };
}

function changedAt(root: unknown, [key, ...rest]: Path, change: (value: unknown) => unknown): unknown {
	if (key === undefined) return change(root);
	const own = typeof root === "object" && root !== null ? (root as Record<string, unknown>) : {};
	return { ...own, [key]: changedAt(own[key], rest, change) };
}
