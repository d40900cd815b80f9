import { type ListParameters, STATUS_TYPES, VALUE_PERIODS } from "../../close/parameters.ts";

/** Filters whose documented values each object has one of. */
const KINDS = { status_type: STATUS_TYPES, value_period: VALUE_PERIODS } as const;

/**
 * The ways to divide a listing into parts by one more filter. Objects with a value that is not documented are in no part,
 * so that a way serves only if the sizes of its parts add up.
 */
export function partitionsOf(listing: ListParameters): readonly (readonly ListParameters[])[] {
	return (["status_type", "value_period"] as const)
		.map((filter) => {
			const { [filter]: single, [`${filter}__in` as const]: several, ...others } = listing;
			const own = single === undefined ? several?.split(",") : [single];
			return (own ?? KINDS[filter]).map((value): ListParameters => ({ ...others, [filter]: value }));
		})
		.filter((parts) => parts.length > 1);
}
