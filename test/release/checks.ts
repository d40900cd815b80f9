import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageFolders, packageTitle } from "../host/notices.ts";
import { allTranslationFaults } from "../host/translations.ts";
import { run } from "../host/vscode/commands.ts";
import type { Candidate } from "./candidate.ts";
import { bundleProblems } from "./checks/bundles.ts";
import { contributionProblems } from "./checks/contributions.ts";
import { listingProblems } from "./checks/listing.ts";
import { packagedProblems, sourceProblems } from "./checks/markdown.ts";
import { noticeProblems } from "./checks/notices.ts";
import { versionProblems } from "./checks/version.ts";
import { workflowProblems } from "./checks/workflows.ts";

export interface Check {
	/** What is promised. */
	readonly promise: string;
	/**
	 * What is wrong, in sentences that say what to do.
	 * @param tag the tag that is released; undefined while one only rehearses
	 */
	problems(candidate: Candidate, tag: string | undefined): string[] | Promise<string[]>;
}

/** The oldest Node.js that the scripts run on. */
const OLDEST_NODE = 20;

export const CHECKS: readonly Check[] = [
	{
		promise: "The version has its entry in the changelog",
		problems: async ({ root, manifest }, tag) =>
			versionProblems(manifest.version, await readFile(join(root, "CHANGELOG.md"), "utf8"), tag),
	},
	{
		promise: "Every picture and every page that texts lead to is there",
		problems: async ({ root }) => {
			const names = [
				"README.md",
				"CHANGELOG.md",
				...(await namesIn(join(root, "docs"), ".md")).map((name) => `docs/${name}`),
			];
			const texts = names.map(async (name) => sourceProblems(name, await readFile(join(root, name), "utf8"), root));
			return (await Promise.all(texts)).flat();
		},
	},
	{
		promise: "Every picture and link is an https address once packaged",
		problems: ({ files }) =>
			["readme.md", "changelog.md"].flatMap((name) => packagedProblems(name, String(files.get(name) ?? ""))),
	},
	{
		promise: "The package has production bundles",
		problems: ({ manifest, files }) => bundleProblems(manifest, files),
	},
	{
		promise: "The code registers what the manifest declares",
		problems: async ({ root, manifest }) =>
			contributionProblems(manifest.contributes, await registeredBy(root, manifest.main)),
	},
	{
		promise: "Third parties' licenses travel with the bundles",
		problems: async ({ root, files }) => {
			const inputs: string[] = JSON.parse(await readFile(join(root, "dist", "inputs.json"), "utf8").catch(() => "[]"));
			const titles = await Promise.all(packageFolders(inputs).map((folder) => packageTitle(join(root, folder))));
			return noticeProblems(titles, files.get("dist/THIRD-PARTY-NOTICES.txt")?.toString());
		},
	},
	{
		promise: "The translations are those of the English texts",
		problems: async ({ root }) => [...(await allTranslationFaults(undefined, root))],
	},
	{
		promise: "The listing has what the stores show",
		problems: async ({ root, manifest, files }) =>
			listingProblems(manifest, await readFile(join(root, "README.md"), "utf8"), files.get(manifest.icon ?? "")),
	},
	{
		promise: "The workflows run what there is, at versions that can't be moved",
		problems: async ({ root, manifest: { scripts } }) => {
			const folder = join(".github", "workflows");
			const known = { root, scripts, node: OLDEST_NODE };
			const texts = (await namesIn(join(root, folder), ".yml")).map(async (name) =>
				workflowProblems(name, await readFile(join(root, folder, name), "utf8"), known),
			);
			return (await Promise.all(texts)).flat();
		},
	},
];

async function namesIn(folder: string, ending: string): Promise<string[]> {
	return (await readdir(folder)).filter((name) => name.endsWith(ending));
}

async function registeredBy(root: string, main: string) {
	const script = join(root, "test", "release", "activate.ts");
	const { code, output } = await run(process.execPath, [script, join(root, main), join(root, "package.json")], root);
	if (code !== 0) throw new Error(`The extension can't be activated outside VS Code:\n${output}`);
	return JSON.parse(output);
}
