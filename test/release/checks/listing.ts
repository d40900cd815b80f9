import { KNOWN_HOSTS, repositoryAddress, sourceAddresses } from "../../host/sourceAddresses.ts";
import type { Manifest } from "../candidate.ts";

/** The Marketplace's own limits. */
const MOST_KEYWORDS = 30;
const SMALLEST_ICON = 128;
const UNAFFILIATED = /not affiliated with Close/i;
/** Lines of the README that are seen before one scrolls. */
const FIRST_LINES = 12;

/** What the listing in the stores lacks, in sentences that say what to do. */
export function listingProblems(manifest: Manifest, readme: string, icon: Buffer | undefined): string[] {
	const problems = [];
	const { galleryBanner, categories = [], keywords = [] } = manifest;
	if (!/^#[0-9a-f]{6}$/i.test(galleryBanner?.color ?? "") || !/^(?:dark|light)$/.test(galleryBanner?.theme ?? ""))
		problems.push("package.json has no galleryBanner with a color such as #0b3336 and a theme, dark or light.");
	if (categories.length === 0) problems.push("package.json has no categories, by which the stores list extensions.");
	if (keywords.length === 0 || keywords.length > MOST_KEYWORDS)
		problems.push(`package.json has ${keywords.length} keywords: the stores take 1 to ${MOST_KEYWORDS}.`);
	// The width and the height of a PNG are two numbers behind its signature and the name of its first part.
	if (icon === undefined || Math.min(icon.readUInt32BE(16), icon.readUInt32BE(20)) < SMALLEST_ICON)
		problems.push(
			`The package has no icon of at least ${SMALLEST_ICON} × ${SMALLEST_ICON} pixels: see "icon" in package.json.`,
		);
	if (!UNAFFILIATED.test(readme.split("\n").slice(0, FIRST_LINES).join("\n")))
		problems.push('The README doesn\'t say at its top that the extension is "not affiliated with Close".');
	return problems;
}

/** Fields that decide where the listing's links lead. Nobody but the publisher can know them. */
const ADDRESSES = ["repository", "bugs", "homepage", "qna"] as const;

/** What only the publisher can decide, in sentences that say what to do. */
export function leftToAPerson(manifest: Manifest): string[] {
	const missing = ADDRESSES.filter((name) => manifest[name] === undefined);
	return [
		...(missing.length > 0
			? [`package.json has no ${missing.join(", ")}: add your own addresses, to which the listing's links will lead.`]
			: []),
		...(manifest.private ? ['package.json says "private": remove that line once the extension may be published.'] : []),
	];
}

/**
 * What is wrong with the repository that a release is built in.
 * @param address that repository's address
 */
export function repositoryProblems({ repository }: Manifest, address: string | undefined): string[] {
	const named = repository === undefined ? undefined : repositoryAddress(repository);
	const built = address === undefined ? undefined : repositoryAddress(address);
	if (repository !== undefined && sourceAddresses(repository) === undefined)
		return [`"repository" in package.json names a host whose pictures can't be found: use one on ${KNOWN_HOSTS}.`];
	if (address !== undefined && (built === undefined || sourceAddresses(built) === undefined))
		return [`--repository takes the https address of a repository on ${KNOWN_HOSTS}, not "${address}".`];
	if (named !== undefined && built !== undefined && named.toLowerCase() !== built.toLowerCase())
		return [`package.json names the repository ${named}, but this is built in ${built}: one of them is wrong.`];
	return [];
}
