import { type Grouping, groupNumber, groupRank } from "./groups.ts";
import { compareBy, type Order } from "./order.ts";
import type { Owner } from "./owners.ts";
import type { Rec } from "./record.ts";
import type { Variants } from "./variants.ts";

/** The number of sequences to keep sorted. */
const MAX_SEQUENCES = 24;

interface Sequence {
	readonly records: Rec[];
	readonly compare: (a: Rec, b: Rec) => number;
}

/**
 * All opportunities, and the sequences of them that requests need. A sequence is sorted by group and order once, and stays
 * sorted through every change.
 */
export class Store {
	/** Increases with every change. */
	version = 0;
	readonly #records = new Map<number, Rec>();
	readonly #owners: readonly Owner[];
	readonly #variants: Variants;
	readonly #sequences = new Map<string, Sequence>();
	#list: Rec[] | undefined;

	constructor(records: Iterable<Rec>, owners: readonly Owner[], variants: Variants) {
		for (const record of records) {
			this.#records.set(record.n, record);
		}
		this.#owners = owners;
		this.#variants = variants;
	}

	get size(): number {
		return this.#records.size;
	}

	get(n: number): Rec | undefined {
		return this.#records.get(n);
	}

	/** All opportunities in the order of their creation. */
	all(): readonly Rec[] {
		this.#list ??= [...this.#records.values()];
		return this.#list;
	}

	/** All opportunities in the order of a request, with ties in the order of their numbers. */
	sequence(grouping: Grouping | undefined, order: Order): readonly Rec[] {
		const name = JSON.stringify([grouping, order]);
		let sequence = this.#sequences.get(name);
		if (sequence === undefined) {
			sequence = { compare: this.compare(grouping, order), records: this.#sort(grouping, order) };
		}
		this.#sequences.delete(name);
		this.#sequences.set(name, sequence);
		for (const oldest of this.#sequences.keys()) {
			if (this.#sequences.size <= MAX_SEQUENCES) {
				break;
			}
			this.#sequences.delete(oldest);
		}
		return sequence.records;
	}

	/** Distributes a sequence sorted by order alone, which several groupings share, to the groups. */
	#sort(grouping: Grouping | undefined, order: Order): Rec[] {
		if (grouping === undefined || this.#variants.sameName !== "apart") {
			return this.all().toSorted(this.compare(grouping, order));
		}
		const numberOf = groupNumber(grouping.key);
		const groups = new Map<number, Rec[]>();
		for (const record of this.sequence(undefined, order)) {
			const number = numberOf(record);
			const group = groups.get(number);
			if (group === undefined) {
				groups.set(number, [record]);
			} else {
				group.push(record);
			}
		}
		const rank = groupRank(grouping.key, this.#owners, this.#variants);
		const sign = grouping.reversed ? -1 : 1;
		return [...groups].sort(([a], [b]) => sign * (rank(a) - rank(b))).flatMap(([, records]) => records);
	}

	/** The total order of a request. A descending grouping reverses the groups, but not the objects inside them. */
	compare(grouping: Grouping | undefined, order: Order): (a: Rec, b: Rec) => number {
		const inGroup = compareBy(order, this.#owners, this.#variants.nulls);
		if (grouping === undefined) {
			return (a, b) => inGroup(a, b) || a.n - b.n;
		}
		const number = groupNumber(grouping.key);
		const rank = groupRank(grouping.key, this.#owners, this.#variants);
		const sign = grouping.reversed ? -1 : 1;
		return (a, b) => sign * (rank(number(a)) - rank(number(b))) || inGroup(a, b) || a.n - b.n;
	}

	insert(record: Rec): void {
		this.#records.set(record.n, record);
		for (const sequence of this.#sequences.values()) {
			sequence.records.splice(position(sequence, record), 0, record);
		}
		this.#changed();
	}

	remove(record: Rec): void {
		this.#takeOut(record);
		this.#records.delete(record.n);
		this.#changed();
	}

	/** Changes an opportunity; the only way to do so. */
	update(record: Rec, change: (record: Rec) => void): void {
		this.#takeOut(record);
		change(record);
		for (const sequence of this.#sequences.values()) {
			sequence.records.splice(position(sequence, record), 0, record);
		}
		this.#changed();
	}

	#takeOut(record: Rec): void {
		for (const sequence of this.#sequences.values()) {
			sequence.records.splice(position(sequence, record), 1);
		}
	}

	#changed(): void {
		this.version += 1;
		this.#list = undefined;
	}
}

/** The index of a record in a sequence, or the index to insert it at. */
function position({ records, compare }: Sequence, record: Rec): number {
	let low = 0;
	let high = records.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		const other = records[middle];
		if (other !== undefined && compare(other, record) < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}
