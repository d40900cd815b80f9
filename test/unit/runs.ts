/** How many times as often as usual properties are tried: 1, and more in `npm run test:daily`. */
export const FURTHER = Number(process.env["PROPERTY_RUNS"] ?? 1);

/** Of a property that takes other than the usual hundred runs. `usual` is what every run of the tests does. */
export function runs(usual: number): { readonly numRuns: number } {
	return { numRuns: usual * FURTHER };
}
