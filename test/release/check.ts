// Rehearses a release without publishing anything:   npm run release:check -- --help
import { copyFile, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { runMocha } from "../host/mochaLayer.ts";
import { packageExtension } from "../host/packaging.ts";
import { ROOT } from "../host/paths.ts";
import { PlainError } from "../host/plainError.ts";
import { runScript } from "../host/runScript.ts";
import { runHere } from "../host/vscode/commands.ts";
import { runsHeadless } from "../host/vscode/desktop.ts";
import { type Candidate, type Manifest, readCandidate, readManifest } from "./candidate.ts";
import { leftToAPerson, repositoryProblems } from "./checks/listing.ts";
import { CHECKS } from "./checks.ts";
import { selfTest } from "./selfTest.ts";
import { digest, startStandInStores } from "./standInStores.ts";
import { publish, STORES, type Store } from "./stores.ts";
import { VSIX } from "./vsix.ts";

/** Stands in while there is no repository: GitHub gives nobody a name with two hyphens. */
const MADE_UP = "https://github.com/made--up/close-opportunities";

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;
const { values: flags } = parseArgs({
	options: { repository: text, tag: text, out: text, files: flag, tests: flag, "self-test": flag },
});

let broken = 0;

/** Tells of one promise. `problems` are sentences that say what to do. */
function tell(promise: string, problems: readonly string[]): void {
	if (problems.length > 0) broken += 1;
	console.log(`${problems.length === 0 ? "✓" : "✗"} ${promise}`);
	for (const problem of problems) console.log(`    ${problem}`);
}

async function main(): Promise<number> {
	if (flags["self-test"]) return selfTest();
	const manifest = await readManifest(ROOT);
	const [wrong] = repositoryProblems(manifest, flags.repository);
	if (wrong !== undefined) throw new PlainError(wrong);
	const repository = flags.repository ?? manifest.repository ?? MADE_UP;
	console.log("Packaging…");
	await packageExtension({ repository, ref: flags.tag, out: VSIX });
	const candidate = await readCandidate(ROOT, VSIX);
	console.log("");
	for (const { promise, problems } of CHECKS) tell(promise, await problems(candidate, flags.tag));
	if (!flags.files) await checkByRunning(candidate);

	const left = leftToAPerson(manifest);
	if (flags.tag !== undefined) tell("The publisher has decided what only they can", left);
	else if (left.length > 0) console.log(`\nLeft to a person, and needed for a release:\n    ${left.join("\n    ")}`);
	if (repository === MADE_UP) console.log(`    ${MADE_UP} stands in; --repository takes another address.`);
	if (broken > 0) {
		console.error(`\nNot ready for a release: ${broken} ${broken === 1 ? "promise is" : "promises are"} broken.`);
		return 1;
	}
	if (flags.out !== undefined) await copyFile(VSIX, resolve(flags.out));
	console.log("\nAll promises that were checked are kept. Nothing was published.");
	return 0;
}

/** What takes time: the other checks of the workflow, the package in VS Code, and the stores. */
async function checkByRunning(candidate: Candidate): Promise<void> {
	const run = async (promise: string, args: readonly string[], remedy: string) => {
		console.log(`\n${promise}…`);
		tell(promise, (await runHere(process.execPath, args)) === 0 ? [] : [remedy]);
	};
	await run("Form, types, strings and workflows", ["test/host/lint.ts"], 'See above; "npm run format" mends the form.');
	if (flags.tests) await run("All tests", ["test/host/test.ts"], "See above.");
	else console.log('The tests are left to "npm test", which the workflow runs as well; --tests runs them here, too.');

	console.log("\nThe package in VS Code…");
	if (runsHeadless()) {
		const { passed, failed } = await runMocha("release", ["test/release/*.test.ts", "--timeout", "300000"]);
		tell(
			"The package keeps what users have, and its page shows each picture",
			failed === 0 && passed > 0 ? [] : ["See above."],
		);
	} else console.log("Left out: the package is tried in the headless VS Code, which runs on Linux.");

	console.log("\nPublishing to stand-ins for the stores…");
	tell("Both stores get the package as it is", await publishingProblems(VSIX, candidate.manifest));
}

/**
 * Publishes the package to stand-ins on loopback, by the commands that the workflow uses. Returns what is wrong, in sentences
 * that say what to do.
 */
async function publishingProblems(vsix: string, { publisher, name }: Manifest): Promise<string[]> {
	const stores = await startStandInStores(publisher, name);
	const problems: string[] = [];
	const sent = digest(await readFile(vsix));
	for (const store of Object.keys(STORES) as Store[]) {
		const code = await publish(store, vsix, { ...process.env, ...stores.env });
		if (code !== 0 || stores.published[store].join() !== sent)
			problems.push(`The package didn't arrive at the stand-in for ${store} as it is; what went wrong stands above.`);
	}
	await stores.stop();
	return problems;
}

await runScript(main);
