import * as vscode from "vscode";
import { UserError } from "../../close/base/errors.ts";
import { readOpportunity } from "../../close/schema/opportunityDetails.ts";
import { handOver, type MailDraft, mailDraftOf, wholeText } from "../../opportunities/details/mailDraft.ts";
import { openAddress } from "../base/openAddress.ts";
import { isOpen } from "../session/session.ts";
import type { Services } from "../window/services.ts";

/** Opens the mail that Close drafted for an opportunity, if it did. */
export async function openMailOf(
	id: string,
	{ currentView, amountVisibility }: Pick<Services, "currentView" | "amountVisibility">,
): Promise<void> {
	const { session } = currentView;
	if (!isOpen(session)) return;
	if (amountVisibility.hidden)
		throw new UserError(
			vscode.l10n.t("An email would show names that are hidden here. Run {0} first.", vscode.l10n.t("Show Amounts")),
		);
	const { fields } = readOpportunity(await session.client.opportunity(id));
	const draft = mailDraftOf(fields);
	if (draft === undefined)
		throw new UserError(
			vscode.l10n.t("Close hasn't drafted an email for this opportunity. See its details for the next step."),
		);
	await openInMail(draft);
}

/** Opens a draft in the user's mail program. What is too long for that goes to the clipboard, which is said. */
export async function openInMail(draft: MailDraft): Promise<void> {
	const { address, rest } = handOver(draft);
	if (rest !== "") await vscode.env.clipboard.writeText(rest);
	if (!(await openAddress(address))) {
		await vscode.env.clipboard.writeText(wholeText(draft));
		throw new UserError(vscode.l10n.t("No email app opened the draft. It was copied instead: paste it into an email."));
	}
	if (rest !== "")
		void vscode.window.showInformationMessage(
			vscode.l10n.t("The draft is too long to open in your email app. It was copied instead: paste it into an email."),
		);
}
