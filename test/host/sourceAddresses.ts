/** Where a repository shows its files: https addresses, to which the path of a file is appended. */
interface SourceAddresses {
	readonly pages: string;
	readonly pictures: string;
}

/** `repository` of a package.json. */
export type Repository = string | { readonly url?: string; readonly directory?: string };

/** The parts of an address between a repository and what it shows at a branch, a tag or a commit. */
const HOSTS: Readonly<Record<string, { readonly pages: string; readonly pictures: string }>> = {
	"github.com": { pages: "blob", pictures: "raw" },
	"gitlab.com": { pages: "-/blob", pictures: "-/raw" },
	"bitbucket.org": { pages: "src", pictures: "raw" },
};

/** The hosts whose addresses are known, as a text. */
export const KNOWN_HOSTS = "GitHub, GitLab and Bitbucket";

/**
 * Where the files of this folder of a repository are shown, at `ref`: a branch, a tag, or `HEAD` for its newest commit.
 * Undefined if that isn't known of the repository's host.
 */
export function sourceAddresses(repository: Repository, ref = "HEAD"): SourceAddresses | undefined {
	const address = repositoryAddress(repository);
	const host = address && HOSTS[new URL(address).host];
	if (!host) return undefined;
	const directory = typeof repository === "object" ? repository.directory?.replace(/^\.?\/|\/$/g, "") : undefined;
	const folder = directory ? `/${directory}` : "";
	return {
		pages: `${address}/${host.pages}/${ref}${folder}`,
		pictures: `${address}/${host.pictures}/${ref}${folder}`,
	};
}

/** The https address of a repository, in whichever of npm's forms it is written; undefined if it has none. */
export function repositoryAddress(repository: Repository): string | undefined {
	const written = typeof repository === "string" ? repository : repository.url;
	if (written === undefined) return undefined;
	const short = /^(?:(github|gitlab|bitbucket):)?([\w.-]+\/[\w.-]+)$/.exec(written);
	const spelledOut = short
		? `https://${short[1] === "bitbucket" ? "bitbucket.org" : `${short[1] ?? "github"}.com`}/${short[2]}`
		: written.replace(/^git\+/, "").replace(/^(?:ssh:\/\/|git:\/\/)?(?:git@)?([\w.-]+\.\w+)[:/](?!\/)/, "https://$1/");
	const url = URL.parse(spelledOut.replace(/\/$/, "").replace(/\.git$/, ""));
	return url?.protocol === "https:" && url.pathname !== "/" ? url.href : undefined;
}
