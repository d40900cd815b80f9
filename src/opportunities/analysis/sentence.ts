import type { WrittenFigure } from "./measure.ts";

/** A text with figures in it, in reading order: the page writes them in the session's currency, or hides them. */
export type Sentence = readonly (string | WrittenFigure)[];

/** Puts figures into a sentence at `{0}`, `{1}`, … */
export function sentence(text: string, ...figures: readonly WrittenFigure[]): Sentence {
	return text
		.split(/\{(\d+)\}/)
		.map((piece, at) => (at % 2 === 0 ? piece : (figures[Number(piece)] ?? "")))
		.filter((piece) => piece !== "");
}

export function money(value: number): WrittenFigure {
	return { kind: "money", value };
}

export function count(value: number): WrittenFigure {
	return { kind: "count", value };
}

export function ratio(value: number): WrittenFigure {
	return { kind: "ratio", value };
}
