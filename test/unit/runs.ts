/** The runs of each property, as a multiple of the usual number: 1, and more in `npm run test:daily`. */
export const FURTHER = Number(process.env["PROPERTY_RUNS"] ?? 1);

/** Options of a property that doesn't take the usual hundred runs, but `usual` ones in each run of the tests. */
export function runs(usual: number): { readonly numRuns: number } {
	return { numRuns: usual * FURTHER };
}
