/** Characters that are compared together, in two halves. */
const SAMPLE = 6;
const HALF = SAMPLE / 2;
/** Low bits of a character that are compared: they are the same for capital and small letters. */
const BITS = 5;
const LOW_BITS = 2 ** BITS - 1;

/**
 * Returns a function that says whether a text contains any of `needles`, ignoring case. The function takes samples of a text,
 * as far apart as possible while every needle still covers one of them, and compares the text around a sample only if its
 * characters occur together in a needle.
 */
export function searchFor(needles: readonly string[]): (text: string) => boolean {
	const lower = needles.map((needle) => needle.toLowerCase());
	const lengths = needles.map(({ length }) => length);
	const step = Math.min(...lengths) - SAMPLE + 1;
	const reach = Math.max(...lengths);
	const holds = (text: string) => {
		const lowerText = text.toLowerCase();
		return lower.some((needle) => lowerText.includes(needle));
	};
	if (step < 1) return holds;
	const firstHalves = new Uint8Array(2 ** (HALF * BITS));
	const samples = new Set<number>();
	for (const needle of needles) {
		for (let at = 0; at <= needle.length - SAMPLE; at += 1) {
			firstHalves[halfAt(needle, at)] = 1;
			samples.add(sampleAt(needle, at));
		}
	}
	return (text) => {
		for (let at = 0; at <= text.length - SAMPLE; at += step) {
			if (firstHalves[halfAt(text, at)] === 0 || !samples.has(sampleAt(text, at))) continue;
			if (holds(text.slice(Math.max(0, at - reach), at + reach))) return true;
		}
		return false;
	};
}

/** The characters from `at` on as one number of 30 bits. */
function sampleAt(text: string, at: number): number {
	return (halfAt(text, at) << (HALF * BITS)) | halfAt(text, at + HALF);
}

/** Half of a sample, as one number of 15 bits. */
function halfAt(text: string, at: number): number {
	return (
		((text.charCodeAt(at) & LOW_BITS) << (2 * BITS)) |
		((text.charCodeAt(at + 1) & LOW_BITS) << BITS) |
		(text.charCodeAt(at + 2) & LOW_BITS)
	);
}
