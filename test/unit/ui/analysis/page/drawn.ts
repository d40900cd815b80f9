import { analysisStrings } from "../../../../../src/ui/analysis/analysisStrings.ts";
import type { AnalysisFormat } from "../../../../../src/ui/analysis/page/analysisFormat.ts";
import { numberFormat } from "../../../../../src/ui/webview/page/numberFormat.ts";

/** How the tests' sections write figures: US dollars. */
export function formatOf({ hidden = false } = {}): AnalysisFormat {
	const numbers = numberFormat({ currency: "USD", scale: 2, hidden }, "en");
	return { ...numbers, strings: analysisStrings() };
}

/** The markup of a template, without a browser. Listeners leave nothing. */
export function markupOf(template: unknown): string {
	if (Array.isArray(template)) return template.map(markupOf).join("");
	if (typeof template === "string" || typeof template === "number") return String(template);
	if (typeof template !== "object" || template === null) return "";
	const { strings, values = [] } = template as { strings?: readonly string[]; values?: readonly unknown[] };
	if (strings !== undefined)
		return strings.map((text, index) => text + (index < values.length ? markupOf(values[index]) : "")).join("");
	// A directive that repeats a template for each of its items.
	const [items, , each] = values as [readonly unknown[], unknown, (item: unknown) => unknown];
	return items.map((item) => markupOf(each(item))).join("");
}

/** The text that a reader sees. */
export function textOf(template: unknown): string {
	return markupOf(template)
		.replace(/<\/t[dh]>/g, " ")
		.replace(/<[^>]*>/g, "")
		.replace(/\s+/g, " ")
		.trim();
}
