import * as vscode from "vscode";
import type { ListParameters } from "../../close/schema/parameters.ts";
import { isCount } from "../../opportunities/totals/singleFigures.ts";
import { type StatusFigure, statusFigureSource } from "../../opportunities/totals/statusFigures.ts";
import type { OpenSession } from "../session/session.ts";
import type { Services } from "../window/services.ts";
import { readContextOf } from "../window/sessionReadContext.ts";
import { type FigureState, FigureWatch } from "./figureWatch.ts";
import { type StatusWording, statusWords } from "./statusBarText.ts";

/** The fields that a row needs to be readable and to show how amounts are written. */
const FIELDS =
	"id,lead_id,user_id,status_type,value,value_period,value_formatted,value_currency,confidence,date_won,date_updated";

/** How many objects are requested with a sum, to find out whether all have one currency. A count needs none. */
const LOOKED_AT = 50;

/** The item of the status bar: one figure of the user's choice. It is created when it is first needed. */
export function registerStatusBar(services: Services): vscode.Disposable {
	const { settings, sessions, currentView, amountVisibility, currencies, log } = services;
	let item: vscode.StatusBarItem | undefined;
	const draw = (state: FigureState | undefined) => {
		if (state === undefined) item?.hide();
		else {
			item ??= newItem();
			show(item, state, { currencies: currencies.current, mask: amountVisibility.mask });
		}
	};
	const parametersOf = (figure: StatusFigure, session: OpenSession): ListParameters => {
		const { _group_by, ...ungrouped } = currentView.queryOf(statusFigureSource(figure).view, session).parameters;
		return { ...ungrouped, _fields: FIELDS };
	};
	const watch = new FigureWatch({
		log,
		figure: () => (settings.current.statusBar === "off" ? undefined : settings.current.statusBar),
		onDidChangeFigure: (listener) => settings.onDidChange("statusBar", listener),
		onDidChangePeriods: (listener) => settings.onDidChange("fiscalYearStartMonth", listener),
		session: () => sessions.current,
		onDidChangeSession: sessions.onDidChange,
		focused: () => vscode.window.state.focused,
		onDidChangeFocus: (listener) => vscode.window.onDidChangeWindowState(listener),
		onDidRefresh: currentView.onDidRefresh,
		question: (figure, session) => JSON.stringify(parametersOf(figure, session)),
		ask: async (figure, session: OpenSession, signal) => {
			const { Reader } = await import("../window/laterReading.ts");
			const reader = new Reader(readContextOf(session, settings, log));
			const limit = isCount(statusFigureSource(figure).figure) ? 1 : LOOKED_AT;
			return reader.page(parametersOf(figure, session), 0, { signal }, limit);
		},
		draw,
	});
	const registrations = vscode.Disposable.from(
		watch,
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
	item.command = "closeOpportunities.openStatusBarFigure";
	return item;
}

function show(
	item: vscode.StatusBarItem,
	state: FigureState,
	wording: Pick<StatusWording, "currencies" | "mask">,
): void {
	const { text, tooltip, speech } = statusWords(state, { ...wording, locale: vscode.env.language, now: Date.now() });
	item.text = text;
	item.tooltip = tooltip;
	item.accessibilityInformation = { label: speech, role: "button" };
	item.show();
}
