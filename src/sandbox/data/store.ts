import { type Grouping, groupNumber, groupRank } from "./groups.ts";
import { compareBy, type Order } from "./order.ts";
import type { Owner } from "./owners.ts";
import type { Rec } from "./record.ts";
import type { Variants } from "./variants.ts";

/** How many sequences stay sorted at a time. */
const KEPT_SEQUENCES = 24;

interface Sequence {
	readonly records: Rec[];
	readonly compare: (a: Rec, b: Rec) => number;
}

/**
 * All opportunities, and the sequences of them that were asked for: each laid out by group and order, sorted once, then
 * kept sorted through every change.
 */
export class Store {
	/** Grows with every change. */
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

	/** In the order of their making. */
	all(): readonly Rec[] {
		this.#list ??= [...this.#records.values()];
		return this.#list;
	}

	/** Everything in the order of a request. Ties are told apart by the objects' numbers. */
	sequence(grouping: Grouping | undefined, order: Order): readonly Rec[] {
		const name = JSON.stringify([grouping, order]);
		let sequence = this.#sequences.get(name);
		if (sequence === undefined) {
			sequence = { compare: this.compare(grouping, order), records: this.#sort(grouping, order) };
		}
		this.#sequences.delete(name);
		this.#sequences.set(name, sequence);
		for (const oldest of this.#sequences.keys()) {
			if (this.#sequences.size <= KEPT_SEQUENCES) {
				break;
			}
			this.#sequences.delete(oldest);
		}
		return sequence.records;
	}

	/** Sorts by order alone, which several groupings share, and deals the result out to the groups. */
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

	/** The order of a request as a total order. Reversed groups stand the other way round; what is inside them does not. */
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

/** Where a record is in a sequence, or belongs: the first place that does not sort before it. */
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
