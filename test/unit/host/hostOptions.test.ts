import assert from "node:assert/strict";
import { packageProblem, withoutHostOptions } from "../../host/hostOptions.ts";
import { chosenVersion } from "../../host/vscode/versions.ts";

describe("the options of tests", () => {
	it("choose a VS Code and a package, and leave the others to mocha", () => {
		for (const chosen of [
			["--vscode", "1.103", "--vsix", "a.vsix"],
			["--vscode=1.103", "--vsix=a.vsix"],
		]) {
			const env: NodeJS.ProcessEnv = {};
			assert.deepEqual(withoutHostOptions(["ui", ...chosen, "-g", "signs in"], env), ["ui", "-g", "signs in"]);
			assert.deepEqual(env, { CLOSE_VSCODE_VERSION: "1.103", TEST_EXTENSION: "a.vsix" });
			assert.match(chosenVersion(env).name, /^1\.103\./);
		}
	});

	it("take the newest VS Code by default, and say which there are instead of an unknown one", () => {
		assert.equal(chosenVersion({}), chosenVersion({ CLOSE_VSCODE_VERSION: "newest" }));
		for (const unknown of ["1.99", "constructor"]) {
			const env = { CLOSE_VSCODE_VERSION: unknown };
			assert.throws(() => chosenVersion(env), /There is no VS Code \S+ to test with\. --vscode takes .*1\.103/);
		}
	});

	it("say before anything runs that there is no such package", () => {
		assert.equal(
			packageProblem({ TEST_EXTENSION: "nowhere.vsix" }),
			'--vsix names nowhere.vsix, which doesn\'t exist: "npm run package" writes one.',
		);
		for (const given of [undefined, "development", "test/release/close-opportunities-0.1.0.vsix"])
			assert.equal(packageProblem({ TEST_EXTENSION: given }), undefined);
	});
});
