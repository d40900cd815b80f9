import * as vscode from "vscode";
import { handOver, type MailDraft } from "../../opportunities/details/mailDraft.ts";
import { openAddress } from "../base/openAddress.ts";

/** Opens a draft in the user's mail program. What is too long for that goes to the clipboard, which is said. */
export async function openInMail(draft: MailDraft): Promise<void> {
	const { address, rest } = handOver(draft);
	if (rest !== "") await vscode.env.clipboard.writeText(rest);
	await openAddress(address);
	if (rest !== "")
		void vscode.window.showInformationMessage(
			vscode.l10n.t("The draft is too long for a link to a mail program. It was copied: paste it into the mail."),
		);
}
