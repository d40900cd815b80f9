import assert from "node:assert/strict";
import fc from "fast-check";
import { accountId, originOf } from "../../../../src/ui/session/identity.ts";
import { isOpen } from "../../../../src/ui/session/session.ts";
import { runs } from "../../runs.ts";
import { ELSEWHERE, FakeClose, FakeSecrets, HOME, key, rest, Window } from "./fakes.ts";

/** Two organizations that Ann is in and one of Bob's; Ann has two keys for the first. */
const KEYS: readonly (readonly [key: string, owner: string])[] = [
	["api_ann", "Ann at Acme"],
	["api_ann_new", "Ann at Acme"],
	["api_ann_globex", "Ann at Globex"],
	["api_bob", "Bob at Globex"],
];
const PLACES = [HOME, ELSEWHERE];

/** What a test expects to be stored: the account, by the key that was stored last for it. */
type Expected = Map<string, string>;

class TestWindow extends Window {
	place = HOME;

	go(place: typeof HOME): Promise<void> {
		this.place = place;
		this.address = place;
		return this.sessions.addressChanged();
	}
}

interface Step {
	readonly name: string;
	readonly take: (window: TestWindow) => Promise<unknown>;
}

/** Each key belongs to one address, so that the requests tell whether one strayed. */
function keyAt(name: string, place: typeof HOME): string {
	return `${name}.${place.origin}`;
}

const step: fc.Arbitrary<Step> = fc.oneof(
	fc.constantFrom(...KEYS.map(([name]) => name), "api_wrong").map((name) => ({
		name: `sign in with ${name}`,
		take: ({ sessions, place }: TestWindow) => sessions.signIn(key(keyAt(name, place), place)),
	})),
	fc.nat(3).map((index) => ({
		name: `switch to account ${index}`,
		take: async ({ sessions }: TestWindow) => {
			const account = sessions.accounts[index];
			if (account !== undefined) await sessions.switchTo(account.id);
		},
	})),
	fc.constantFrom(...PLACES).map((place) => ({
		name: `go to ${place.origin}`,
		take: (window: TestWindow) => window.go(place),
	})),
	fc.constant({ name: "sign out", take: ({ sessions }: TestWindow) => sessions.signOut() }),
	fc.nat(3).map((index) => ({
		name: `sign out of account ${index}`,
		take: async ({ sessions }: TestWindow) => {
			const account = sessions.accounts[index];
			if (account !== undefined) await sessions.signOut(account.id);
		},
	})),
	fc.constant({ name: "sample data", take: ({ sessions }: TestWindow) => sessions.exploreSampleData() }),
);

async function turns(count: number): Promise<void> {
	for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
}

function setUp() {
	const secrets = new FakeSecrets();
	const close = new FakeClose();
	for (const place of PLACES) for (const [name, owner] of KEYS) close.keys.set(keyAt(name, place), owner);
	const windows = [new TestWindow(secrets, close), new TestWindow(secrets, close)] as const;
	return { secrets, close, windows };
}

/** What the storage holds for each account, whatever its list says. */
function storedIn(secrets: FakeSecrets): Map<string, { readonly secret: string; readonly origin: string }> {
	const entries = [...secrets.entries].filter(([name]) => name.startsWith("closeOpportunities.account:"));
	return new Map(entries.map(([name, text]) => [name.replace("closeOpportunities.account:", ""), JSON.parse(text)]));
}

describe("Whatever two windows do at once", () => {
	for (const listable of [false, true]) {
		it(`each shows an account that is stored for its address, knows all of them, and no key strays (${listable ? "entries" : "no entries"} can be listed)`, async () => {
			const scripts = fc.array(fc.record({ step, window: fc.nat(1), pause: fc.nat(6) }), { maxLength: 12 });
			await fc.assert(
				fc.asyncProperty(scripts, async (script) => {
					const { secrets, close, windows } = setUp();
					secrets.listable = listable;
					await Promise.all(windows.map(({ sessions }) => sessions.start()));
					const taken: Promise<unknown>[] = [];
					// Some steps must fail; a failure that is looked at only in the end would count as unhandled.
					const settled = (work: Promise<unknown>) => work.catch(() => undefined);
					for (const { step, window, pause } of script) {
						taken.push(settled(step.take(window === 0 ? windows[0] : windows[1])));
						await turns(pause);
					}
					await Promise.all(taken);
					await rest();

					const stored = storedIn(secrets);
					assert.equal(close.open.size, windows.filter(({ sessions }) => isOpen(sessions.current)).length);
					for (const { sessions, samplesRunning, place } of windows) {
						const { current } = sessions;
						assert.equal(samplesRunning, current.kind === "sample" ? 1 : 0);
						const here = [...stored.keys()].filter((id) => originOf(id) === place.origin);
						if (listable)
							assert.deepEqual(sessions.accounts.map(({ id }) => id).toSorted(), [...stored.keys()].toSorted());
						if (current.kind === "sample") continue;
						if (listable) assert.equal(current.kind === "account", here.length > 0);
						if (current.kind !== "account") continue;
						assert.ok(here.includes(current.account.id));
						await current.client.pipelines();
						assert.equal(close.requests.at(-1)?.secret, stored.get(current.account.id)?.secret);
					}
					for (const [id, { secret, origin }] of stored) {
						assert.ok(secret.endsWith(origin) && originOf(id) === origin);
						const [user = "", organization = ""] = (close.keys.get(secret) ?? "").split(" at ");
						const names = { user: { id: `user_${user}` }, organization: { id: `orga_${organization}` } };
						assert.equal(id, accountId(origin, names));
					}
					for (const { secret, baseUrl } of close.requests) {
						if (secret.includes("https:")) assert.ok(secret.endsWith(new URL(baseUrl).origin));
					}
				}),
				runs(150),
			);
		});
	}

	it("no key is lost: of each account there is the key that was stored last, and none where a sign-out came last", async () => {
		const scripts = fc.array(fc.record({ step, window: fc.nat(1) }), { maxLength: 14 });
		await fc.assert(
			fc.asyncProperty(scripts, async (script) => {
				const { secrets, close, windows } = setUp();
				await Promise.all(windows.map(({ sessions }) => sessions.start()));
				const expected: Expected = new Map();
				for (const { step, window } of script) {
					const at = window === 0 ? windows[0] : windows[1];
					const before = storedIn(secrets);
					await step.take(at).catch(() => undefined);
					await rest();
					const signedIn = /^sign in with (.*)$/.exec(step.name)?.[1];
					const { current } = at.sessions;
					if (signedIn !== undefined && current.kind === "account") {
						const secret = keyAt(signedIn, at.place);
						if (close.keys.has(secret)) expected.set(current.account.id, secret);
					}
					if (step.name.startsWith("sign out")) {
						const gone = [...before.keys()].filter((id) => !storedIn(secrets).has(id));
						assert.ok(gone.length <= 1);
						for (const id of gone) expected.delete(id);
					}
					const found = [...storedIn(secrets)].map(([id, { secret }]) => [id, secret] as const);
					assert.deepEqual(new Map(found.toSorted()), new Map([...expected].toSorted()));
				}
			}),
			runs(100),
		);
	});
});
