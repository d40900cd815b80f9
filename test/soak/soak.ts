import assert from "node:assert/strict";
import { setTimeout as pass } from "node:timers/promises";
import { createRandom, type Random } from "../../src/sandbox/data/random.ts";
import { VARIANTS } from "../../src/sandbox/data/variants.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { isOpen } from "../../src/ui/session/session.ts";
import { type Resources, resources } from "./resources.ts";
import { check, checkIdle, compare, compareFiscal, readNaively } from "./truth.ts";
import { User } from "./user.ts";
import { weatherOf } from "./weather.ts";
import { SoakWindow } from "./window.ts";

interface SoakOptions {
	readonly minutes: number;
	readonly seed: number;
	/** Called with a line of progress. */
	readonly say: (line: string) => void;
}

/** Milliseconds from one comparison to the next. */
const STORM = 10_000;
const SAY_EVERY = 30_000;
/** Milliseconds within which all pending work must end, in good weather. */
const CALM_LIMIT = 60_000;
/** The heap may grow by this share plus so many bytes, as the data does. */
const GROWTH = { share: 0.25, bytes: 8 * 1024 * 1024 };

/**
 * Uses the extension's objects like a user in bad weather: requests fail at random, the data changes, and no action waits for
 * the previous one. From time to time the weather calms down, and the tree must equal a naive reading.
 * @throws if it doesn't, if anything fails that must not, or if the process uses more resources than before
 */
export async function soak({ minutes, seed, say }: SoakOptions): Promise<void> {
	const random = createRandom(seed);
	const sandbox = await startSandbox({
		size: 600 + random.below(2_000),
		seed,
		owners: random.pick([3, 12, 80]),
		keepRequests: 100,
		variants: variantsOf(random),
		rateLimit: random.pick([
			{ limit: 1000, windowSeconds: 1 },
			{ limit: 60, windowSeconds: 2 },
		]),
	});
	const faults = new Faults();
	const window = new SoakWindow(sandbox, {
		debug() {},
		info() {},
		warn() {},
		error: (line) => faults.note(new Error(line)),
	});
	const user = new User(random, window, sandbox, (error) => faults.note(error));
	window.currentView.onDidChange(() => faults.guard(() => check(window.currentView.state)));
	const began = performance.now();
	const end = began + minutes * 60_000;
	let said = began;
	let compared = 0;
	let requests = 0;
	let first: Resources | undefined;
	let last: Resources | undefined;
	try {
		while (performance.now() < end) {
			await storm(Math.min(performance.now() + STORM, end));
			requests += sandbox.counts.total;
			sandbox.clearRequests();
			await calm(window, user, sandbox, random);
			compared += 1;
			last = await resources();
			first ??= last;
			faults.raise();
		}
		if (first !== undefined && last !== undefined) assertNoGrowth(first, last);
	} finally {
		window.dispose();
		await sandbox.close();
		faults.end();
	}

	async function storm(until: number): Promise<void> {
		sandbox.setFaults(weatherOf(random));
		const pace = random.pick([0, 0.02, 0.2]);
		while (performance.now() < until) {
			user.act();
			if (random.chance(pace)) sandbox.mutate(undefined, 1 + random.below(3));
			if (performance.now() - said > SAY_EVERY) {
				said += SAY_EVERY;
				say(lineOf());
			}
			faults.raise();
			await pass(random.chance(0.1) ? random.below(1500) : random.below(120));
		}
	}

	function lineOf(): string {
		const seconds = Math.round((performance.now() - began) / 1000);
		const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
		const heap = last === undefined ? "" : `, heap ${(last.heap / 1024 / 1024).toFixed(1)} MB`;
		const asked = requests + sandbox.counts.total;
		const { groups } = window.currentView.state;
		const rows = groups.reduce((sum, group) => sum + group.rows.length, 0);
		return `${clock}  ${user.actions} actions, ${asked} requests, ${compared} comparisons${heap}; now ${user.last}, ${groups.length} groups, ${rows} rows`;
	}
}

/** Checks that in good weather and with unchanging data, all work ends and the tree is right. */
async function calm(window: SoakWindow, user: User, sandbox: Sandbox, random: Random): Promise<void> {
	sandbox.setFaults([]);
	const { currentView } = window;
	await inTime("what was begun", user.rest());
	// No promise covers the loading of groups that stay expanded over a change of the View.
	for (let turn = 0; currentView.state.loading && turn < 1_000; turn += 1) await pass(10);
	await pass(10);
	checkIdle(currentView.state);
	if (!isOpen(currentView.session)) await inTime("the sign-in", window.signIn());
	await inTime("the refresh", currentView.refresh());
	for (const { id } of currentView.state.groups)
		await inTime("a group", currentView.listing?.loadAll(id) ?? Promise.resolve());
	const { session, view } = currentView;
	assert.ok(isOpen(session));
	const asked = currentView.queryOf(view, session).parameters;
	if (asked._group_by === view.group_by) compare(currentView.state, await readNaively(sandbox, asked));
	else {
		const { _group_by, ...ungrouped } = asked;
		compareFiscal(currentView.state, await readNaively(sandbox, ungrouped), sandbox, currentView.startMonth);
	}
	assert.equal(sandbox.counts.writeAttempts, 0);
	// Otherwise the loaded rows would grow from comparison to comparison.
	if (random.chance(0.5)) await inTime("the sign-out", window.sessions.signOut());
}

async function inTime(what: string, work: Promise<unknown>): Promise<void> {
	const limit = new AbortController();
	try {
		await Promise.race([
			work,
			pass(CALM_LIMIT, undefined, { signal: limit.signal }).then(() => assert.fail(`${what} does not end`)),
		]);
	} finally {
		limit.abort();
	}
}

function assertNoGrowth(first: Resources, last: Resources): void {
	assert.ok(
		last.heap <= first.heap * (1 + GROWTH.share) + GROWTH.bytes,
		`the heap grew: ${JSON.stringify({ first, last })}`,
	);
	// At most as many connections as the client allows, with both ends in this process.
	assert.ok(last.sockets <= 2 * 8 + 4, `sockets stay open: ${last.sockets}`);
	assert.ok(last.timers <= first.timers + 4, `timers stay: ${last.timers}, ${first.timers} before`);
}

function variantsOf(random: Random) {
	return {
		undated: random.pick(VARIANTS.undated),
		groupKeys: random.pick(VARIANTS.groupKeys),
		sameName: random.pick(VARIANTS.sameName),
		unowned: random.pick(VARIANTS.unowned),
	};
}

/** Collects errors that must not happen, for `raise` to throw. */
class Faults {
	readonly #found: unknown[] = [];
	readonly #note = (error: unknown) => this.note(error);

	constructor() {
		for (const event of EVENTS) process.on(event, this.#note);
	}

	note(error: unknown): void {
		this.#found.push(error);
	}

	guard(work: () => void): void {
		try {
			work();
		} catch (error) {
			this.note(error);
		}
	}

	raise(): void {
		if (this.#found.length > 0) throw this.#found[0];
	}

	end(): void {
		for (const event of EVENTS) process.off(event, this.#note);
	}
}

/** Node emits a warning if an emitter has too many listeners. */
const EVENTS = ["unhandledRejection", "uncaughtException", "warning"] as const;
