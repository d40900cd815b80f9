import assert from "node:assert/strict";
import { CloseError } from "../../../../src/close/base/errors.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import type { Account, Session } from "../../../../src/ui/session/session.ts";
import { storageProblem } from "../../../../src/ui/session/sessionProblem.ts";
import {
	failureText,
	refusedText,
	signedInText,
	signedOutText,
	signOutQuestion,
} from "../../../../src/ui/session/sessionWording.ts";
import { FakeClose, HOME } from "./fakes.ts";

const account: Account = {
	id: "https://api.close.com#",
	user: { id: "user_1", name: "Ann Lee" },
	organization: { id: "orga_1", name: "Acme" },
	origin: "https://api.close.com",
	kind: "apiKey",
	stored: true,
};
const hostile = { id: "x", name: "$(key) [Acme](command:closeOpportunities.signOut)" };

const other: Account = { ...account, id: "https://api.close.com#2", organization: { id: "orga_2", name: "Globex" } };

function sessionOf(shown: Account): Session {
	const client = new FakeClose().makeClient({ kind: "apiKey", secret: "x", origin: shown.origin }, HOME.url);
	return { kind: "account", account: shown, client, currencies: new Currencies() };
}

describe("What is said about signing out", () => {
	const [before, none] = [sessionOf(account), { kind: "none", problem: undefined } as const];

	it("names the account that is shown in the place of the one that is gone", () => {
		assert.equal(signedOutText(account, before, sessionOf(other)), "Signed out of Acme. This window now shows Globex.");
	});

	it("names an account that was not shown", () => {
		assert.equal(signedOutText(other, before, before), "Signed out of Globex.");
	});

	it("is nothing where the view says it", () => {
		assert.equal(signedOutText(account, before, none), undefined);
	});

	it("is plain text, whatever the organizations are called", () => {
		const text = signedOutText(
			{ ...account, organization: hostile },
			before,
			sessionOf({ ...other, organization: hostile }),
		);
		assert.doesNotMatch(text ?? "", /\$\(|\]\(/);
	});
});

describe("The question before signing out", () => {
	it("says of which account, and what will be forgotten", () => {
		const { text, detail } = signOutQuestion(account);
		assert.equal(text, "Sign out of Acme?");
		assert.match(detail, /forget the API key, and the last View of each workspace\. Saved Views are kept\./);
		assert.match(detail, /Close shows a key only once/);
		const ofToken = signOutQuestion({ ...account, kind: "token" }).detail;
		assert.match(ofToken, /forget the access token, /);
		assert.doesNotMatch(ofToken, /\bkey\b/);
	});

	it("makes no icon and no link of a name", () => {
		assert.doesNotMatch(signOutQuestion({ ...account, organization: hostile }).text, /\$\(|\]\(/);
	});
});

describe("What is said about signing in", () => {
	it("names user and organization, as far as they are known", () => {
		assert.equal(signedInText(account), "Signed in to Acme as Ann Lee.");
		assert.equal(signedInText({ ...account, organization: undefined }), "Signed in as Ann Lee.");
		assert.equal(
			signedInText({ ...account, user: undefined, organization: undefined }),
			"Signed in to https://api.close.com.",
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
