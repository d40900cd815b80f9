import assert from "node:assert/strict";
import * as l10n from "@vscode/l10n";
import { writeTextsIn } from "../../../../src/close/base/plurals.ts";
import type { Disposable } from "../../../../src/ui/base/ports.ts";
import type { Session } from "../../../../src/ui/session/session.ts";
import { KnownTargets, type TeamTargets } from "../../../../src/ui/window/knownTargets.ts";
import { QUIET } from "../../opportunities/listing/overFake.ts";
import { latch } from "../session/fakes.ts";

const OWN = { period: "2026-Q4", amount: 1 };
const OF_TEAM = { period: "2026-Q4", amount: 2 };

const NO_SESSION = { current: { kind: "none" } as Session, onDidChange: () => ({ dispose: () => undefined }) };

class Listeners {
	readonly all = new Set<() => void>();

	readonly add = (listener: () => void): Disposable => {
		this.all.add(listener);
		return { dispose: () => this.all.delete(listener) };
	};

	fire(): void {
		for (const listener of this.all) listener();
	}
}

/** A session on sample data with one target for each year. */
function sampleSession(): Session {
	const targets = (startMonth: number) => [{ period: startMonth === 1 ? "2026" : "FY27", amount: 3 }];
	return { kind: "sample", server: { targets } } as unknown as Session;
}

function setUp(own: readonly unknown[], files: readonly TeamTargets[] = [], startMonth = 1) {
	const settings = { targets: own, fiscalYearStartMonth: startMonth };
	const changed = {
		targets: new Listeners(),
		fiscalYearStartMonth: new Listeners(),
		team: new Listeners(),
		session: new Listeners(),
	};
	const sessions = {
		current: NO_SESSION.current,
		onDidChange: (listener: (session: Session) => void) => changed.session.add(() => listener(sessions.current)),
	};
	const warnings: string[] = [];
	const logged: string[] = [];
	const team = { files, reads: 0, before: Promise.resolve() };
	const known = new KnownTargets({
		settings: {
			current: settings as never,
			onDidChange: (key, listener) => changed[key as "targets"].add(listener),
			warnOnce: (problem) => void warnings.push(problem),
		},
		team: async () => ({
			read: async () => {
				team.reads += 1;
				await team.before;
				return team.files;
			},
			onDidChange: changed.team.add,
		}),
		sessions,
		log: { ...QUIET, warn: (message) => void logged.push(message) },
	});
	return { known, settings, changed, warnings, logged, team, sessions };
}

