import { hash } from "./random.ts";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** Close's ids have 43 characters after the prefix; here, the last six contain the number, scrambled. */
const NOISE_LENGTH = 37;
const NUMBER_LENGTH = 6;
const SCRAMBLE = 0x9e3779b1;

type IdPrefix =
	| "oppo"
	| "lead"
	| "cont"
	| "user"
	| "memb"
	| "orga"
	| "pipe"
	| "stat"
	| "save"
	| "role"
	| "thre"
	| "emai"
	| "phon"
	| "cf";

/** Makes and reads ids of the form `oppo_…`. A number has the same id within a world, and another id in other worlds. */
export interface Ids {
	of(prefix: IdPrefix, n: number): string;
	/** The number of an id that `of` made for this prefix. Returns undefined for any other text. */
	numberOf(prefix: IdPrefix, id: string): number | undefined;
}

export function createIds(seed: number): Ids {
	const inverse = inverseOf(SCRAMBLE);
	const of = (prefix: IdPrefix, n: number): string => {
		const salt = saltOf(prefix);
		let text = `${prefix}_`;
		for (let block = 0; text.length < prefix.length + 1 + NOISE_LENGTH; block += 1) {
			text += base62(hash(seed, salt + block, n), NUMBER_LENGTH - 1);
		}
		return (
			text.slice(0, prefix.length + 1 + NOISE_LENGTH) +
			base62((Math.imul(n, SCRAMBLE) ^ mask(seed, salt)) >>> 0, NUMBER_LENGTH)
		);
	};
	return {
		of,
		numberOf: (prefix, id) => {
			let scrambled = 0;
			for (const letter of id.slice(-NUMBER_LENGTH)) {
				scrambled = scrambled * ALPHABET.length + ALPHABET.indexOf(letter);
			}
			const n = Math.imul((scrambled ^ mask(seed, saltOf(prefix))) >>> 0, inverse) >>> 0;
			return of(prefix, n) === id ? n : undefined;
		},
	};
}

function mask(seed: number, salt: number): number {
	return hash(seed, ~salt, 0);
}

function saltOf(prefix: IdPrefix): number {
	let salt = 0;
	for (const letter of prefix) {
		salt = salt * 31 + letter.charCodeAt(0);
	}
	return salt;
}

function base62(number: number, length: number): string {
	let rest = number;
	let text = "";
	for (let place = 0; place < length; place += 1) {
		text = (ALPHABET[rest % ALPHABET.length] ?? "") + text;
		rest = Math.floor(rest / ALPHABET.length);
	}
	return text;
}

/** The inverse of an odd `factor` modulo 2^32, by Newton's iteration. */
function inverseOf(factor: number): number {
	let inverse = factor;
	for (let step = 0; step < 5; step += 1) {
		inverse = Math.imul(inverse, 2 - Math.imul(factor, inverse));
	}
	return inverse;
}
