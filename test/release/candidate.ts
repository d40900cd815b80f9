import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Repository } from "../host/sourceAddresses.ts";
import { readZipEntries, readZipEntry } from "../host/zip.ts";

/** What the checks read of a package.json. */
export interface Manifest {
	readonly name: string;
	readonly version: string;
	readonly publisher: string;
	readonly main: string;
	readonly private?: boolean;
	readonly repository?: Repository;
	readonly bugs?: unknown;
	readonly homepage?: unknown;
	readonly qna?: unknown;
	readonly icon?: string;
	readonly galleryBanner?: { readonly color?: string; readonly theme?: string };
	readonly categories?: readonly string[];
	readonly keywords?: readonly string[];
	readonly scripts: Readonly<Record<string, string>>;
	readonly contributes: Contributions;
}

export interface Contributions {
	readonly commands: readonly { readonly command: string }[];
	readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
	readonly authentication?: readonly { readonly id: string }[];
	readonly languageModelTools?: readonly { readonly name: string }[];
}

/** What may be released: the sources, and the package that was built from them. */
export interface Candidate {
	/** The folder of the sources. */
	readonly root: string;
	readonly manifest: Manifest;
	/** The files of the package, by their paths inside the extension's folder. */
	readonly files: ReadonlyMap<string, Buffer>;
}

const INSIDE = "extension/";

export async function readManifest(root: string): Promise<Manifest> {
	return JSON.parse(await readFile(join(root, "package.json"), "utf8"));
}

export async function readCandidate(root: string, vsix: string): Promise<Candidate> {
	const archive = await readFile(vsix);
	const entries = readZipEntries(archive).filter(({ name }) => name.startsWith(INSIDE));
	const files = new Map(entries.map((entry) => [entry.name.slice(INSIDE.length), readZipEntry(archive, entry)]));
	return { root, manifest: await readManifest(root), files };
}
