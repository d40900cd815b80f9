import { html, type TemplateResult } from "lit";
import type { GroupSort } from "../../../opportunities/totals/groupSort.ts";

/** How the groups are sorted, and what a pressed header asks for. */
export interface Sorting {
	readonly sort: GroupSort;
	readonly sortBy: (by: GroupSort["by"]) => void;
}

/** A header that sorts the groups: by what it heads, or in the other direction if they are already sorted by it. */
export function sortHeader(text: unknown, by: GroupSort["by"], { sort, sortBy }: Sorting): TemplateResult {
	const sorted = sort.by !== by ? "none" : sort.descending ? "descending" : "ascending";
	return html`
		<th scope="col" role="columnheader" class=${by === "group" ? "name" : "figure"} aria-sort=${sorted} @click=${() => sortBy(by)}>
			<button type="button" class="sort">${text}</button>
		</th>
	`;
}
