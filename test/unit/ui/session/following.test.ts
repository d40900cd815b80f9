import assert from "node:assert/strict";
import fc from "fast-check";
import { isOpen, type Session } from "../../../../src/ui/session/session.ts";
import { ELSEWHERE, FakeClose, FakeSecrets, HOME, key, rest, Window } from "./fakes.ts";

const WRONG = "api_wrong";

interface Step {
	readonly name: string;
	readonly take: (window: TestWindow) => Promise<unknown>;
}

class TestWindow extends Window {
	place = HOME;

	go(place: typeof HOME): Promise<void> {
		this.place = place;
		this.address = place;
		return this.sessions.addressChanged();
	}
}

/** Each key belongs to one address, so that the requests tell whether one strayed. */
function keyAt(name: string, place: typeof HOME): string {
	return `${name}.${place.origin}`;
}

const step: fc.Arbitrary<Step> = fc.oneof(
	fc.constantFrom("api_ann", "api_bob", WRONG).map((name) => ({
		name: `sign in as ${name}`,
		take: ({ sessions, place }: TestWindow) => sessions.signIn(key(keyAt(name, place), place)),
	})),
	fc.constantFrom(HOME, ELSEWHERE).map((place) => ({
		name: `go to ${place.origin}`,
		take: (window: TestWindow) => window.go(place),
	})),
	fc.constant({ name: "sign out", take: ({ sessions }: TestWindow) => sessions.signOut() }),
	fc.constant({ name: "sample data", take: ({ sessions }: TestWindow) => sessions.exploreSampleData() }),
);

/** What a session says, without its identity. */
function meaning(session: Session): readonly unknown[] {
	if (session.kind === "account") return [session.kind, session.account.origin, session.account.user?.name];
	return [session.kind];
}

async function turns(count: number): Promise<void> {
	for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
}

describe("Whatever two windows do at once", () => {
	it("each ends with what a new window would find or with sample data, no key strays, nothing stays open", async () => {
		const scripts = fc.array(fc.record({ step, window: fc.nat(1), pause: fc.nat(6) }), { maxLength: 12 });
		await fc.assert(
			fc.asyncProperty(scripts, async (script) => {
				const secrets = new FakeSecrets();
				const close = new FakeClose();
				for (const place of [HOME, ELSEWHERE]) {
					for (const name of ["api_ann", "api_bob"]) close.keys.set(keyAt(name, place), name);
				}
				const windows = [new TestWindow(secrets, close), new TestWindow(secrets, close)];
				await Promise.all(windows.map(({ sessions }) => sessions.start()));
				const taken: Promise<unknown>[] = [];
				// Some steps must fail; a failure that is looked at only in the end would count as unhandled.
				const settled = (work: Promise<unknown>) => work.catch(() => undefined);
				for (const { step, window, pause } of script) {
					const at = windows[window];
					if (at) taken.push(settled(step.take(at)));
					await turns(pause);
				}
				await Promise.all(taken);
				await rest();

				assert.equal(close.open.size, windows.filter(({ sessions }) => isOpen(sessions.current)).length);
				for (const { sessions, samplesRunning, place } of windows) {
					assert.equal(samplesRunning, sessions.current.kind === "sample" ? 1 : 0);
					if (sessions.current.kind === "sample") continue;
					const fresh = new TestWindow(secrets, close);
					fresh.address = place;
					assert.deepEqual(meaning(sessions.current), meaning(await fresh.sessions.start()));
				}
				for (const { secret, baseUrl } of close.requests) {
					if (secret.includes("https:")) assert.ok(secret.endsWith(new URL(baseUrl).origin));
				}
			}),
			{ numRuns: 200 },
		);
	});
});
