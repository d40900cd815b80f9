import { blockText, labelText } from "../../close/text/labelText.ts";
import type { AmountScales } from "../text/currencies.ts";
import type { CustomFields } from "../text/customFieldNames.ts";
import type { Mask } from "../text/mask.ts";
import { type Decimals, formatMoney, formatPercent } from "../text/money.ts";
import { perPeriod } from "../text/valueText.ts";
import { dateText } from "../time/dateText.ts";
import type { Filters } from "../view/view.ts";
import type { Field, Part } from "./detailsView.ts";
import { pasteable } from "./pasteableText.ts";
import { relativeText } from "./relativeTime.ts";

/** What is needed to write details. */
export interface DetailsContext {
	/** BCP 47. */
	readonly locale: string;
	readonly now: Date;
	/** Applied to amounts and names. */
	readonly mask: Mask;
	/** True if amounts and names are hidden; links and copies must not reveal them. */
	readonly hidden: boolean;
	readonly amounts: AmountScales;
	/** Returns the label of a status, if known. */
	readonly statusName: (id: string) => string | undefined;
	/** Returns the name of a user, if known. */
	readonly userName: (id: string) => string | undefined;
	/** Undefined while they're awaited. */
	readonly customFields: CustomFields | undefined;
	/** The month in which quarters and years begin, 1 to 12. */
	readonly startMonth: number;
}

/** Writes values for people, and remembers what their links, copies and Views stand for. */
export class Writer {
	readonly context: DetailsContext;
	readonly links = new Map<string, string>();
	readonly copies = new Map<string, string>();
	readonly views = new Map<string, Filters>();

	constructor(context: DetailsContext) {
		this.context = context;
	}

	/** Writes an amount with its period. */
	amount(amount: number, currency: string | null | undefined, period?: string | null): string {
		return this.context.mask.amount(perPeriod(this.money(amount, currency), amount === 0 ? undefined : period));
	}

	/** Writes an amount without masking it. */
	money(amount: number, currency: string | null | undefined, decimals: Decimals = "asNeeded"): string {
		const { locale, amounts } = this.context;
		const format = { locale, currency: amounts.currencyOf(currency), scale: amounts.scaleOf(currency), decimals };
		return formatMoney(amount, format);
	}

	percent(percent: number): string {
		return formatPercent(percent, this.context.locale);
	}

	/** Writes a day or a moment, with how long ago it is. */
	date(text: string): Part {
		const { locale, now } = this.context;
		const hint = relativeText(text, now, locale);
		return { text: labelText(dateText(text, locale)), ...(hint === "" ? {} : { hint }) };
	}

	/** Writes a name or other text that identifies someone; "" if there is nothing to see. */
	name(text: string | null | undefined): string {
		return this.context.mask.name(labelText(text ?? ""));
	}

	/** Writes text of several lines that identifies someone. */
	lines(text: string): Part {
		return { text: this.context.mask.name(blockText(text)), lines: true };
	}

	/** Adds a link to a part, unless there is no address or the part is hidden. */
	link(part: Part, key: string, address: string | undefined): Part {
		if (address === undefined || this.context.hidden) return part;
		this.links.set(key, address);
		return { ...part, link: key };
	}

	/** Makes a part's text copyable, unless the part is hidden. */
	copyable(part: Part, key: string, text: string, label: string): Part {
		if (this.context.hidden) return part;
		this.copies.set(key, pasteable(text));
		return { ...part, copy: { key, label } };
	}

	/** Makes a part lead to the View with these filters alone. `label` says what the View shows. */
	leadTo(part: Part, key: string, filters: Filters, label: string): Part {
		this.views.set(key, filters);
		return { ...part, view: { key, label } };
	}
}

export function none(text: string): Part {
	return { text, none: true };
}

/** Creates a field from its parts; no field if these are empty. */
export function field(name: string, label: string, ...parts: readonly Part[]): readonly Field[] {
	const written = parts.filter(({ text }) => text !== "");
	return written.length === 0 ? [] : [{ name, label, parts: written }];
}

export function plain(text: string | null | undefined): Part {
	return { text: labelText(text ?? "") };
}
