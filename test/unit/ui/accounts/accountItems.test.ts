import assert from "node:assert/strict";
import { CLEAR, HIDDEN } from "../../../../src/opportunities/text/mask.ts";
import { type AccountChoice, accountItems } from "../../../../src/ui/accounts/accountItems.ts";
import { type Choice, isChoice } from "../../../../src/ui/quickInput/quickInput.ts";
import { accountId } from "../../../../src/ui/session/identity.ts";
import type { Account } from "../../../../src/ui/session/session.ts";
import { ELSEWHERE, HOME } from "../session/fakes.ts";

function account(organization: string, { origin } = HOME, stored = true): Account {
	const owner = { organization: { id: organization, name: organization }, user: { id: "user_1", name: "Ann" } };
	return { id: accountId(origin, owner), ...owner, origin, kind: "apiKey", stored };
}

const [acme, globex, abroad] = [account("Acme"), account("Globex", HOME, false), account("Umbrella", ELSEWHERE)];
const choice: AccountChoice = {
	accounts: [acme, abroad, globex],
	current: globex.id,
	origin: HOME.origin,
	mask: CLEAR,
};

const rows = (given: AccountChoice): Choice[] => accountItems(given).filter(isChoice);
const words = (given: AccountChoice) =>
	accountItems(given).map((line) => (isChoice(line) ? [line.label, line.description, line.detail] : line.heading));

describe("What Switch Account offers", () => {
	it("the accounts of this address with their users, those of others apart, another one, and sample data", () => {
		assert.deepEqual(words(choice), [
			["Acme", "Ann", undefined],
			["Globex", "Ann · in this window only · Current", undefined],
			"At other URLs",
			["Umbrella", "Ann", ELSEWHERE.origin],
			"",
			["Add Account…", undefined, undefined],
			["Explore with Sample Data", undefined, undefined],
		]);
	});

	it("a button that signs out of each account, of another address too, and of nothing else", () => {
		const buttons = rows(choice).map(({ buttons: [button] = [] }) => button?.tooltip);
		const accounts = ["Sign Out of Acme", "Sign Out of Globex", "Sign Out of Umbrella"];
		assert.deepEqual(buttons, [...accounts, undefined, undefined]);
	});

	it("no users' names where names are hidden", () => {
		assert.ok(!JSON.stringify(rows({ ...choice, mask: HIDDEN }).map(({ description }) => description)).includes("Ann"));
	});

	it("rows that are each known by an id of their own", () => {
		const ids = rows(choice).map(({ id }) => id);
		assert.equal(new Set(ids).size, ids.length);
	});
});
