import { CloseError } from "../../close/base/errors.ts";
import type { Client } from "../base/ports.ts";

/** No origin contains it. */
const MARK = "#";

/**
 * An account's id: the origin of its key, and the ids of the organization and the user that the key belongs to. Nothing
 * in it is secret. If a server doesn't say whom a key belongs to, its origin has one account, because several couldn't
 * be told apart.
 */
export function accountId(origin: string, { organization, user }: Ids): string {
	return `${origin}${MARK}${JSON.stringify([organization?.id ?? "", user?.id ?? ""])}`;
}

/** The origin that the key of an account is for. */
export function originOf(id: string): string {
	return id.split(MARK, 1)[0] ?? "";
}

/** The parts of a key's owner that are in the account's id. */
export interface Ids {
	readonly organization: { readonly id: string } | undefined;
	readonly user: { readonly id: string } | undefined;
}

export interface Named {
	readonly id: string;
	readonly name: string;
}

/** Whom a key belongs to, as far as the server says. */
export interface Identity {
	readonly user: Named | undefined;
	readonly organization: Named | undefined;
}

/**
 * Checks a client's key with the server: by `/me/`, or, if the server has none (404), by reading one opportunity.
 * @throws CloseError if the server refuses the key or can't be reached
 */
export async function askIdentity(client: Client, signal: AbortSignal): Promise<Identity> {
	try {
		const me = await client.me({ signal });
		const [organization] = me.organizations;
		return { user: nameOf(me), organization: organization && nameOf(organization) };
	} catch (error) {
		if (!(error instanceof CloseError && error.kind === "notFound")) throw error;
		await client.list({ _limit: "1", _fields: "id" }, { signal });
		return { user: undefined, organization: undefined };
	}
}

function nameOf({ id, name }: Named): Named {
	return { id, name };
}
