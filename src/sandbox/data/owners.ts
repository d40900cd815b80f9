import type { Ids } from "./ids.ts";
import { at, hash } from "./random.ts";
import { FIRST_NAMES, LAST_NAMES } from "./sampleNames.ts";

/** An owner of opportunities: a member of the organization, or a former one. */
export interface Owner {
	readonly index: number;
	readonly id: string;
	readonly firstName: string;
	readonly lastName: string;
	/** The `user_name` of opportunities; null for the one owner without a name. */
	readonly name: string | null;
	readonly email: string;
	/** False for a former member. */
	readonly active: boolean;
	/** Position by full name, then id; unique. An owner without a name comes last. */
	readonly rank: number;
	/** Position by full name alone; owners of the same name share it. */
	readonly nameRank: number;
}

/** With this many owners or more, one has no name, two are former members and two share a full name. */
const OWNERS_FOR_SPECIAL_CASES = 5;
const SALT = 101;

/** Owner 0 is the signed-in user. */
export function createOwners(count: number, seed: number, ids: Ids): readonly Owner[] {
	const drafts = Array.from({ length: count }, (_, index) => draft(index, count, seed, ids));
	const collator = new Intl.Collator("en");
	const byName = (a: Draft, b: Draft): number =>
		Number(a.name === null) - Number(b.name === null) || collator.compare(a.name ?? "", b.name ?? "");
	const sorted = drafts.toSorted((a, b) => byName(a, b) || (a.id < b.id ? -1 : 1));
	const ranks = new Map(sorted.map((owner, rank) => [owner.index, rank]));
	const nameRanks = new Map<string | null, number>();
	for (const owner of sorted) {
		if (!nameRanks.has(owner.name)) {
			nameRanks.set(owner.name, nameRanks.size);
		}
	}
	return drafts.map((owner) => ({
		...owner,
		rank: ranks.get(owner.index) ?? 0,
		nameRank: nameRanks.get(owner.name) ?? 0,
	}));
}

type Draft = Omit<Owner, "rank" | "nameRank">;

function draft(index: number, count: number, seed: number, ids: Ids): Draft {
	const odd = count >= OWNERS_FOR_SPECIAL_CASES;
	const nameless = odd && index === count - 1;
	const namesake = odd && index === 2;
	const [firstName, lastName] = nameless ? ["", ""] : nameOf(namesake ? 1 : index, seed);
	return {
		index,
		id: ids.of("user", index),
		firstName,
		lastName,
		name: nameless ? null : `${firstName} ${lastName}`,
		email: nameless ? `former-${index}@team.example` : `${plain(firstName)}.${plain(lastName)}.${index}@team.example`,
		active: !(odd && index >= count - 2),
	};
}

/** A first and a last name. No pair repeats until all pairs have occurred. */
function nameOf(index: number, seed: number): [string, string] {
	const first = index + hash(seed, SALT, 0);
	const last = index + Math.floor(index / FIRST_NAMES.length) + hash(seed, SALT, 1);
	return [at(FIRST_NAMES, first), at(LAST_NAMES, last)];
}

function plain(name: string): string {
	return name
		.normalize("NFD")
		.replace(/[^a-zA-Z]/g, "")
		.toLowerCase();
}
