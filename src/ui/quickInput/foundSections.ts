/** How many known items stand above what was found: few enough that it begins where the list needn't be scrolled. */
const MOST_ABOVE = 5;

interface Identified {
	readonly id: string;
}

interface Sections<Known, Found> {
	/** The best of the known items. */
	readonly above: readonly Known[];
	readonly found: readonly Found[];
	readonly below: readonly Known[];
}

/**
 * Arranges what is known here and what a search found, each once, so that long lists of known items don't hide what was
 * found: if it has others than the best known ones, the rest of the known ones is below it.
 */
export function foundSections<Known extends Identified, Found extends Identified>(
	known: readonly Known[],
	found: readonly Found[],
): Sections<Known, Found> {
	const best = idsOf(known.slice(0, MOST_ABOVE));
	const others = found.filter(({ id }) => !best.has(id));
	if (others.length === 0) return { above: known, found: [], below: [] };
	const shown = idsOf(others);
	const below = known.slice(MOST_ABOVE).filter(({ id }) => !shown.has(id));
	return { above: known.slice(0, MOST_ABOVE), found: others, below };
}

function idsOf(items: readonly Identified[]): ReadonlySet<string> {
	return new Set(items.map(({ id }) => id));
}
