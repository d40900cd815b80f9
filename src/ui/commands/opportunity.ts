import * as vscode from "vscode";
import { isReadable } from "../../close/opportunity.ts";
import type { ListingState } from "../../pipeline/listing/state.ts";
import { isOpen } from "../session/session.ts";
import type { OpportunityTree } from "../tree/treeView.ts";
import type { Viewing } from "../viewing.ts";

/** The commands about one opportunity: of a row, of an id, or of the row that is selected. */
export class OpportunityCommands {
	readonly #viewing: Viewing;
	readonly #tree: OpportunityTree;

	constructor(viewing: Viewing, tree: OpportunityTree) {
		this.#viewing = viewing;
		this.#tree = tree;
	}

	async openInClose(argument: unknown): Promise<void> {
		const link = await this.#link(argument);
		if (link !== undefined) await vscode.env.openExternal(vscode.Uri.parse(link, true));
	}

	async copyLink(argument: unknown): Promise<void> {
		const link = await this.#link(argument);
		if (link !== undefined) await this.#copy(link, vscode.l10n.t("Link copied."));
	}

	async copyId(argument: unknown): Promise<void> {
		const target = this.#target(argument);
		if (target !== undefined) await this.#copy(target.id, vscode.l10n.t("ID copied."));
	}

	async #copy(text: string, done: string): Promise<void> {
		await vscode.env.clipboard.writeText(text);
		vscode.window.setStatusBarMessage(done, 3000);
	}

	/** An opportunity is shown in Close on the page of its lead. */
	async #link(argument: unknown): Promise<string | undefined> {
		const { session } = this.#viewing;
		if (session.kind === "sample") throw new Error(vscode.l10n.t("Sample data is not in Close, so it has no link."));
		const target = this.#target(argument);
		if (target === undefined) return undefined;
		let lead = target.lead;
		if (lead === undefined) {
			if (!isOpen(session)) throw new Error(vscode.l10n.t("Sign in to Close first."));
			lead = await session.client.leadOf(target.id);
		}
		return `https://app.close.com/lead/${encodeURIComponent(lead)}/`;
	}

	/** Undefined, with a word about it, where nothing is meant. */
	#target(argument: unknown): { readonly id: string; readonly lead: string | undefined } | undefined {
		if (typeof argument === "string" && argument !== "")
			return { id: argument, lead: leadIn(this.#viewing.state, argument) };
		const node = isOpportunityNode(argument) ? argument : this.#tree.selected;
		if (node !== undefined) return { id: node.row.id, lead: node.row.lead_id };
		void vscode.window.showInformationMessage(vscode.l10n.t("Select an opportunity in the tree first."));
		return undefined;
	}
}

function isOpportunityNode(
	value: unknown,
): value is { readonly row: { readonly id: string; readonly lead_id: string } } {
	if (typeof value !== "object" || value === null || !("row" in value)) return false;
	const { row } = value;
	return typeof row === "object" && row !== null && "lead_id" in row && "id" in row;
}

function leadIn(state: ListingState, id: string): string | undefined {
	for (const group of state.groups)
		for (const row of group.rows) if (row.id === id && isReadable(row)) return row.lead_id;
	return undefined;
}
