import * as z from "zod/mini";
import { CREDENTIAL_KINDS, type Credential } from "../../close/credential.ts";

export interface Named {
	readonly id: string;
	readonly name: string;
}

/** A credential with whom it belongs to, as far as the server told. */
export interface StoredCredential extends Credential {
	readonly user: Named | undefined;
	readonly organization: Named | undefined;
}

const VERSION = 1;

function entry() {
	const named = z.object({ id: z.string(), name: z.string() });
	return z.object({
		version: z.literal(VERSION),
		kind: z.enum(CREDENTIAL_KINDS),
		secret: z.string().check(z.minLength(1)),
		origin: z.string(),
		user: z.optional(named),
		organization: z.optional(named),
	});
}

/** The text that the secret storage keeps for one origin. */
export function writeEntry({ kind, secret, origin, user, organization }: StoredCredential): string {
	return JSON.stringify({ version: VERSION, kind, secret, origin, user, organization });
}

/**
 * Reads an entry that is kept under `origin`. `damaged`: not an entry of this version; `foreign`: made for another
 * origin than the one it is kept under, so it must not be used.
 */
export function readEntry(text: string, origin: string): StoredCredential | "damaged" | "foreign" {
	const parsed = z.safeParse(entry(), parseJson(text));
	if (!parsed.success) return "damaged";
	const { kind, secret, user, organization } = parsed.data;
	return parsed.data.origin === origin ? { kind, secret, origin, user, organization } : "foreign";
}

export function sameCredential(one: StoredCredential, other: StoredCredential): boolean {
	return writeEntry(one) === writeEntry(other);
}

/** The origins of the index entry; undefined where the text is not one. */
export function readOrigins(text: string): readonly string[] | undefined {
	const parsed = z.safeParse(z.array(z.string()), parseJson(text));
	return parsed.success ? parsed.data : undefined;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
