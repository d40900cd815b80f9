import type { OpenDeal } from "./openDeals.ts";

/** What a user thinks of a deal: it is lost, it is won, or it slips into a later period. */
export const THOUGHTS = ["won", "lost", "slipped"] as const;
export type Thought = (typeof THOUGHTS)[number];

/** Thoughts by the ids of opportunities. */
export type Thoughts = ReadonlyMap<string, Thought>;

/** What a period would be if the thoughts came true. */
interface WhatIf {
	/** The deals that stay open in the period. */
	readonly deals: readonly OpenDeal[];
	/** The annualized value that would be won besides. */
	readonly won: number;
	/** How many deals there are of each thought. */
	readonly counts: Readonly<Record<Thought, number>>;
}

/** Returns undefined if no thought is about one of the deals. */
export function whatIf(deals: readonly OpenDeal[], thoughts: Thoughts): WhatIf | undefined {
	const counts: Record<Thought, number> = { won: 0, lost: 0, slipped: 0 };
	const open: OpenDeal[] = [];
	let won = 0;
	for (const deal of deals) {
		const thought = thoughts.get(deal.id);
		if (thought === undefined) {
			open.push(deal);
			continue;
		}
		counts[thought] += 1;
		if (thought === "won") won += deal.value;
	}
	return open.length === deals.length ? undefined : { deals: open, won, counts };
}
