import assert from "node:assert/strict";
import { authenticationSessions, differenceOf } from "../../../../src/ui/accounts/authenticationSessions.ts";
import { accountId } from "../../../../src/ui/session/identity.ts";
import type { Account } from "../../../../src/ui/session/session.ts";
import { HOME } from "../session/fakes.ts";

function account(organization: string, user: string, number = 1): Account {
	const owner = {
		organization: { id: `orga_${organization}${number}`, name: organization },
		user: { id: `user_${user}`, name: user },
	};
	return { id: accountId(HOME.origin, owner), ...owner, origin: HOME.origin, kind: "apiKey", stored: true };
}

describe("Sessions for VS Code's Accounts menu", () => {
	const [acme, globex] = [account("Acme", "Ann"), account("Globex", "Ann")];

	it("name organization and user, and give an id in place of the key", () => {
		const [session] = authenticationSessions([acme, globex]);
		const id = session?.id ?? "";
		assert.deepEqual(session, { id, accessToken: id, account: { id, label: "Acme · Ann" }, scopes: [] });
	});

	it("have ids that are their own, stay, and tell nothing", () => {
		const ids = () => authenticationSessions([acme, globex]).map(({ id }) => id);
		assert.deepEqual(ids(), ids());
		assert.equal(new Set(ids()).size, 2);
		for (const id of ids()) assert.match(id, /^[\da-f]{32}$/);
	});

	it("have labels of their own, since a sign-out takes all of one label", () => {
		const sessions = authenticationSessions([acme, account("Acme", "Ann", 2)]);
		assert.equal(new Set(sessions.map(({ account: { label } }) => label)).size, 2);
	});

	it("have nothing in their labels that is read as more than text", () => {
		const [session] = authenticationSessions([account("$(flame) [x](command:y)\n", "Ann")]);
		assert.equal(session?.account.label.replaceAll("\u200b", "|"), "$|(flame) [x]|(command:y) · Ann");
	});

	it("differ by what came and went, and by labels that became others", () => {
		const sessions = (...accounts: Account[]) => authenticationSessions(accounts);
		const labels = ({ added, removed }: ReturnType<typeof differenceOf>) => [
			added.map(({ account: { label } }) => label),
			removed.map(({ account: { label } }) => label),
		];
		assert.deepEqual(labels(differenceOf(sessions(acme), sessions(globex, acme))), [["Globex · Ann"], []]);
		assert.deepEqual(labels(differenceOf(sessions(acme, globex), sessions(globex))), [[], ["Acme · Ann"]]);
		assert.deepEqual(labels(differenceOf(sessions(acme), sessions(acme))), [[], []]);
		const [added, removed] = labels(differenceOf(sessions(acme), sessions(acme, account("Acme", "Ann", 2))));
		assert.equal(added?.length, 2);
		assert.deepEqual(removed, ["Acme · Ann"]);
	});
});
