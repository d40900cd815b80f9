import assert from "node:assert/strict";
import { signedOutText } from "../../../../src/ui/assistants/signedOutText.ts";
import { storageProblem } from "../../../../src/ui/session/sessionProblem.ts";

describe("A tool without a session", () => {
	it("says that nobody is signed in, and how to sign in", () => {
		assert.equal(
			signedOutText({ kind: "none", problem: undefined }),
			"Nobody is signed in to Close: ask the user to run the command Close CRM: Sign In with API Key…, or Close CRM: Explore with Sample Data for sample data, then call again.",
		);
	});

	it("says that the user is signed in at another URL than the one that is set", () => {
		assert.equal(
			signedOutText({ kind: "otherOrigin", storedOrigin: "https://api.close.com", problem: undefined }),
			"The user is signed in to Close, but not at the URL in the setting closeOpportunities.apiBaseUrl: ask the user to restore the old URL, or to run the command Close CRM: Sign In with API Key… for the new one, then call again.",
		);
	});

	it("says what prevents a session if something does", () => {
		assert.equal(
			signedOutText({ kind: "none", problem: storageProblem(undefined) }),
			"This computer's secret storage can't be used. Unlock or install a keyring and reload the window, or sign in for this window only.",
		);
	});
});
