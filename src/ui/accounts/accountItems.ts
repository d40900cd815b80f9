import * as l10n from "@vscode/l10n";
import type { Mask } from "../../opportunities/text/mask.ts";
import { type Button, type Choice, type Item, markCurrent } from "../quickInput/quickInput.ts";
import { accountName } from "../session/accountNames.ts";
import type { Account } from "../session/session.ts";

/** Ids of items that aren't accounts. No account has such an id. */
export const ADD = "add";
export const SAMPLE = "sample";
export const SIGN_OUT = "signOut";

export interface AccountChoice {
	readonly accounts: readonly Account[];
	/** The id of the account that is shown. Undefined for sample data. */
	readonly current: string | undefined;
	/** The origin of the address that is set. Undefined if that address can't be used. */
	readonly origin: string | undefined;
	/** Masks users' names. */
	readonly mask: Mask;
}

/** The accounts to switch to: those of the address that is set, then those of other addresses, which can't be chosen. */
export function accountItems({ accounts, current, origin, mask }: AccountChoice): readonly Item[] {
	const here = accounts.filter((account) => account.origin === origin);
	const elsewhere = accounts.filter((account) => account.origin !== origin);
	return [
		...markCurrent(
			here.map((account) => rowOf(account, "account", mask)),
			current,
		),
		...(elsewhere.length === 0 ? [] : [{ heading: l10n.t("At other URLs") }]),
		...elsewhere.map((account) => ({ ...rowOf(account, "circle-slash", mask), detail: account.origin })),
		...(accounts.length === 0 ? [] : [{ heading: "" }]),
		{ id: ADD, label: l10n.t("Add Account…"), icon: "add", pinned: true },
		{ id: SAMPLE, label: l10n.t("Explore with Sample Data"), icon: "beaker", pinned: true },
	];
}

function rowOf(account: Account, icon: string, mask: Mask): Choice {
	const label = accountName(account);
	const user = account.organization === undefined ? "" : mask.name(account.user?.name ?? "");
	const facts = [user, ...(account.stored ? [] : [l10n.t("in this window only")])].filter(Boolean);
	const signOut: Button = { id: SIGN_OUT, icon: "sign-out", tooltip: l10n.t("Sign Out of {0}", label) };
	return {
		id: account.id,
		label,
		...(facts.length === 0 ? {} : { description: facts.join(" · ") }),
		icon,
		buttons: [signOut],
	};
}
