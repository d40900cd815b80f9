import * as vscode from "vscode";
import { plainText } from "../base/plainText.ts";
import { pick } from "../quickInput/pick.ts";
import { BACK } from "../quickInput/quickInput.ts";
import { VscodeQuickInputs } from "../quickInput/vscodeQuickInput.ts";
import { accountName } from "../session/accountNames.ts";
import { originOf } from "../session/identity.ts";
import { SessionProblem } from "../session/sessionProblem.ts";
import type { Services } from "../window/services.ts";
import { ADD, accountItems, SAMPLE, SIGN_OUT } from "./accountItems.ts";

/** The user's choice: an account, {@link ADD}, {@link SAMPLE}, or the button of an item. */
type AccountAnswer = { readonly kind: "switch" | "signOut"; readonly id: string } | { readonly kind: "add" | "sample" };

/** Asks for an account to show. Returns undefined if the user leaves or chooses an account of another address. */
export async function pickAccount(services: Services): Promise<AccountAnswer | undefined> {
	const { sessions, settings, amountVisibility } = services;
	const address = settings.current.apiBaseUrl;
	const origin = address instanceof SessionProblem ? undefined : address.origin;
	const { current: session } = sessions;
	const current = session.kind === "account" ? session.account.id : undefined;
	let pressed: string | undefined;
	const picked = await pick(new VscodeQuickInputs(), {
		title: vscode.l10n.t("Switch Account"),
		placeholder: vscode.l10n.t("Select the account to use in this window"),
		items: () => accountItems({ accounts: sessions.accounts, current, origin, mask: amountVisibility.mask }),
		active: current,
		load: () => sessions.readAccounts(),
		press: (_button, id) => {
			pressed = id;
			return false;
		},
	});
	if (picked === undefined || picked === BACK) return undefined;
	if (picked.button === SIGN_OUT && pressed !== undefined) return { kind: "signOut", id: pressed };
	const [id] = picked.ids;
	if (id === ADD) return { kind: "add" };
	if (id === SAMPLE) return { kind: "sample" };
	if (id === undefined || originOf(id) === origin) return id === undefined ? undefined : { kind: "switch", id };
	await explainAddress(services, id);
	return undefined;
}

/** Says why an account of another address can't be shown, and offers to open the setting. */
async function explainAddress({ sessions }: Services, id: string): Promise<void> {
	const account = sessions.accounts.find((one) => one.id === id);
	const name = account === undefined ? originOf(id) : accountName(account);
	const text = vscode.l10n.t(
		"The key or token for {0} is sent only to {1}. To use it, set closeOpportunities.apiBaseUrl to that URL.",
		...[name, originOf(id)].map(plainText),
	);
	const openSettings = vscode.l10n.t("Open Settings");
	if ((await vscode.window.showInformationMessage(text, openSettings)) !== openSettings) return;
	await vscode.commands.executeCommand("workbench.action.openSettings", "closeOpportunities.apiBaseUrl");
}
