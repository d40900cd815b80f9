import { SUMS } from "./aggregates.ts";
import type { WrittenAmount } from "./listResponse.ts";

const TWINS = SUMS.map((sum) => [sum, `${sum}_formatted`] as const);

/**
 * The sums of answers and groups that come with a text: each has a twin `<name>_formatted`, which is null for 0 and which
 * a server may leave out. Anything else in its place tells nothing.
 */
export function writtenAmounts(figures: readonly unknown[]): readonly WrittenAmount[] {
	return figures.flatMap((of) => {
		if (typeof of !== "object" || of === null) return [];
		const fields = of as Readonly<Record<string, unknown>>;
		return TWINS.flatMap(([sum, twin]) => {
			const { [sum]: amount, [twin]: text } = fields;
			return typeof amount === "number" && typeof text === "string" && text !== "" ? [{ amount, text }] : [];
		});
	});
}
