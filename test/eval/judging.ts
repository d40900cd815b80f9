import type { Place } from "./questions/question.ts";

/** Reads what stands at a place in the answers of a question's calls. Undefined if there is no such place. */
export function figureAt(answers: readonly string[], { call, row = 0, column }: Place): string | undefined {
	const [provenance, header = "", ...rows] = (answers.at(call ?? -1) ?? "").split("\n");
	if (column === "provenance") return provenance;
	const index = header.split("\t").indexOf(column);
	const cells = rows.map((line) => line.split("\t"));
	return (typeof row === "number" ? cells[row] : cells.find(([first]) => first === row))?.[index];
}

/** Whether what stands at a place is the right figure: the same text, plain or as a JSON string, or a percentage with its own decimals. */
export function isRight(place: Place, found: string | undefined, figure: string): boolean {
	if (found === undefined) return false;
	if (place.column === "provenance") return new RegExp(`\\b${figure}\\b`).test(found);
	const percent = /^-?\d+\.(\d\d)%$/.exec(found);
	if (percent !== null) return Math.abs(Number(found.slice(0, -1)) / 100 - Number(figure)) <= HALF_A_DIGIT;
	return found === figure || found === JSON.stringify(figure);
}

/** Percentages have two decimals, and figures six. */
const HALF_A_DIGIT = 0.5e-4 + 0.5e-6;
