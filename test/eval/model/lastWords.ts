/** How a model has to end, so that its answer can be compared. */
export const ENDING =
	"End with a line that begins with ANSWER: and has the figures alone, in the order of the question, with semicolons " +
	"between them: amounts in units of the currency with all decimals and without grouping signs, ratios as fractions of 1, " +
	"dates as YYYY-MM-DD, and the word mixed if there is more than one currency.";

/** Whether a model's last words have exactly these figures. */
export function saysRight(text: string, figures: readonly string[]): boolean {
	const line = [...text.matchAll(/ANSWER:[ \t]*(.*)/g)].at(-1)?.[1];
	const said = line?.split(";").map((one) => one.replace(/[*`]/g, "").trim()) ?? [];
	return said.length === figures.length && figures.every((figure, index) => isFigure(said[index] ?? "", figure));
}

function isFigure(said: string, figure: string): boolean {
	if (!/^-?\d+(\.\d+)?$/.test(figure)) return said.toLowerCase() === figure.toLowerCase();
	const number = numberIn(said);
	return number !== undefined && Math.abs(number - Number(figure)) <= (isRatio(figure) ? RATIO_SLACK : 0);
}

/** Ratios have six decimals, and amounts have three at the most. */
const isRatio = (figure: string) => /\.\d{6}$/.test(figure);
/** A model may round a ratio to a tenth of a percent. */
const RATIO_SLACK = 0.0005 + 1e-9;

function numberIn(said: string): number | undefined {
	const [, digits, percent] = /^(?:[A-Z]{3}|[$€¥])?\s*(-?[\d,]+(?:\.\d+)?)\s*(%)?(?:\s*[A-Z]{3})?$/.exec(said) ?? [];
	if (digits === undefined) return undefined;
	return Number(digits.replaceAll(",", "")) / (percent === undefined ? 1 : 100);
}
