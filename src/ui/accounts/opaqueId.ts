import { createHmac, randomBytes } from "node:crypto";

/** Of this window, kept nowhere: what is made with it cannot be compared with what another window or computer makes. */
const SECRET = randomBytes(32);

/**
 * An account's id for other extensions, which may ask VS Code for it unasked by the user. From it follows neither where
 * the account is nor whose it is.
 */
export function opaqueId(accountId: string): string {
	return createHmac("sha256", SECRET).update(accountId).digest("hex").slice(0, 32);
}
