import answers from "../answers/answers.json" with { type: "json" };
import { DATA_SETS } from "../dataSets.ts";
import { figureAt, isRight } from "../judging.ts";
import type { Question } from "../questions/question.ts";
import { QUESTIONS } from "../questions.ts";
import type { Result } from "../result.ts";
import { tokensOf } from "../tokens.ts";
import { invokeTool } from "./invokeTool.ts";
import { type OpenDataSet, openDataSet } from "./openDataSet.ts";

/** Asks questions by their own calls, through the tools that are registered with VS Code: those of one data set, or all. */
export async function evaluate(only: string | undefined): Promise<readonly Result[]> {
	const results: Result[] = [];
	for (const dataSet of DATA_SETS.filter(({ name }) => only === undefined || name === only)) {
		const open = await openDataSet(dataSet);
		try {
			for (const question of QUESTIONS.filter(({ set }) => set === dataSet.name))
				results.push(await resultOf(question, open));
		} finally {
			await open.close();
		}
	}
	return results;
}

async function resultOf({ id, calls, at }: Question, { fill }: OpenDataSet): Promise<Result> {
	const said: Result["said"][number][] = [];
	for (const call of fill(calls)) {
		const one = await invokeTool(call);
		said.push({ ...one, tokens: tokensOf(one.text) });
	}
	const figures = answersTo(id);
	const found = at.map((place) =>
		figureAt(
			said.map(({ text }) => text),
			place,
		),
	);
	const right = at.every((place, index) => isRight(place, found[index], figures[index] ?? ""));
	return { id, right, found, figures, said };
}

/** The figures that brute force found. */
export function answersTo(id: string): readonly string[] {
	return (answers as Readonly<Record<string, readonly string[]>>)[id] ?? [];
}
