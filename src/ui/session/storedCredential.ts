import * as z from "zod/mini";
import { CREDENTIAL_KINDS, type Credential } from "../../close/base/credential.ts";
import { accountId } from "./accountId.ts";

export interface Named {
	readonly id: string;
	readonly name: string;
}

/** A credential with whom it belongs to, as far as the server told. */
export interface StoredCredential extends Credential {
	readonly user: Named | undefined;
	readonly organization: Named | undefined;
}

const VERSION = 2;
const EARLIER_VERSION = 1;

function entry(version: number) {
	const named = z.object({ id: z.string(), name: z.string() });
	return z.object({
		version: z.literal(version),
		kind: z.enum(CREDENTIAL_KINDS),
		secret: z.string().check(z.minLength(1)),
		origin: z.string(),
		user: z.optional(named),
		organization: z.optional(named),
	});
}

/** `damaged`: not an entry; `foreign`: made for another place than the one it is kept in, so it must not be used. */
export type Unusable = "damaged" | "foreign";

export function idOf(credential: StoredCredential): string {
	return accountId(credential.origin, credential);
}

/** The text that the secret storage keeps for one account. */
export function writeEntry({ kind, secret, origin, user, organization }: StoredCredential): string {
	return JSON.stringify({ version: VERSION, kind, secret, origin, user, organization });
}

/** Reads what is kept for the account `id`. */
export function readEntry(text: string, id: string): StoredCredential | Unusable {
	const read = readAs(VERSION, text);
	return read === "damaged" || idOf(read) === id ? read : "foreign";
}

/** Reads an entry of the form before this one, which is kept under its origin. */
export function readEarlierEntry(text: string, origin: string): StoredCredential | Unusable {
	const read = readAs(EARLIER_VERSION, text);
	return read === "damaged" || read.origin === origin ? read : "foreign";
}

export function sameCredential(one: StoredCredential, other: StoredCredential): boolean {
	return writeEntry(one) === writeEntry(other);
}

/** The names in a list entry; undefined where the text is not one. */
export function readList(text: string): readonly string[] | undefined {
	const parsed = z.safeParse(z.array(z.string()), parseJson(text));
	return parsed.success ? parsed.data : undefined;
}

function readAs(version: number, text: string): StoredCredential | "damaged" {
	const parsed = z.safeParse(entry(version), parseJson(text));
	if (!parsed.success) return "damaged";
	const { kind, secret, origin, user, organization } = parsed.data;
	return { kind, secret, origin, user, organization };
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
