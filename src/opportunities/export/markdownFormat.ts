import * as l10n from "@vscode/l10n";
import { inLocale } from "../../close/base/inLocale.ts";
import { countedText } from "../../close/base/plurals.ts";
import type { Aggregates, Sum } from "../../close/schema/aggregates.ts";
import type { Row } from "../../close/schema/opportunityRow.ts";
import { VALUE_PERIODS } from "../../close/schema/parameters.ts";
import type { Currency } from "../text/currencySet.ts";
import { formatCount, formatMoney } from "../text/money.ts";
import { valuePeriodLabel } from "../view/labels.ts";
import { cellText } from "./cells.ts";
import type { GroupHeader, Header } from "./exportPart.ts";
import { doubtsOf, type Format, type FormatOptions, groupTitle, type Outcome } from "./format.ts";
import { escapeMarkdown, tableHead, tableLine } from "./markdownTable.ts";

/** A heading with View and time, the totals as a table, and a table of objects for each group. */
export class MarkdownFormat implements Format {
	readonly #options: FormatOptions;
	/** The currency of sums. */
	#currency: Currency;
	#tableBegun = false;

	constructor(options: FormatOptions) {
		this.#options = options;
	}

	head(head: Header): string {
		const { title, description, locale, amounts } = this.#options;
		this.#currency = amounts.ofSums(head.known.length === head.totals.total_results);
		const full = { dateStyle: "long", timeStyle: "long" } as const;
		const time = inLocale(locale, (one) => new Intl.DateTimeFormat(one, full)).format(head.asOf);
		const lines = [`# ${escapeMarkdown(title)}`, ""];
		if (description !== "") lines.push(escapeMarkdown(description), "");
		lines.push(escapeMarkdown(l10n.t("As of {0}", time)), "", ...this.#figures(head.totals));
		if (this.#currency === "mixed")
			lines.push("", l10n.t("Amounts are in several currencies and were added without conversion."));
		return `${lines.join("\n")}\n`;
	}

	group(group: GroupHeader | undefined): string {
		this.#tableBegun = false;
		const title = `\n## ${escapeMarkdown(groupTitle(group, this.#options))}\n`;
		if (group === undefined) return title;
		const sentence = this.#sentence(group.aggregates);
		return sentence === "" ? title : `${title}\n${sentence}\n`;
	}

	objects(rows: readonly Row[]): string {
		const { columns, headings, amounts } = this.#options;
		const lines = rows.map((row) => tableLine(columns.map((field) => cellText(row, field, amounts))));
		const begun = this.#tableBegun;
		this.#tableBegun = true;
		return `${begun ? "" : `\n${tableHead(headings)}\n`}${lines.join("\n")}\n`;
	}

	end(outcome: Outcome): string {
		return doubtsOf(outcome)
			.map((doubt) => `\n${doubt}\n`)
			.join("");
	}

	#figures(totals: Aggregates): string[] {
		const { locale } = this.#options;
		const count = (figure: number | undefined) => (figure === undefined ? "" : formatCount(figure, locale));
		const counts = totals.count_by_value_period;
		const others = counts?.other;
		const otherLine = [l10n.t("Other periods"), count(others), "", ""];
		const periods = [...VALUE_PERIODS, "annualized"] as const;
		const lines = periods.map((period) => {
			const total = period === "annualized" ? totals.total_results : counts && (counts[period] ?? 0);
			const label = period === "annualized" ? l10n.t("Annualized") : valuePeriodLabel(period);
			return [
				label,
				count(total),
				this.#sum(totals, `total_value_${period}`),
				this.#sum(totals, `expected_value_${period}`),
			];
		});
		if (others !== undefined) lines.splice(VALUE_PERIODS.length, 0, otherLine);
		const names = ["", l10n.t("Count"), l10n.t("Value"), l10n.t("Expected value")];
		return [tableLine(names), "| --- | ---: | ---: | ---: |", ...lines.map(tableLine)];
	}

	/** Returns the known figures as a sentence. */
	#sentence(aggregates: Aggregates): string {
		const value = this.#sum(aggregates, "total_value_annualized");
		const expected = this.#sum(aggregates, "expected_value_annualized");
		const parts = [
			...(aggregates.total_results === undefined ? [] : [this.#count(aggregates.total_results)]),
			...(value === "" ? [] : [l10n.t("{0} a year", value)]),
			...(expected === "" ? [] : [l10n.t("{0} expected a year", expected)]),
		];
		return escapeMarkdown(parts.join(" · "));
	}

	#count(size: number): string {
		const forms = { one: l10n.t("{0} opportunity"), other: l10n.t("{0} opportunities") };
		return countedText(size, forms, formatCount(size, this.#options.locale));
	}

	#sum(aggregates: Aggregates, sum: Sum): string {
		const figure = aggregates[sum];
		if (figure === undefined) return "";
		const { locale, amounts } = this.#options;
		const scale = amounts.scaleOf(this.#currency);
		return formatMoney(figure, { locale, currency: this.#currency, scale });
	}
}
