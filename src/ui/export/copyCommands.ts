import * as vscode from "vscode";
import { countedText } from "../../close/base/plurals.ts";
import { hoursAheadOfUtc, readRequest } from "../../close/http/request.ts";
import { rowsAsMarkdown, rowsAsTsv } from "../../opportunities/export/rowsText.ts";
import { pageOf } from "../../opportunities/reading/pageReader.ts";
import { curlOf } from "../../opportunities/requestText/curl.ts";
import { pythonOf } from "../../opportunities/requestText/python.ts";
import type { RequestText } from "../../opportunities/requestText/requestText.ts";
import { mayReveal } from "../base/mayReveal.ts";
import { isOpen, type OpenSession } from "../session/session.ts";
import { SessionProblem } from "../session/sessionProblem.ts";
import { shownView } from "../window/currentView.ts";
import type { Services } from "../window/services.ts";
import { subjectsOf } from "../window/subjectOpportunities.ts";

/** Copies those rows of the command's subjects that are loaded. */
export async function copyRows(
	{ currentView, tree, amountVisibility, currencies }: Services,
	format: "markdown" | "tsv",
	argument: unknown,
	others: readonly unknown[],
): Promise<void> {
	const subjects = subjectsOf(argument, others, { state: currentView.state, selection: tree.selection });
	const rows = subjects.flatMap(({ row }) => row ?? []);
	if (rows.length === 0) {
		void vscode.window.showInformationMessage(vscode.l10n.t("Select loaded opportunities in the tree first."));
		return;
	}
	if (amountVisibility.hidden && !(await mayReveal("rows"))) return;
	const write = format === "tsv" ? rowsAsTsv : rowsAsMarkdown;
	await vscode.env.clipboard.writeText(write(rows, currencies.current));
	const copied = { one: vscode.l10n.t("{0} row copied."), other: vscode.l10n.t("{0} rows copied.") };
	vscode.window.setStatusBarMessage(countedText(rows.length, copied), 3000);
}

/** Copies the request for the first page of what is shown, as the extension sends it, without the key. */
export async function copyRequest(services: Services, language: "curl" | "python"): Promise<void> {
	const { session } = services.currentView;
	if (!isOpen(session)) return;
	const request = await requestOf(services, session);
	await vscode.env.clipboard.writeText(language === "curl" ? curlOf(request) : pythonOf(request));
	const done =
		session.kind === "sample"
			? vscode.l10n.t("Request copied. It works with this window's sample data, which has its own key.")
			: request.credential === "apiKey"
				? vscode.l10n.t("Request copied. It reads the key from the environment variable CLOSE_API_KEY.")
				: vscode.l10n.t("Request copied. It reads the token from the environment variable CLOSE_API_TOKEN.");
	vscode.window.setStatusBarMessage(done, 5000);
}

async function requestOf({ currentView, settings }: Services, session: OpenSession): Promise<RequestText> {
	const parameters = await session.client.asSent(currentView.queryOf(shownView(currentView), session).parameters);
	const page = pageOf(parameters, 0, settings.current.pageSize);
	return {
		reading: readRequest(addressOf(session, settings.current.apiBaseUrl), "/opportunity/", page),
		credential: session.kind === "account" ? session.account.kind : "apiKey",
		timeZoneOffset: hoursAheadOfUtc(),
	};
}

function addressOf(session: OpenSession, address: Services["settings"]["current"]["apiBaseUrl"]): string {
	if (session.kind === "sample") return session.server.baseUrl;
	if (address instanceof SessionProblem) throw address;
	return address.url;
}
