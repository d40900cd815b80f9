import assert from "node:assert/strict";
import fc from "fast-check";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import { CLEAR, HIDDEN } from "../../../../src/opportunities/text/mask.ts";
import { accountName, accountNameAmong, describeTree } from "../../../../src/ui/session/accountNames.ts";
import { accountId } from "../../../../src/ui/session/identity.ts";
import type { Account, Session } from "../../../../src/ui/session/session.ts";
import { ELSEWHERE, FakeClose, HOME } from "./fakes.ts";

function account(organization: string | undefined, user: string | undefined, { origin } = HOME, ids = ""): Account {
	const owner = {
		organization: organization === undefined ? undefined : { id: `orga_${organization}${ids}`, name: organization },
		user: user === undefined ? undefined : { id: `user_${user}${ids}`, name: user },
	};
	return { id: accountId(origin, owner), ...owner, origin, kind: "apiKey", stored: true };
}

function sessionOf(shown: Account): Session {
	const client = new FakeClose().makeClient({ kind: "apiKey", secret: "x", origin: HOME.origin }, HOME.url);
	return { kind: "account", account: shown, client, currencies: new Currencies() };
}

describe("What an account is called", () => {
	it("alone: its organization, or else what is known of it", () => {
		assert.equal(accountName(account("Acme", "Ann")), "Acme");
		assert.equal(accountName(account(undefined, "Ann")), "Ann");
		assert.equal(accountName(account(undefined, undefined)), "api.close.com");
	});

	it("among others: organization and user, and more only where that is not enough", () => {
		const [ann, bob] = [account("Acme", "Ann"), account("Acme", "Bob")];
		assert.deepEqual(
			[ann, bob].map((one) => accountNameAmong(one, [ann, bob])),
			["Acme · Ann", "Acme · Bob"],
		);
		const abroad = account("Acme", "Ann", ELSEWHERE);
		assert.deepEqual(
			[ann, abroad].map((one) => accountNameAmong(one, [ann, abroad])),
			["Acme · Ann · api.close.com", "Acme · Ann · close.example"],
		);
		const namesake = account("Acme", "Ann", HOME, "2");
		assert.equal(accountNameAmong(namesake, [ann, namesake]), "Acme · Ann · api.close.com (orga_Acme2, user_Ann2)");
	});

	it("among others is what no other is called, whatever their names", () => {
		const name = fc.option(fc.constantFrom("Acme", "Ann", "Acme · Ann", "", "api.close.com"), { nil: undefined });
		const one = fc
			.tuple(name, name, fc.constantFrom(HOME, ELSEWHERE), fc.constantFrom("", "2"))
			.map(([organization, user, place, ids]) => account(organization, user, place, ids));
		fc.assert(
			fc.property(fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 6 }), (accounts) => {
				const names = accounts.map((each) => accountNameAmong(each, accounts));
				assert.equal(new Set(names).size, accounts.length);
			}),
		);
	});
});

describe("The description of the tree", () => {
	const acme = account("Acme", "Ann");
	const globex = account("Globex", "Ann");

	it("names the organization, where there are several accounts for the address", () => {
		assert.equal(describeTree(sessionOf(acme), [acme, globex], CLEAR), "Acme");
		assert.equal(describeTree(sessionOf(globex), [acme, globex], CLEAR), "Globex");
		assert.equal(describeTree(sessionOf(globex), [acme, globex], HIDDEN), "Globex");
	});

	it("is empty where there is no doubt whose opportunities these are", () => {
		assert.equal(describeTree(sessionOf(acme), [acme], CLEAR), "");
		assert.equal(describeTree(sessionOf(acme), [acme, account("Globex", "Ann", ELSEWHERE)], CLEAR), "");
		assert.equal(describeTree({ kind: "none", problem: undefined }, [acme, globex], CLEAR), "");
	});

	it("names the user too, under the mask, where two of one organization are signed in", () => {
		const bob = account("Acme", "Bob");
		assert.equal(describeTree(sessionOf(bob), [acme, bob], CLEAR), "Acme · Bob");
		assert.equal(describeTree(sessionOf(bob), [acme, bob], HIDDEN), "Acme · •••");
	});
});
