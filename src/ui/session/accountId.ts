/**
 * What an account is known by: the origin its key is for, with the ids of the organization and the user that the key
 * belongs to. Nothing in it is secret. At an origin that does not tell whom a key belongs to there is one account, since
 * several could not be told apart.
 */
export function accountId(origin: string, { organization, user }: Ids): string {
	return `${origin}${MARK}${JSON.stringify([organization?.id ?? "", user?.id ?? ""])}`;
}

/** The origin that the key of an account is for. */
export function originOf(id: string): string {
	return id.split(MARK, 1)[0] ?? "";
}

/** Whom a key belongs to, as far as the server told. */
export interface Ids {
	readonly organization: { readonly id: string } | undefined;
	readonly user: { readonly id: string } | undefined;
}

/** Stands in no origin. */
const MARK = "#";
