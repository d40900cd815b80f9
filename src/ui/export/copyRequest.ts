import * as vscode from "vscode";
import { hoursAheadOfUtc, readRequest } from "../../close/http/request.ts";
import { pageOf } from "../../opportunities/reading/pageReader.ts";
import { curlOf } from "../../opportunities/requestText/curl.ts";
import { pythonOf } from "../../opportunities/requestText/python.ts";
import type { RequestText } from "../../opportunities/requestText/request.ts";
import { SessionProblem } from "../session/problem.ts";
import { isOpen, type OpenSession } from "../session/session.ts";
import { shownView } from "../window/currentView.ts";
import type { Core } from "../window/services.ts";

/** Copies the request for the first page of what is shown, as the extension sends it. The key is not in it. */
export async function copyRequest(core: Core, language: "curl" | "python"): Promise<void> {
	const { session } = core.viewing;
	if (!isOpen(session)) return;
	const request = await requestOf(core, session);
	await vscode.env.clipboard.writeText(language === "curl" ? curlOf(request) : pythonOf(request));
	const done =
		session.kind === "sample"
			? vscode.l10n.t("Request copied. It asks the sample data of this window, which has a key of its own.")
			: request.credential === "apiKey"
				? vscode.l10n.t("Request copied. It takes the key from the variable CLOSE_API_KEY of the environment.")
				: vscode.l10n.t("Request copied. It takes the token from the variable CLOSE_API_TOKEN of the environment.");
	vscode.window.setStatusBarMessage(done, 5000);
}

async function requestOf({ viewing, settings }: Core, session: OpenSession): Promise<RequestText> {
	const parameters = await session.client.asSent(viewing.queryOf(shownView(viewing), session).parameters);
	const page = pageOf(parameters, 0, settings.current.pageSize);
	return {
		reading: readRequest(addressOf(session, settings.current.apiBaseUrl), "/opportunity/", page),
		credential: session.kind === "account" ? session.account.kind : "apiKey",
		timeZoneOffset: hoursAheadOfUtc(),
	};
}

function addressOf(session: OpenSession, address: Core["settings"]["current"]["apiBaseUrl"]): string {
	if (session.kind === "sample") return session.server.baseUrl;
	if (address instanceof SessionProblem) throw address;
	return address.url;
}
