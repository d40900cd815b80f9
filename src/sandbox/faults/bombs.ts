import type { Bomb, FaultRule } from "./rules.ts";

const MEGABYTE = 1024 * 1024;
const DEFAULT_MEGABYTES = 15;
const DEFAULT_ERROR_MEGABYTES = 45;

/** The body of a `bomb`. It is valid JSON except for `deep`, which closes none of its brackets. */
export function bombOf({ what, megabytes = DEFAULT_MEGABYTES }: FaultRule): string {
	return bodyOf(what as Bomb | undefined, Math.floor(megabytes * MEGABYTE));
}

/** The body of a `long-error`. */
export function longErrorOf({ megabytes = DEFAULT_ERROR_MEGABYTES }: FaultRule): string {
	return JSON.stringify({ error: "x".repeat(megabytes * MEGABYTE) });
}

function bodyOf(bomb: Bomb | undefined, size: number): string {
	switch (bomb) {
		case "groups":
			return `{"data":[${repeated('{"key":0,"objects":[]}', size)}]}`;
		case "periods":
			return `{"data":[],"count_by_value_period":{${numbered("p", size)}}}`;
		case "names":
			return `{"data":[{${numbered("custom.cf_", size)}}]}`;
		case "values":
			return `{"data":[{"id":"oppo_1","lead_id":"lead_1","parts":[${repeated("[]", size)}]}]}`;
		case "deep":
			return "[".repeat(size);
		case "texts":
			return `{"data":[${repeated(`{"id":"oppo_1","lead_id":"lead_1","lead_name":"${"é".repeat(30_000)}"}`, size)}]}`;
		case "text":
			return `{"data":[{"id":"oppo_1","lead_id":"lead_1","lead_name":"${"é".repeat(size / 2)}"}]}`;
		default:
			return `{"data":[${repeated("{}", size)}]}`;
	}
}

/** `text` repeated with commas in between, about `size` bytes in all. */
function repeated(text: string, size: number): string {
	return `${`${text},`.repeat(Math.floor(size / (Buffer.byteLength(text) + 1)))}${text}`;
}

/** Object members with different names, at most `size` bytes in all. */
function numbered(prefix: string, size: number): string {
	const count = Math.floor(size / (prefix.length + 12));
	return Array.from({ length: count }, (_, index) => `"${prefix}${String(index).padStart(7, "0")}":1`).join();
}
