import { existsSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

interface Step {
	readonly uses?: string;
	readonly run?: string;
	readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
	readonly uses?: string;
	readonly steps?: readonly Step[];
}

/** What workflows may rely on. */
export interface Known {
	/** The folder of the sources. */
	readonly root: string;
	readonly scripts: Readonly<Record<string, string>>;
	/** The oldest major version of Node.js that the scripts run on. */
	readonly node: number;
}

/** A commit, and the version that it was when it was chosen, for people. */
const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;

/** What would fail in a workflow, in sentences that say what to do. `text` is the file's. */
export function workflowProblems(file: string, text: string, known: Known): string[] {
	const jobs = Object.values((parse(text) as { readonly jobs: Readonly<Record<string, Job>> }).jobs);
	const steps = jobs.flatMap((job) => job.steps ?? []);
	return [
		...jobs.flatMap(({ uses }) => (uses === undefined ? [] : usesProblems(file, uses, known))),
		...steps.flatMap(({ uses, with: inputs, run }) => [
			...(uses === undefined ? [] : usesProblems(file, uses, known)),
			...nodeProblems(file, inputs?.["node-version"], known),
			...(run === undefined ? [] : runProblems(file, run, known)),
		]),
		...unexplained(file, text),
	];
}

function usesProblems(file: string, uses: string, { root }: Known): string[] {
	if (uses.startsWith("./"))
		return existsSync(join(root, uses)) ? [] : [`${file} uses ${uses}, which is missing: mend the path.`];
	return PINNED.test(uses) ? [] : [`${file} uses ${uses}: name the commit instead, since a tag can be moved.`];
}

function nodeProblems(file: string, version: unknown, { node }: Known): string[] {
	if (version === undefined || String(version).startsWith("${{")) return [];
	return Number.parseInt(String(version), 10) >= node
		? []
		: [`${file} runs on Node.js ${version}, but the scripts need ${node} or later.`];
}

function runProblems(file: string, run: string, { root, scripts }: Known): string[] {
	const names = [...run.matchAll(/\bnpm (?:run (?:-s )?)?([\w:-]+)/g)].flatMap(([, name = ""]) =>
		["ci", "install"].includes(name) ? [] : name,
	);
	const files = [...run.matchAll(/\b(?:bash|node|sh) (?!-)([\w./-]+)/g)].map(([, path = ""]) => path);
	return [
		...names
			.filter((name) => !Object.hasOwn(scripts, name))
			.map((name) => `${file} runs the script ${name}, which package.json lacks.`),
		...files.filter((path) => !existsSync(join(root, path))).map((path) => `${file} runs ${path}, which is missing.`),
	];
}

/** A commit alone doesn't tell people which version it is. */
function unexplained(file: string, text: string): string[] {
	return text
		.split("\n")
		.filter((line) => /@[0-9a-f]{40}/.test(line) && !/@[0-9a-f]{40} # v\d/.test(line))
		.map((line) => `${file} has "${line.trim()}" without the version in a comment, such as # v5.0.0.`);
}
