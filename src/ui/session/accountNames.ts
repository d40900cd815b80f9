import * as l10n from "@vscode/l10n";
import { shortLabel } from "../../close/text/labelText.ts";
import { CLEAR, type Mask } from "../../opportunities/text/mask.ts";
import type { Account, Session } from "./session.ts";

/** A way to name an account. The mask hides the user's name. */
type Form = (account: Account, mask: Mask) => string;

/** `Acme`, or what else is known about the account. */
const byOrganization: Form = (account, mask) =>
	shortLabel(account.organization?.name ?? "") || byUser(account, mask) || hostOf(account);

/** `Acme · Ann Lee` */
const byBoth: Form = (account, mask) => joined(byOrganization(account, mask), byUser(account, mask));

/** `Acme · Ann Lee · close.example` */
const withHost: Form = (account, mask) => joined(byOrganization(account, mask), byUser(account, mask), hostOf(account));

/** For accounts with the same names: ids always differ. */
const withIds: Form = (account, mask) => {
	const ids = [account.organization?.id, account.user?.id].filter((id) => id !== undefined);
	return l10n.t("{0} ({1})", withHost(account, mask), ids.join(", "));
};

const FORMS = [byOrganization, byBoth, withHost, withIds];

/** The name of an account on its own: its organization. */
export function accountName(account: Account): string {
	return byOrganization(account, CLEAR);
}

/** The organization and the user of an account, in the shortest form that no other account has. */
export function accountNameAmong(account: Account, accounts: readonly Account[]): string {
	return shortest([byBoth, withHost], account, accounts)(account, CLEAR);
}

/**
 * The description beside the view's name: the account if there are several for its address. `accounts` are those of all
 * addresses.
 */
export function describeTree(session: Session, accounts: readonly Account[], mask: Mask): string {
	if (session.kind !== "account") return "";
	const { account } = session;
	const here = accounts.filter(({ origin }) => origin === account.origin);
	if (!here.some(({ id }) => id !== account.id)) return "";
	return shortest([byOrganization, byBoth], account, here)(account, mask);
}

function shortest(forms: readonly Form[], account: Account, accounts: readonly Account[]): Form {
	const taken = accounts.flatMap((other) => (other.id === account.id ? [] : FORMS.map((form) => form(other, CLEAR))));
	return forms.find((form) => !taken.includes(form(account, CLEAR))) ?? withIds;
}

function joined(...parts: readonly string[]): string {
	return [...new Set(parts)].filter(Boolean).join(" · ");
}

function byUser({ user }: Account, mask: Mask): string {
	return mask.name(shortLabel(user?.name ?? ""));
}

function hostOf({ origin }: Account): string {
	return origin.replace(/^https?:\/\//, "");
}
