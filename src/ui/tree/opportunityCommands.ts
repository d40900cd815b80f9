import * as vscode from "vscode";
import { countText } from "../../close/base/countText.ts";
import { UserError } from "../../close/base/errors.ts";
import { labelText } from "../../close/text/labelText.ts";
import { isOpen } from "../session/session.ts";
import type { CurrentView } from "../window/currentView.ts";
import type { ShownTree } from "../window/services.ts";
import { type Target, targetsOf } from "../window/targets.ts";

/** Opening more pages than this in the browser is probably a mistake. */
const MOST_PAGES = 10;

/** The commands for opportunities: by rows, by ids, or for the selected rows. */
export class OpportunityCommands {
	readonly #currentView: CurrentView;
	readonly #tree: ShownTree;

	constructor(currentView: CurrentView, tree: ShownTree) {
		this.#currentView = currentView;
		this.#tree = tree;
	}

	async openInClose(argument: unknown, ...others: readonly unknown[]): Promise<void> {
		const links = await this.#links(argument, others);
		if (links.length > MOST_PAGES)
			throw new UserError(
				vscode.l10n.t(
					"{0} leads are too many to open at once. Select at most {1}.",
					countText(links.length),
					MOST_PAGES,
				),
			);
		if (links.length > 1 && !(await mayOpen(links.length))) return;
		for (const link of links) await vscode.env.openExternal(vscode.Uri.parse(link, true));
	}

	/** One link per line. */
	async copyLink(argument: unknown, ...others: readonly unknown[]): Promise<void> {
		const links = await this.#links(argument, others);
		const done =
			links.length === 1 ? vscode.l10n.t("Link copied.") : vscode.l10n.t("{0} links copied.", countText(links.length));
		await this.#copy(links, done);
	}

	/** One ID per line. */
	async copyId(argument: unknown, ...others: readonly unknown[]): Promise<void> {
		const ids = this.#targets(argument, others).map(({ id }) => labelText(id));
		const done =
			ids.length === 1 ? vscode.l10n.t("ID copied.") : vscode.l10n.t("{0} IDs copied.", countText(ids.length));
		await this.#copy(ids, done);
	}

	/** Returns no targets, and says so, if the command has none. */
	#targets(argument: unknown, others: readonly unknown[]): readonly Target[] {
		const { state } = this.#currentView;
		const targets = targetsOf(argument, others, { state, selection: this.#tree.selection });
		if (targets.length === 0)
			void vscode.window.showInformationMessage(vscode.l10n.t("Select an opportunity in the tree first."));
		return targets;
	}

	async #copy(lines: readonly string[], done: string): Promise<void> {
		if (lines.length === 0) return;
		await vscode.env.clipboard.writeText(lines.join("\n"));
		vscode.window.setStatusBarMessage(done, 3000);
	}

	/** Close shows an opportunity on its lead's page, so several opportunities of a lead have one link. */
	async #links(argument: unknown, others: readonly unknown[]): Promise<readonly string[]> {
		const { session } = this.#currentView;
		if (session.kind === "sample") throw new UserError(vscode.l10n.t("Sample data isn't in Close, so it has no link."));
		const leads: string[] = [];
		for (const { id, row } of this.#targets(argument, others)) {
			if (row === undefined && !isOpen(session)) throw new UserError(vscode.l10n.t("Sign in to Close first."));
			leads.push(row?.lead_id ?? (isOpen(session) ? await session.client.leadOf(id) : ""));
		}
		return [...new Set(leads)].map((lead) => `https://app.close.com/lead/${encodeURIComponent(lead)}/`);
	}
}

async function mayOpen(count: number): Promise<boolean> {
	const open = vscode.l10n.t("Open");
	const question = vscode.l10n.t("Open the pages of {0} leads in the browser?", count);
	return (await vscode.window.showInformationMessage(question, { modal: true }, open)) === open;
}
