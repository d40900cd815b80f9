import { DAY_MICROS, DAY_MS, dayOfMoment, MICROS_PER_MS } from "./dates.ts";
import { loosePeriod } from "./looseValues.ts";
import type { PipelineData, StatusData } from "./pipelines.ts";
import { createRandom, hash, type Random } from "./random.ts";
import type { Rec } from "./record.ts";

interface GeneratorOptions {
	readonly seed: number;
	/** Milliseconds since the epoch. */
	readonly now: number;
	/** Age of the oldest opportunity. */
	readonly years: number;
	readonly owners: number;
	readonly pipelines: readonly PipelineData[];
	/** Whether one opportunity in a hundred has no owner. */
	readonly unowned: boolean;
	/** Whether some opportunities have an undocumented value period, or none. */
	readonly loose: boolean;
	/** Whether some lost opportunities were last changed before they were lost. */
	readonly earlyUpdates: boolean;
}

/** Generates opportunities one after the other: the same ones for the same options. */
export interface Generator {
	/** An opportunity that was created within the last `years`, and is won, lost or open. */
	next(): Rec;
	/** A new opportunity for moving data; `created` is in microseconds. */
	nextNew(created: number): Rec;
}

const SALT = { unowned: 102, reopened: 103, undatedLoss: 104, earlyUpdate: 105 } as const;
const LONGEST_CYCLE_DAYS = 150;
const FURTHEST_CLOSE_DAYS = 270;
/** For each period, the smallest value in cents, and the factor from there to the largest. */
const PRICES = [
	[500_00, 160],
	[20_00, 150],
	[1_000_00, 60],
] as const;

export function createGenerator(options: GeneratorOptions): Generator {
	const random = createRandom(options.seed);
	const now = options.now * MICROS_PER_MS;
	const span = options.years * 365.25 * DAY_MICROS;
	const leadsSoFar = (n: number): number => Math.floor(n * 0.6) + 1;
	let n = 0;
	let stalls = 0;

	const make = (created: number, mayBeClosed: boolean): Rec => {
		const board = random.chance(0.7) ? options.pipelines[0] : options.pipelines[1];
		const statuses = board?.statuses ?? [];
		const period = random.next() < 0.4 ? 0 : random.next() < 0.58 ? 1 : 2;
		const record: Rec = {
			n,
			lead: random.below(leadsSoFar(n)),
			owner: Math.floor(options.owners * random.next() ** 1.4),
			status: 0,
			value: makeValue(random, period),
			period: (options.loose ? loosePeriod(n) : undefined) ?? period,
			confidence: 0,
			won: null,
			lost: null,
			created,
			updated: created,
			stall: 0,
		};
		// A hash rather than the random stream keeps all other data the same whether or not an option is set.
		const isOneIn = (count: number, salt: number): boolean => hash(options.seed, salt, record.n) % count === 0;
		if (options.unowned && isOneIn(100, SALT.unowned)) record.owner = -1;
		n += 1;
		const closed = Math.floor(created + (5 + random.next() ** 2 * LONGEST_CYCLE_DAYS) * DAY_MICROS);
		const fate = random.next();
		if (mayBeClosed && closed < now && fate < 0.8) {
			close(random, record, statuses, fate < 0.43 ? "won" : "lost", closed, now);
		} else {
			stalls += open(random, record, statuses, now, stalls + 1);
			if (record.won === null && isOneIn(8, SALT.reopened)) reopen(record, closed);
		}
		if (record.lost !== null && options.earlyUpdates && isOneIn(4, SALT.earlyUpdate)) {
			record.updated = Math.floor((record.created + record.lost) / 2);
		}
		if (record.lost !== null && isOneIn(20, SALT.undatedLoss)) record.lost = null;
		return record;
	};
	return {
		next: () => make(Math.floor(now - random.next() * span - 60_000_000), true),
		nextNew: (created) => make(created, false),
	};
}

function close(
	random: Random,
	record: Rec,
	statuses: readonly StatusData[],
	type: "won" | "lost",
	closed: number,
	now: number,
): void {
	record.status = random.pick(statuses.filter((status) => status.type === type)).index;
	record.updated = Math.floor(Math.min(now - 1, closed + random.next() ** 3 * 40 * DAY_MICROS));
	const day = dayOfMoment(closed, 0);
	if (type === "won") {
		record.confidence = 100;
		record.won = day;
	} else {
		record.lost = closed;
		// A lost opportunity keeps its expected close date.
		record.won = random.chance(0.4) ? day + random.below(30) : null;
	}
}

/** Sets an active status, an expected close date and perhaps a stall. Returns 1 if the opportunity is stalled, else 0. */
function open(random: Random, record: Rec, statuses: readonly StatusData[], now: number, stall: number): 0 | 1 {
	const active = statuses.filter((status) => status.type === "active");
	const step = random.below(active.length);
	record.status = active[step]?.index ?? 0;
	record.confidence = Math.min(95, Math.round(((step + 0.5 + random.next()) / (active.length + 1)) * 20) * 5);
	const today = Math.floor(now / MICROS_PER_MS / DAY_MS);
	const kind = random.next();
	const odd = (kind * 1000) % 1;
	if (odd < 0.04) {
		// Some users set a confidence of 0 or 100 and leave the opportunity open.
		record.confidence = odd < 0.02 ? 0 : 100;
	}
	if (kind < 0.7) {
		record.won = today + 1 + Math.floor(random.next() ** 1.5 * FURTHEST_CLOSE_DAYS);
	} else if (kind < 0.78) {
		record.won = today - 1 - random.below(60);
	}
	const age = Math.max(0, now - record.created);
	record.updated = Math.floor(record.created + age * random.next() ** 0.3);
	if (random.chance(0.18)) {
		record.stall = stall;
		return 1;
	}
	return 0;
}

/** Makes an open opportunity one that was won on `closed` and opened again: the won date stays, as in Close. */
function reopen(record: Rec, closed: number): void {
	if (closed < record.updated) record.won = dayOfMoment(closed, 0);
}

function makeValue(random: Random, period: number): number | null {
	const kind = random.next();
	if (kind < 0.05) {
		return null;
	}
	if (kind < 0.06) {
		return 0;
	}
	const [low, factor] = PRICES[period] ?? PRICES[0];
	const cents = low * factor ** random.next();
	const unit = kind < 0.12 ? 1 : cents < 500_00 ? 5_00 : 50_00;
	return Math.round(cents / unit) * unit;
}
