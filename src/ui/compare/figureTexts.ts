import * as l10n from "@vscode/l10n";
import type { ComparedFigure, ComparedPart } from "../../opportunities/analysis/comparedFigures.ts";
import type { WrittenFigure } from "../../opportunities/analysis/measure.ts";
import { HIDDEN } from "../../opportunities/text/mask.ts";
import { formatCount, formatMoney, formatPercent, formatRoughly } from "../../opportunities/text/money.ts";
import { isCount } from "../../opportunities/totals/singleFigures.ts";

/** How the page writes figures. */
export interface FigureWording {
	/** BCP 47. */
	readonly locale: string;
	/** ISO 4217, or `mixed`. */
	readonly currency: string | undefined;
	/** How many of an amount's last digits are decimals. */
	readonly scale: number;
	/** Amounts are hidden. Counts aren't. */
	readonly hidden: boolean;
}

/** A figure as text, and what a screen reader says instead if it is a sign. */
interface FigureText {
	/** Absent if the figure isn't known, doesn't exist, or is hidden. */
	readonly value?: number;
	readonly text: string;
	readonly spoken?: string;
	/** All digits, if `text` has fewer. */
	readonly exact?: string;
}

/** Whether a part of a figure would tell something of amounts. */
export function isAmount({ name }: Pick<ComparedFigure, "name">): boolean {
	return !isCount(name);
}

/** Writes a part of a compared figure. Differences have their sign. */
export function partText(figure: ComparedFigure, part: ComparedPart, wording: FigureWording): FigureText {
	if (wording.hidden && isAmount(figure)) return { text: HIDDEN.amount("0"), spoken: l10n.t("hidden") };
	const value = figure[part];
	if (value === undefined) {
		const none = part === "percent" && figure.a === 0;
		return { text: "–", spoken: none ? l10n.t("none") : l10n.t("unknown") };
	}
	if (part === "percent") return { value, text: signed(percentOf(value), ratioText(value, wording.locale)) };
	const write = part === "difference" ? (text: string) => signed(value, text) : (text: string) => text;
	if (!isAmount(figure)) return { value, text: write(formatCount(value, wording.locale)) };
	const [text, exact] = [formatRoughly(value, wording), formatMoney(value, wording)].map(write) as [string, string];
	return { value, text, ...(exact === text ? {} : { exact }) };
}

/** Writes a figure within a sentence or a sum, with all its digits. */
export function writtenText({ kind, value }: WrittenFigure, wording: FigureWording): string {
	switch (kind) {
		case "count":
			return formatCount(value, wording.locale);
		case "ratio":
			return ratioText(value, wording.locale);
		case "money":
			return wording.hidden ? HIDDEN.amount("0") : formatMoney(value, wording);
	}
}

/** A ratio as a percentage with at most one decimal: 0.825 is `82.5%`. */
function ratioText(ratio: number, locale: string): string {
	return formatPercent(percentOf(ratio), locale);
}

/** Rounded, as it's written: 0% has no sign. */
function percentOf(ratio: number): number {
	return Math.round(ratio * 1000) / 10;
}

function signed(value: number, text: string): string {
	return value > 0 ? `+${text}` : text;
}
