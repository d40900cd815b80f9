import * as vscode from "vscode";
import type { ListParameters } from "../../close/schema/parameters.ts";
import { PageReader } from "../../opportunities/reading/pageReader.ts";
import { isCount } from "../../opportunities/totals/singleFigures.ts";
import { type StatusBarFigure, statusBarFigureSource } from "../../opportunities/totals/statusBarFigures.ts";
import { isOpen, type OpenSession } from "../session/session.ts";
import type { Services } from "../window/services.ts";
import { readContextOf } from "../window/sessionReadContext.ts";
import { type FigureState, FigureWatch } from "./figureWatch.ts";
import { ShareTarget } from "./shareTarget.ts";
import { type StatusWording, statusWords } from "./statusBarText.ts";

/** The fields that a row needs to be readable and to show how amounts are written. */
const FIELDS =
	"id,lead_id,user_id,status_type,value,value_period,value_formatted,value_currency,confidence,date_won,date_updated";

/** How many objects are requested with a sum, to find out whether all have one currency. A count needs none. */
const LOOKED_AT = 50;

/** Shows one figure of the user's choice in the status bar. The item is created when it is first needed. */
export function showStatusBarFigure(services: Services): vscode.Disposable {
	const { settings, sessions, currentView, amountVisibility, currencies, targets, log } = services;
	const forms = () => ({ startMonth: currentView.startMonth, locale: vscode.env.language });
	const share = new ShareTarget({ targets, forms, log });
	let item: vscode.StatusBarItem | undefined;
	const showsShare = () => settings.current.statusBar === "targetShare" && isOpen(sessions.current);
	const wantTarget = () => {
		if (showsShare()) share.want();
	};
	const draw = (state: FigureState | undefined) => {
		const withoutTarget = state === undefined && showsShare() && share.known && share.current === undefined;
		if (state === undefined && !withoutTarget) return item?.hide();
		item ??= newItem();
		if (state === undefined) offerTarget(item);
		else
			show(item, state, {
				currencies: currencies.current,
				mask: amountVisibility.mask,
				target: share.shown,
			});
	};
	const parametersOf = (figure: StatusBarFigure, session: OpenSession): ListParameters => {
		const { view } = statusBarFigureSource(figure, share.current?.name);
		const { _group_by, ...ungrouped } = currentView.queryOf(view, session).parameters;
		return { ...ungrouped, _fields: FIELDS };
	};
	const figure = () => {
		const { statusBar } = settings.current;
		return statusBar === "off" || (statusBar === "targetShare" && share.current === undefined) ? undefined : statusBar;
	};
	const watch = new FigureWatch({
		log,
		figure,
		onDidChangeFigure: (listener) =>
			vscode.Disposable.from(settings.onDidChange("statusBar", listener), share.onDidChange(listener)),
		onDidChangePeriods: (listener) => settings.onDidChange("fiscalYearStartMonth", listener),
		session: () => sessions.current,
		onDidChangeSession: sessions.onDidChange,
		focused: () => vscode.window.state.focused,
		onDidChangeFocus: (listener) => vscode.window.onDidChangeWindowState(listener),
		onDidRefresh: currentView.onDidRefresh,
		question: (figure, session) => JSON.stringify(parametersOf(figure, session)),
		ask: (figure, session: OpenSession, signal) => {
			const reader = new PageReader(readContextOf(session, settings, log));
			const limit = isCount(statusBarFigureSource(figure).figure) ? 1 : LOOKED_AT;
			return reader.page(parametersOf(figure, session), 0, { signal }, limit);
		},
		draw,
	});
	wantTarget();
	const registrations = vscode.Disposable.from(
		watch,
		share,
		settings.onDidChange("statusBar", wantTarget),
		sessions.onDidChange(wantTarget),
		amountVisibility.onDidChange(() => draw(watch.state)),
		currencies.onDidChange(() => draw(watch.state)),
	);
	return {
		dispose: () => {
			registrations.dispose();
			item?.dispose();
		},
	};
}

function newItem(): vscode.StatusBarItem {
	const item = vscode.window.createStatusBarItem("closeOpportunities.figure", vscode.StatusBarAlignment.Left, -10);
	item.name = vscode.l10n.t("Close CRM Status Bar Figure");
	return item;
}

/** In place of a share of no target. */
function offerTarget(item: vscode.StatusBarItem): void {
	const label = vscode.l10n.t("Set Target…");
	const reason = vscode.l10n.t("There's no target for this quarter, month, or year.");
	item.text = `$(target) ${label}`;
	item.tooltip = reason;
	item.accessibilityInformation = { label: `${label} ${reason}`, role: "button" };
	item.command = "closeOpportunities.setTarget";
	item.show();
}

function show(
	item: vscode.StatusBarItem,
	state: FigureState,
	wording: Pick<StatusWording, "currencies" | "mask" | "target">,
): void {
	const { text, tooltip, speech } = statusWords(state, { ...wording, locale: vscode.env.language, now: Date.now() });
	item.text = text;
	item.tooltip = tooltip;
	item.accessibilityInformation = { label: speech, role: "button" };
	item.command = "closeOpportunities.openStatusBarFigure";
	item.show();
}
