import assert from "node:assert/strict";
import { browserProblem } from "../../host/vscode/browserInstall.ts";

describe("the browser of the tests", () => {
	it("is the one from npm on x64 alone: elsewhere, it's said what to install", () => {
		assert.equal(browserProblem({ PATH: "" }, "x64"), undefined);
		// On a computer with a browser in one of the usual places, there is nothing to say.
		const problem = browserProblem({ PATH: "" }, "arm64");
		if (process.platform === "linux")
			assert.match(problem ?? "", /arm64.*install Chrome or Chromium, or set CHROME_PATH/);
	});

	it("may be named, by a file that exists", () => {
		assert.equal(browserProblem({ PATH: "", CHROME_PATH: process.execPath }, "arm64"), undefined);
		const missing = browserProblem({ PATH: "", CHROME_PATH: "/no/such/chrome" }, "x64");
		assert.equal(missing, "CHROME_PATH names /no/such/chrome, which doesn't exist.");
	});
});
