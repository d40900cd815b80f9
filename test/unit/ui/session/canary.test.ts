import assert from "node:assert/strict";
import { inspect } from "node:util";
import { CloseClient } from "../../../../src/close/client.ts";
import { HIDDEN } from "../../../../src/opportunities/text/mask.ts";
import { type Sandbox, startSandbox } from "../../../../src/sandbox/index.ts";
import { accountItems } from "../../../../src/ui/accounts/accountItems.ts";
import { authenticationSessions } from "../../../../src/ui/accounts/authenticationSessions.ts";
import { describeTree } from "../../../../src/ui/session/accountNames.ts";
import type { Session } from "../../../../src/ui/session/session.ts";
import { Sessions } from "../../../../src/ui/session/sessions.ts";
import { failureText, refusedText, signedInText, signedOutText } from "../../../../src/ui/session/sessionWording.ts";
import { FakeLog, FakeMemento, FakeSecrets, key, rest } from "./fakes.ts";

const KEYS = ["api_1canarycanary.1canarycanary", "api_2canarycanary.2canarycanary"] as const;
const FORMS = ["canarycanary", ...KEYS.flatMap((secret) => encodings(secret))];

function encodings(secret: string): string[] {
	const basic = Buffer.from(`${secret}:`).toString("base64");
	return [basic, Buffer.from(secret).toString("base64").replace(/=+$/, ""), encodeURIComponent(secret)];
}

describe("The keys of several accounts", () => {
	let sandbox: Sandbox;

	before(async () => {
		const organizations = [{ name: "Globex", key: KEYS[1] }];
		sandbox = await startSandbox({ size: 20, keys: [KEYS[0]], organizations });
	});
	after(() => sandbox.close());

	it("are in no log line, message, list, description, authentication session, state or name of an entry", async () => {
		const secrets = new FakeSecrets();
		const log = new FakeLog();
		const workspaceState = new FakeMemento();
		const told: unknown[] = [];
		const sessions = new Sessions({
			secrets,
			workspaceState,
			globalState: secrets.globalState,
			log,
			address: () => ({ url: sandbox.url, origin: sandbox.origin }),
			makeClient: (credential, baseUrl) => {
				const settings = () => ({ maxConcurrentRequests: 2, requestTimeout: 5 });
				return new CloseClient({ credential, baseUrl, userAgent: "test", settings, log });
			},
			startSampleServer: () => Promise.reject(new Error("no sample")),
		});
		const note = (session: Session) => {
			const { accounts } = sessions;
			told.push(describeTree(session, accounts, HIDDEN), authenticationSessions(accounts));
			told.push(accountItems({ accounts, current: undefined, origin: sandbox.origin, mask: HIDDEN }));
			if (session.kind === "account") told.push(session.account, signedInText(session.account));
		};
		const failing = (work: Promise<unknown>) =>
			work.then(
				() => assert.fail("it succeeded"),
				(error: unknown) => told.push(failureText(error), inspect(error, { depth: 9, showHidden: true })),
			);
		sessions.onDidChange(note);
		sessions.onDidChangeAccounts(() => note(sessions.current));
		sessions.onDidRefuse(({ account }) => told.push(refusedText(account)));

		await sessions.start();
		for (const secret of KEYS) await sessions.signIn(key(secret, sandbox));
		const [first] = sessions.accounts;
		assert.ok(first);
		await failing(sessions.signIn(key("api_9canarycanary.9canarycanary", sandbox)));
		secrets.failing = "writing";
		await failing(sessions.signOut());
		secrets.failing = "never";
		const before = sessions.current;
		const shown = await sessions.switchTo(first.id);
		sandbox.setFaults([{ do: "401" }]);
		await failing(shown.client.list({}));
		sandbox.setFaults([]);
		await sessions.readAccounts();
		const left = await sessions.signOut();
		assert.ok(left);
		told.push(signedOutText(left, before, sessions.current));
		await rest();

		for (const [name, text] of secrets.entries) {
			assert.ok(!name.includes("canarycanary"));
			if (!name.startsWith("closeOpportunities.account:")) told.push(text);
		}
		const states = [...workspaceState.values, ...secrets.globalState.values];
		assert.ok(states.length >= 2 && told.length > 10 && log.lines.length > 0);
		for (const form of FORMS) {
			for (const text of [...log.lines, JSON.stringify(states), JSON.stringify(told), inspect(told, { depth: 9 })]) {
				assert.ok(!text.includes(form), text);
			}
		}
		sessions.dispose();
	});
});
