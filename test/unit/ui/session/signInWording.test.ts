import assert from "node:assert/strict";
import { CloseError } from "../../../../src/close/errors.ts";
import { storageProblem } from "../../../../src/ui/session/problem.ts";
import type { Account } from "../../../../src/ui/session/session.ts";
import { failureText, refusedText, signedInText } from "../../../../src/ui/session/signInWording.ts";

const account: Account = {
	id: "https://api.close.com#",
	user: { id: "user_1", name: "Ann Lee" },
	organization: { id: "orga_1", name: "Acme" },
	origin: "https://api.close.com",
	kind: "apiKey",
	stored: true,
};
const hostile = { id: "x", name: "$(key) [Acme](command:closeOpportunities.signOut)" };

describe("What is said about signing in", () => {
	it("names user and organization, as far as they are known", () => {
		assert.equal(signedInText(account), "Signed in to Acme as Ann Lee.");
		assert.equal(signedInText({ ...account, organization: undefined }), "Signed in as Ann Lee.");
		assert.equal(
			signedInText({ ...account, user: undefined, organization: undefined }),
			"Signed in at https://api.close.com.",
		);
	});

	it("names the organization whose key is refused, or else what is known of it", () => {
		assert.match(refusedText(account), /API key for Acme\./);
		assert.match(refusedText({ ...account, organization: undefined, kind: "token" }), /token for Ann Lee\./);
		assert.match(
			refusedText({ ...account, organization: undefined, user: undefined }),
			/key for https:\/\/api\.close\.com\./,
		);
	});

	it("makes no command and no icon of a name", () => {
		for (const say of [signedInText, refusedText]) {
			const text = say({ ...account, user: hostile, organization: hostile });
			assert.ok(!text.includes("](") && !text.includes("$("), text);
			assert.match(text, /Acme/);
		}
	});

	it("says the server's reason once, and what to do", () => {
		const details = { reason: "No such key.", advice: "Check it." };
		assert.equal(failureText(new CloseError("unauthorized", "Refused.", details)), "Refused. No such key. Check it.");
		assert.equal(
			failureText(new CloseError("unauthorized", "Refused: No such key.", details)),
			"Refused: No such key. Check it.",
		);
		assert.equal(
			failureText(new CloseError("unauthorized", "Refused: No such key (401).", details)),
			"Refused: No such key (401). Check it.",
		);
		assert.equal(failureText(new CloseError("network", "No network.", { advice: "Wait." })), "No network. Wait.");
	});

	it("tells nothing of the inside of errors that are not for people", () => {
		assert.ok(!failureText(new TypeError("api_canary.1 is undefined")).includes("canary"));
		assert.ok(!failureText(storageProblem(new Error("api_canary.1"))).includes("canary"));
	});
});
