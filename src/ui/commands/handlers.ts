import * as vscode from "vscode";
import { parseGrouping, parseOrder } from "../../pipeline/parseView.ts";
import { withGrouping, withOrder } from "../../pipeline/view.ts";
import type { Core } from "../core.ts";
import { showFilter } from "../prompts/filter.ts";
import { pickGrouping, pickOrder } from "../prompts/grouping.ts";
import { pickView, viewArgument } from "../prompts/openView.ts";
import { isOpen } from "../session/session.ts";
import type { CommandHandlers } from "./commands.ts";
import { OpportunityCommands } from "./opportunity.ts";

/** What the commands about the window's View, its session and its rows do. */
export type CoreHandlers = Omit<CommandHandlers, "showTotals">;

/** An argument spares the question that a command would ask. */
export function handlersOf(core: Core): CoreHandlers {
	const { sessions, viewing, settings, tree, prompts, signIn, hiding, log } = core;
	const opportunity = new OpportunityCommands(viewing, tree);

	/** Runs `work` in an open session; without one, offers to sign in. */
	const inSession = (work: (argument: unknown) => unknown) => async (argument: unknown) => {
		await viewing.start();
		if (isOpen(viewing.session)) return work(argument);
		return offerSignIn(core);
	};

	return {
		signIn: () => signIn.show(),
		signOut: () => sessions.signOut(),
		exploreSampleData: () => explore(core),
		refresh: inSession(() => viewing.refresh()),
		groupBy: inSession(async (argument) => {
			const picked =
				argument === undefined ? await pickGrouping(viewing.view.group_by) : { grouping: parseGrouping(argument) };
			if (picked !== undefined) await viewing.show(withGrouping(viewing.view, picked.grouping));
		}),
		sortBy: inSession(async (argument) => {
			const order = argument === undefined ? await pickOrder(viewing.view.order_by) : parseOrder(argument);
			if (order !== undefined) await viewing.show(withOrder(viewing.view, order));
		}),
		filter: inSession(() => showFilter(prompts)),
		clearFilters: inSession(() => viewing.clearFilters()),
		openView: inSession(async (argument) => {
			const saved = settings.current.views;
			const view = argument === undefined ? await pickView(saved, prompts.names) : viewArgument(argument, saved);
			if (view !== undefined) await viewing.show(view);
		}),
		openInClose: (argument) => opportunity.openInClose(argument),
		copyLink: (argument) => opportunity.copyLink(argument),
		copyId: (argument) => opportunity.copyId(argument),
		stop: () => viewing.stop(),
		showLog: () => log.show(),
		hideAmounts: () => hiding.set(true),
		showAmounts: () => hiding.set(false),
		loadMore: (argument) => typeof argument === "string" && viewing.listing?.loadMore(argument),
		retry: inSession((argument) =>
			typeof argument === "string" ? viewing.listing?.loadMore(argument) : viewing.refresh(),
		),
	};
}

async function offerSignIn({ signIn, sessions, viewing }: Core): Promise<void> {
	const key = vscode.l10n.t("Sign In…");
	const sample = vscode.l10n.t("Explore with Sample Data");
	const answer = await vscode.window.showInformationMessage(vscode.l10n.t("Sign in to Close first."), key, sample);
	if (answer === key) await signIn.show();
	if (answer === sample) await explore({ sessions, viewing });
}

async function explore({ sessions, viewing }: Pick<Core, "sessions" | "viewing">): Promise<void> {
	const title = vscode.l10n.t("Making sample data…");
	const location = { viewId: "closeOpportunities.tree" };
	await vscode.window.withProgress({ location, title }, () => sessions.exploreSampleData());
	await vscode.commands.executeCommand("closeOpportunities.tree.focus");
	await viewing.start();
}
