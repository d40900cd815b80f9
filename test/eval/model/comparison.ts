import { table } from "../../bench/table.ts";
import type { Conversation } from "./conversation.ts";

/** What a model made of a question in one of the two ways. */
export interface Attempt extends Conversation {
	readonly id: string;
	readonly right: boolean;
}

/** What a model made of the questions with the tools, and with raw rows alone. */
export interface ModelResults {
	readonly tools: readonly Attempt[];
	readonly rows: readonly Attempt[];
}

/** Both ways side by side. */
export function comparison(model: string, { tools, rows }: ModelResults): string {
	const row = (name: string, attempts: readonly Attempt[]) => {
		const sum = (of: (attempt: Attempt) => number) => attempts.reduce((total, attempt) => total + of(attempt), 0);
		return [
			`${model} with ${name}`,
			`${attempts.filter(({ right }) => right).length} of ${attempts.length}`,
			sum(({ calls }) => calls),
			sum(({ heard }) => heard),
			sum(({ tokens }) => tokens),
			sum(({ refusals }) => refusals),
		];
	};
	const wrong = tools.filter(({ right }) => !right).map(({ id, text }) => `${id}: ${lastLine(text)}`);
	return [
		table(
			["who", "correct", "calls", "tokens of answers", "tokens in all", "refusals"],
			[row("the tools", tools), row("raw rows", rows)],
		),
		...(wrong.length === 0 ? [] : [["Wrong with the tools:", ...wrong].join("\n")]),
	].join("\n\n");
}

function lastLine(text: string): string {
	return text.trim().split("\n").at(-1) ?? "";
}
