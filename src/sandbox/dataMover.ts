import { MICROS_PER_MS } from "./data/dates.ts";
import { createRandom, type Random } from "./data/random.ts";
import type { Rec } from "./data/record.ts";
import type { World } from "./data/world.ts";

export const MUTATIONS = ["insert", "delete", "reassign", "redate", "revalue"] as const;
export type MutationKind = (typeof MUTATIONS)[number];

/** A change, and the opportunity that it happened to. */
export interface Mutation {
	readonly kind: MutationKind;
	readonly id: string;
}

/** How the data changes by itself. */
export interface Moving {
	/** The number of changes before each answer that lists opportunities; 0.5 means one before every second answer. */
	readonly perRequest?: number;
	readonly perSecond?: number;
	readonly seed?: number;
	/** All kinds by default. */
	readonly kinds?: readonly MutationKind[];
}

/** Checks the options. @throws Error with a message for users */
export function readMoving(moving: Moving): Moving {
	for (const name of ["perRequest", "perSecond", "seed"] as const) {
		const value = moving[name] ?? 0;
		if (!Number.isFinite(value) || value < 0) {
			throw new Error(`movingData.${name} must be a number from 0 on, not ${value}.`);
		}
	}
	const unknown = moving.kinds?.find((kind) => !MUTATIONS.includes(kind));
	if (unknown !== undefined || moving.kinds?.length === 0) {
		throw new Error(`movingData.kinds can hold: ${MUTATIONS.join(", ")}.`);
	}
	return moving;
}

const FARTHEST_MOVE_DAYS = 200;

/** Changes random opportunities, the same ones for the same seed. Each change sets the newest `date_updated`. */
export class Mover {
	readonly #world: World;
	readonly #moving: Moving;
	readonly #random: Random;
	#newest: number;
	#owed = 0;

	constructor(world: World, moving: Moving) {
		this.#world = world;
		this.#moving = moving;
		this.#random = createRandom(moving.seed ?? world.seed + 1);
		this.#newest = world.now() * MICROS_PER_MS;
	}

	/** Call it before each answer that lists opportunities. */
	beforeAnswer(): void {
		this.#owed += this.#moving.perRequest ?? 0;
		const times = Math.floor(this.#owed);
		this.#owed -= times;
		this.mutate(undefined, times);
	}

	/** Makes a number of changes: of one kind, or if `kind` is undefined, of the configured kinds in turn. */
	mutate(kind: MutationKind | undefined, times: number): Mutation[] {
		return Array.from({ length: times }, () => this.#mutateOnce(kind));
	}

	/** Changes one opportunity and updates its `date_updated`. */
	update(record: Rec, change: (record: Rec) => void): void {
		const updated = this.#tick();
		this.#world.store.update(record, (changed) => {
			change(changed);
			changed.updated = updated;
		});
	}

	#mutateOnce(wanted: MutationKind | undefined): Mutation {
		const random = this.#random;
		const { store, owners } = this.#world;
		const kind = wanted ?? random.pick(this.#moving.kinds ?? MUTATIONS);
		const target = kind === "insert" || store.size === 0 ? undefined : random.pick(store.all());
		if (target === undefined) {
			return { kind: "insert", id: this.#id(this.insert()) };
		}
		switch (kind) {
			case "delete":
				store.remove(target);
				break;
			case "reassign": {
				const owner = random.below(owners.length);
				this.update(target, (record) => {
					record.owner = owner === record.owner ? (owner + 1) % owners.length : owner;
				});
				break;
			}
			case "redate": {
				const move = random.below(FARTHEST_MOVE_DAYS) - FARTHEST_MOVE_DAYS / 2;
				const today = Math.floor(this.#world.now() / 86_400_000);
				this.update(target, (record) => {
					record.won = (record.won ?? today) + (move === 0 ? 1 : move);
				});
				break;
			}
			default: {
				const factor = 0.5 + random.next();
				this.update(target, (record) => {
					record.value = Math.round((record.value ?? 1000_00) * factor) + 1;
				});
			}
		}
		return { kind, id: this.#id(target) };
	}

	/** Adds an opportunity that is created now. */
	insert(): Rec {
		const record = this.#world.generator.nextNew(this.#tick());
		record.updated = record.created;
		this.#world.store.insert(record);
		return record;
	}

	#id(record: Rec): string {
		return this.#world.ids.of("oppo", record.n);
	}

	/** A moment later than all changes so far. */
	#tick(): number {
		this.#newest = Math.max(this.#newest + MICROS_PER_MS, Math.floor(this.#world.now()) * MICROS_PER_MS);
		return this.#newest;
	}
}