describe("The targets of a window", () => {
	it("are the user's own, then those of the team", async () => {
		const { known, warnings } = setUp([OWN], [{ folder: "sales", targets: [OF_TEAM] }]);
		assert.deepEqual(known.current, []);
		assert.deepEqual(await known.read(), [OWN, OF_TEAM]);
		assert.deepEqual(known.current, [OWN, OF_TEAM]);
		assert.deepEqual(warnings, []);
	});

	it("are read once, and again after each change, of which they tell", async () => {
		const { known, settings, changed, team } = setUp([OWN], [{ folder: "sales", targets: [] }]);
		let told = 0;
		known.onDidChange(() => {
			told += 1;
		});
		await Promise.all([known.read(), known.read()]);
		assert.equal(team.reads, 1);
		assert.equal(told, 1);
		settings.targets = [];
		changed.targets.fire();
		assert.deepEqual(await known.read(), []);
		team.files = [{ folder: "sales", targets: [OF_TEAM] }];
		changed.team.fire();
		assert.deepEqual(await known.read(), [OF_TEAM]);
		assert.equal(told, 3);
		changed.team.fire();
		await known.read();
		assert.equal(team.reads, 4);
		assert.equal(told, 3);
	});

	it("say what is wrong with one of them, and where it stands, but not that a whole file is broken", async () => {
		const files: readonly TeamTargets[] = [
			{ folder: "sales", targets: [{ period: "FY27", amount: 1 }, OF_TEAM] },
			{ folder: "ops", fault: "Line 1, column 1: This isn't valid JSON." },
		];
		const { known, warnings } = setUp([{ period: "2026" }], files);
		assert.deepEqual(await known.read(), [OF_TEAM]);
		assert.match(warnings[0] ?? "", /^closeOpportunities\.targets: Target 1 is ignored: amount must be/);
		assert.match(warnings[1] ?? "", /^Team file for sales: Target 1 is ignored: FY27 is a fiscal period/);
		assert.equal(warnings.length, 2);
	});

	it("give one warning for each list, however much is wrong with it, and the log has the rest", async () => {
		const wrong = Array.from({ length: 1000 }, () => ({ period: "[2026](command:quit)", amount: 1 }));
		const { known, warnings, logged } = setUp([{ period: "2026" }], [{ folder: "sales", targets: wrong }]);
		await known.read();
		assert.equal(warnings.length, 2);
		assert.match(warnings[1] ?? "", /^Team file for sales has 1,000 problems\. The first one: Target 1 is ignored: /);
		assert.equal(logged.length, 1);
		assert.match(logged[0] ?? "", /^Team file for sales:\nTarget 1 is ignored: .*\nTarget 2 is ignored: /);
		assert.match(logged[0] ?? "", /Target 1,000 is ignored: [^\n]*$/);
	});

	it("tell how many problems there are in the form that the language has for the number", async () => {
		const english = "{0} has {1} problems. The first one: {2} Run Show Log for details.";
		l10n.config({ contents: { [english]: "{0}: {1} problemu [few] {0}: {1} problemy [many] {0}: {1} problemów" } });
		writeTextsIn("pl");
		try {
			const wrong = (length: number) => Array.from({ length }, () => ({ period: "2026" }));
			const { known, warnings } = setUp(wrong(3), [{ folder: "sales", targets: wrong(5) }]);
			await known.read();
			assert.deepEqual(warnings, ["closeOpportunities.targets: 3 problemy", "Team file for sales: 5 problemów"]);
		} finally {
			l10n.config({ contents: {} });
			writeTextsIn("en");
		}
	});

	it("may be of fiscal periods once the fiscal year is set", async () => {
		const fiscal = { period: "FY27", amount: 1 };
		const { known, settings, changed } = setUp([fiscal]);
		assert.deepEqual(await known.read(), []);
		settings.fiscalYearStartMonth = 4;
		changed.fiscalYearStartMonth.fire();
		assert.deepEqual(await known.read(), [fiscal]);
	});

	it("are those of the sample data after the user's own while it is shown, and only then", async () => {
		const { known, settings, changed, sessions } = setUp([OWN]);
		assert.deepEqual(await known.read(), [OWN]);
		sessions.current = sampleSession();
		changed.session.fire();
		assert.deepEqual(await known.read(), [OWN, { period: "2026", amount: 3 }]);
		settings.fiscalYearStartMonth = 4;
		changed.fiscalYearStartMonth.fire();
		assert.deepEqual(await known.read(), [OWN, { period: "FY27", amount: 3 }]);
		sessions.current = NO_SESSION.current;
		changed.session.fire();
		assert.deepEqual(await known.read(), [OWN]);
	});

	it("of the sample data end with its session, also while the team files are being read", async () => {
		const { known, changed, sessions, team } = setUp([OWN]);
		sessions.current = sampleSession();
		assert.equal((await known.read()).length, 2);
		const gate = latch();
		team.before = gate.opened;
		sessions.current = NO_SESSION.current;
		changed.session.fire();
		assert.deepEqual(known.current, [OWN]);
		let told = 0;
		known.onDidChange(() => {
			told += 1;
		});
		gate.open();
		assert.deepEqual(await known.read(), [OWN]);
		assert.equal(told, 1);
	});

	it("can be read later if they couldn't be at first", async () => {
		let broken = true;
		const known = new KnownTargets({
			settings: {
				current: { targets: [OWN], fiscalYearStartMonth: 1 } as never,
				onDidChange: (_, listener) => new Listeners().add(listener),
				warnOnce: assert.fail,
			},
			team: async () => {
				if (broken) throw new Error("not loaded");
				return { read: async () => [], onDidChange: new Listeners().add };
			},
			sessions: NO_SESSION,
			log: QUIET,
		});
		await assert.rejects(known.read(), /not loaded/);
		broken = false;
		assert.deepEqual(await known.read(), [OWN]);
	});
});
