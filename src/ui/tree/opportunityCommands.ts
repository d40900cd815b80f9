import * as vscode from "vscode";
import { countText } from "../../close/base/countText.ts";
import { UserError } from "../../close/base/errors.ts";
import { countedText } from "../../close/base/plurals.ts";
import { labelText } from "../../close/text/labelText.ts";
import { escapeMarkdown } from "../../opportunities/export/markdownTable.ts";
import { leadText } from "../../opportunities/text/nameText.ts";
import { mayReveal } from "../base/mayReveal.ts";
import { opportunitiesMeant } from "../window/commandSubjects.ts";
import type { Services } from "../window/services.ts";
import { type Lead, leadsOf, linkToLead } from "./linksToClose.ts";
import { lookUpInSight } from "./lookUpInSight.ts";

/** Opening more pages than this in the browser is probably a mistake. */
const MOST_PAGES = 10;

/** The commands for opportunities: by rows, by ids, or for the selected rows. */
export class OpportunityCommands {
	readonly #services: Services;

	constructor(services: Services) {
		this.#services = services;
	}

	async openInClose(argument: unknown, ...others: readonly unknown[]): Promise<void> {
		const links = await this.#links(argument, others);
		if (links.length > MOST_PAGES)
			throw new UserError(
				vscode.l10n.t("You can't open {0} leads at once. Select up to {1}.", countText(links.length), MOST_PAGES),
			);
		if (links.length > 1 && !(await mayOpen(links.length))) return;
		for (const link of links) await vscode.env.openExternal(vscode.Uri.parse(link, true));
	}

	/** One link per line. */
	async copyLink(argument: unknown, ...others: readonly unknown[]): Promise<void> {
		const links = await this.#links(argument, others);
		await this.#copy(links, linksCopied(links.length));
	}

	/** One link per line: `[lead name](link)`, with nothing in the name that Markdown would interpret. */
	async copyLinkAsMarkdown(argument: unknown, ...others: readonly unknown[]): Promise<void> {
		const { currentView, amountVisibility } = this.#services;
		const subjects = opportunitiesMeant(this.#services, argument, others);
		const leads = await leadsOf(currentView.session, subjects, lookUpInSight, { named: true });
		if (leads.length > 0 && amountVisibility.hidden && !(await mayReveal("links"))) return;
		await this.#copy(leads.map(markdownLink), linksCopied(leads.length));
	}

	/** One ID per line. */
	async copyId(argument: unknown, ...others: readonly unknown[]): Promise<void> {
		const ids = opportunitiesMeant(this.#services, argument, others).map(({ id }) => labelText(id));
		const several = { other: vscode.l10n.t("{0} IDs copied.") };
		const done = ids.length === 1 ? vscode.l10n.t("ID copied.") : countedText(ids.length, several);
		await this.#copy(ids, done);
	}

	async #copy(lines: readonly string[], done: string): Promise<void> {
		if (lines.length === 0) return;
		await vscode.env.clipboard.writeText(lines.join("\n"));
		vscode.window.setStatusBarMessage(done, 3000);
	}

	async #links(argument: unknown, others: readonly unknown[]): Promise<readonly string[]> {
		const subjects = opportunitiesMeant(this.#services, argument, others);
		const leads = await leadsOf(this.#services.currentView.session, subjects, lookUpInSight);
		return leads.map(linkToLead);
	}
}

function linksCopied(count: number): string {
	const several = { other: vscode.l10n.t("{0} links copied.") };
	return count === 1 ? vscode.l10n.t("Link copied.") : countedText(count, several);
}

function markdownLink(lead: Lead): string {
	const name = leadText({ lead_name: lead.name, lead_id: lead.id, id: "" });
	return `[${escapeMarkdown(name)}](${linkToLead(lead)})`;
}

async function mayOpen(count: number): Promise<boolean> {
	const open = vscode.l10n.t({ message: "Open", comment: ["A button that opens a file, a page, or a View."] });
	const question = countedText(count, { other: vscode.l10n.t("Open {0} leads in the browser?") });
	return (await vscode.window.showInformationMessage(question, { modal: true }, open)) === open;
}
