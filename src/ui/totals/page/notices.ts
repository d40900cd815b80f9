import { html, nothing, type TemplateResult } from "lit";
import { type Counted, formFor } from "../../../close/base/plurals.ts";
import { STATUS_TYPES } from "../../../close/schema/parameters.ts";
import { withoutPeriod } from "../../../opportunities/totals/singleFigures.ts";
import { button } from "../../webview/page/controls.ts";
import { fill } from "../../webview/page/sentence.ts";
import type { FromPage, Snapshot } from "../totalsProtocol.ts";
import type { Format } from "./figureFormat.ts";

/** Sends the extension what the user asked for. */
export type Ask = (message: FromPage) => void;

/** What users must know to read the figures correctly: what they cover, what is missing, and why. */
export function notices({ totals, filters, failure, signIn }: Snapshot, format: Format, ask: Ask): TemplateResult {
	const { strings } = format;
	const { error, partial, whole } = totals;
	const empty = whole?.total_results === 0;
	return html`
		${
			failure === undefined
				? nothing
				: html`<div class="notice error" role="alert">
					<p title=${[error?.message, error?.advice].filter(Boolean).join("\n")}>${failure}</p>
					${signIn ? button(strings.signIn, () => ask({ type: "signIn" })) : button(strings.refresh, () => ask({ type: "refresh" }))}
				</div>`
		}
		${
			partial === undefined
				? nothing
				: html`<div class="notice partial" role="status">
					<p>${strings.partial[partial]}</p>
					${partial === "opening" || error !== undefined ? nothing : button(strings.refresh, () => ask({ type: "refresh" }))}
				</div>`
		}
		${
			totals.hidden
				? html`<div class="notice">
					<p>${strings.amountsHidden}</p>
					${button(strings.showAmounts, () => ask({ type: "showAmounts" }))}
				</div>`
				: nothing
		}
		${empty ? html`<p class="empty">${filters !== "" ? strings.noMatches : strings.noOpportunities}</p>` : nothing}
		${totals.currency === "mixed" ? html`<p class="notice">${strings.mixedCurrencies}</p>` : nothing}
		${countedNotice(format, strings.withoutPeriod, withoutPeriod(whole ?? {}))}
	`;
}

/** The sentence with a count, or nothing if the count is 0. */
export function countedNotice(format: Format, sentences: Counted, count: number): TemplateResult | typeof nothing {
	if (count === 0) return nothing;
	return html`<p class="notice">${fill(formFor(count, sentences), format.count(count))}</p>`;
}

/** Says that the figures cover all statuses, if they do, with buttons that show one type only. */
export function statusTypes({ totals }: Snapshot, format: Format, ask: Ask): TemplateResult | typeof nothing {
	const { strings } = format;
	const { coversAllStatuses, whole } = totals;
	if (!coversAllStatuses || whole === undefined || whole.total_results === 0) return nothing;
	return html`
		<div class="notice" role="toolbar" aria-labelledby="covers" data-roving="line">
			<p id="covers">${strings.coversAllStatuses}</p>
			${STATUS_TYPES.map((statusType) =>
				button(strings.statusTypes[statusType], () => ask({ type: "filterByStatusType", statusType })),
			)}
		</div>
	`;
}
