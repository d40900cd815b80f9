import { CREDENTIAL_KINDS, type Credential } from "../../close/base/credential.ts";
import { accountId, type Identity, type Named } from "./identity.ts";

/** A credential and whom it belongs to. */
export interface StoredCredential extends Credential, Identity {}

/** The version of an entry's form. */
const VERSION = 2;

/** `damaged`: not an entry; `foreign`: made for another account than the one it is stored for, so it must not be used. */
type Unusable = "damaged" | "foreign";

export function idOf(credential: StoredCredential): string {
	return accountId(credential.origin, credential);
}

/** The text that the secret storage has for one account. */
export function writeEntry({ kind, secret, origin, user, organization }: StoredCredential): string {
	return JSON.stringify({ version: VERSION, kind, secret, origin, user, organization });
}

/** Reads the entry of the account `id`. */
export function readEntry(text: string, id: string): StoredCredential | Unusable {
	const read = readCredential(parseJson(text));
	if (read === undefined) return "damaged";
	return idOf(read) === id ? read : "foreign";
}

export function sameCredential(one: StoredCredential, other: StoredCredential): boolean {
	return writeEntry(one) === writeEntry(other);
}

/** The names in a list entry. Returns undefined if the text isn't one. */
export function readList(text: string): readonly string[] | undefined {
	const list = parseJson(text);
	return Array.isArray(list) && list.every((name) => typeof name === "string") ? list : undefined;
}

function readCredential(value: unknown): StoredCredential | undefined {
	if (!isObject(value) || value["version"] !== VERSION) return undefined;
	const kind = CREDENTIAL_KINDS.find((one) => one === value["kind"]);
	const { secret, origin, user, organization } = value;
	if (kind === undefined || typeof secret !== "string" || secret === "" || typeof origin !== "string") return undefined;
	if (!isNamed(user) || !isNamed(organization)) return undefined;
	return { kind, secret, origin, user, organization };
}

function isNamed(value: unknown): value is Named | undefined {
	return (
		value === undefined || (isObject(value) && typeof value["id"] === "string" && typeof value["name"] === "string")
	);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
