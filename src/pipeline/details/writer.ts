import { blockText, labelText } from "../../close/text/labelText.ts";
import type { AmountScales } from "../currencies.ts";
import { dateText } from "../dateText.ts";
import type { Mask } from "../mask.ts";
import { type Decimals, formatMoney, formatPercent } from "../money.ts";
import { perPeriod } from "../valueText.ts";
import { relativeText } from "./relative.ts";
import type { Field, Part } from "./view.ts";

/** What details are written with. */
export interface DetailsContext {
	/** BCP 47. */
	readonly locale: string;
	readonly now: Date;
	/** What amounts and names are written through. */
	readonly mask: Mask;
	/** Nothing on screen leads to what is hidden there. */
	readonly hidden: boolean;
	readonly amounts: AmountScales;
	/** The label of a status, where it is known. */
	readonly statusName: (id: string) => string | undefined;
}

/** Writes values for people, and remembers what their links and copies stand for. */
export class Writer {
	readonly context: DetailsContext;
	readonly links = new Map<string, string>();
	readonly copies = new Map<string, string>();

	constructor(context: DetailsContext) {
		this.context = context;
	}

	/** An amount with the period that it is paid in. */
	amount(amount: number, currency: string | null | undefined, period?: string | null): string {
		return this.context.mask.amount(perPeriod(this.money(amount, currency), amount === 0 ? undefined : period));
	}

	/** An amount as it is, not masked. */
	money(amount: number, currency: string | null | undefined, decimals: Decimals = "asNeeded"): string {
		const { locale, amounts } = this.context;
		const format = { locale, currency: amounts.currencyOf(currency), scale: amounts.scaleOf(currency), decimals };
		return formatMoney(amount, format);
	}

	percent(percent: number): string {
		return formatPercent(percent, this.context.locale);
	}

	/** A day or a moment, with how long ago it is. */
	date(text: string): Part {
		const { locale, now } = this.context;
		const hint = relativeText(text, now, locale);
		return { text: labelText(dateText(text, locale)), ...(hint === "" ? {} : { hint }) };
	}

	/** A name, or what else tells who is meant; "" where there is nothing to see. */
	name(text: string | null | undefined): string {
		return this.context.mask.name(labelText(text ?? ""));
	}

	/** A text of several lines that tells who is meant. */
	lines(text: string): Part {
		return { text: this.context.mask.name(blockText(text)), lines: true };
	}

	/** A part that leads somewhere, unless there is no address or the part is hidden. */
	link(part: Part, key: string, address: string | undefined): Part {
		if (address === undefined || this.context.hidden) return part;
		this.links.set(key, address);
		return { ...part, link: key };
	}

	/** A part whose text can be copied: without controls, since a terminal takes those of the clipboard for keys. */
	copyable(part: Part, key: string, text: string, label: string): Part {
		this.copies.set(
			key,
			text
				.replace(/\r\n?/g, "\n")
				.replace(/\t/g, " ")
				.replace(/[^\P{Cc}\n]/gu, ""),
		);
		return { ...part, copy: { key, label } };
	}
}

export function none(text: string): Part {
	return { text, none: true };
}

/** A field of one part; no field where that says nothing. */
export function field(name: string, label: string, ...parts: readonly Part[]): readonly Field[] {
	const said = parts.filter(({ text }) => text !== "");
	return said.length === 0 ? [] : [{ name, label, parts: said }];
}

export function plain(text: string | null | undefined): Part {
	return { text: labelText(text ?? "") };
}
