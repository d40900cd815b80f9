/** Opportunities that a server has in the order of a View grouped by dates, as the tree has them: those without a date last. */
export function inTreeOrder<One extends { readonly date_won?: unknown }>(all: readonly One[]): readonly One[] {
	return [...all.filter(({ date_won }) => date_won !== null), ...all.filter(({ date_won }) => date_won === null)];
}
