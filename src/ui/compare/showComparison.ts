import * as vscode from "vscode";
import type { Side } from "../../opportunities/analysis/comparison/comparedFigures.ts";
import { idsOf } from "../../opportunities/analysis/comparison/sideRows.ts";
import type { OnlyThese } from "../../opportunities/export/exportTo.ts";
import { figuresOf } from "../../opportunities/reading/figureArithmetic.ts";
import { CLEAR } from "../../opportunities/text/mask.ts";
import { type View, withGrouping } from "../../opportunities/view/view.ts";
import { showFailure } from "../base/showFailure.ts";
import { visibilityOrFocus } from "../base/visibilityOrFocus.ts";
import { WhileVisible } from "../base/whileVisible.ts";
import { isOpen } from "../session/session.ts";
import type { PageCamera } from "../webview/pageCamera.ts";
import { showPage } from "../webview/showPage.ts";
import { copyRequest } from "../window/copyRequest.ts";
import type { DetailsNavigation } from "../window/detailsNavigation.ts";
import { learnNames } from "../window/learnNames.ts";
import type { Services } from "../window/services.ts";
import { CompareConnection, type ListToExport } from "./compareConnection.ts";
import { comparePage } from "./compareStrings.ts";
import { keptPair, type ViewPair } from "./pairComparison.ts";
import { shownView } from "./shownComparison.ts";

/** What other features do for the comparison. */
export interface CompareOutside {
	showDetails(id: string, navigation: DetailsNavigation): unknown;
	exportSubject(subject: { readonly view: View; readonly title: string; readonly only?: OnlyThese }): unknown;
}

/** A comparison in a tab. */
export interface ShownComparison {
	/** Compares these Views from now on. */
	compare(views: ViewPair): void;
	dispose(): void;
}

/** Shows a comparison in a tab until the result is disposed of. `state` is what the page kept before a reload, if anything. */
export function showComparison(
	panel: vscode.WebviewPanel,
	services: Services,
	outside: CompareOutside,
	camera: PageCamera,
	state: unknown,
): ShownComparison {
	const { currentView, sessionParts, amountVisibility, currencies, prompts, log, context } = services;
	const locale = vscode.env.language;
	const onVisibility = (listener: () => void) => panel.onDidChangeViewState(listener);
	const connection = showPage({
		shown: panel,
		place: "editor",
		onVisibility,
		extensionUri: context.extensionUri,
		page: comparePage(locale),
		log,
		connect: (port) =>
			new CompareConnection(port, {
				camera,
				source: {
					reader: () => sessionParts.reader(),
					asking: () => currentView.askingIn(currentView.session),
					onDidForget: sessionParts.onDidForget,
					get refreshing() {
						return currentView.refreshing;
					},
					get session() {
						return currentView.session;
					},
				},
				amountVisibility,
				currencies,
				actions: {
					choose: () => vscode.commands.executeCommand("closeOpportunities.compareViews"),
					showAmounts: () => amountVisibility.set(false),
					signIn: () => vscode.commands.executeCommand("closeOpportunities.signIn"),
					showDetails: (id, navigation) => outside.showDetails(id, navigation),
					exportList: (list) => outside.exportSubject(subjectOf(list, services)),
					copyRequest: (asked) => copyRequest(services, asked),
				},
				describing: () => prompts.describing,
				learnNames: async ({ filters }) => {
					const { session } = currentView;
					return isOpen(session) && (await learnNames(filters, prompts.names, session.client));
				},
				locale,
				now: () => Date.now(),
				failed: (error) => void showFailure(error, log),
				log,
			}),
	});
	const watch = new WhileVisible({
		visible: () => panel.visible,
		onDidChangeVisibility: visibilityOrFocus(onVisibility),
		check: () => connection.catchUp(),
	});
	const kept = keptPair(state);
	if (kept !== undefined) connection.compare(kept);
	return {
		compare: (views) => connection.compare(views),
		dispose: () => {
			watch.dispose();
			connection.dispose();
		},
	};
}

function subjectOf({ side, views, view, only }: ListToExport, { prompts }: Pick<Services, "prompts">) {
	const titleOf = (one: View) => shownView(one, { ...prompts.describing, mask: CLEAR }).title;
	const [a, b] = [titleOf(views.a), titleOf(views.b)];
	const titles: Readonly<Record<Side, string>> = {
		only_a: vscode.l10n.t("Only in {0}", a),
		both: vscode.l10n.t("In both {0} and {1}", a, b),
		only_b: vscode.l10n.t("Only in {0}", b),
	};
	return {
		view: withGrouping(view, undefined),
		title: titles[side],
		...(only === undefined ? {} : { only: { ids: idsOf(only), totals: figuresOf(only) } }),
	};
}
