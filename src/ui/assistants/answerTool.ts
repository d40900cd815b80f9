import * as vscode from "vscode";
import { asUserError, CloseError, UserError } from "../../close/base/errors.ts";
import { isRecord } from "../../close/base/isRecord.ts";
import { cutText } from "../../close/text/cutText.ts";
import { labelText } from "../../close/text/labelText.ts";
import { answerCompare } from "../../opportunities/assistants/answerCompare.ts";
import { answerList } from "../../opportunities/assistants/answerList.ts";
import { answerTotals } from "../../opportunities/assistants/answerTotals.ts";
import { dataText } from "../../opportunities/assistants/dataText.ts";
import { describeFilters } from "../../opportunities/view/describeFilters.ts";
import { parseView } from "../../opportunities/view/parseView.ts";
import { ViewError } from "../../opportunities/view/view.ts";
import { failureNotice } from "../base/failureWords.ts";
import { plainText } from "../base/plainText.ts";
import { isOpen } from "../session/session.ts";
import type { Services } from "../window/services.ts";
import { type AssistantSource, makeAssistantContext } from "./makeAssistantContext.ts";
import { signedOutText } from "./signedOutText.ts";

export type ToolName = "totals" | "list" | "compare";

const ANSWERS = { totals: answerTotals, list: answerList, compare: answerCompare };

/**
 * Answers a call of a tool in the session of this moment. If another session begins meanwhile, there is no answer.
 * @throws Error with a sentence for the model, CancellationError if the call is cancelled
 */
export async function answerTool(
	tool: ToolName,
	input: unknown,
	source: AssistantSource,
	token: vscode.CancellationToken,
): Promise<string> {
	const { log, sessions, currentView } = source.services;
	const ended = new AbortController();
	const listening = token.onCancellationRequested(() => ended.abort());
	if (token.isCancellationRequested) ended.abort();
	try {
		await currentView.ready();
		const session = sessions.current;
		if (!isOpen(session)) throw new UserError(signedOutText(session));
		const following = sessions.onDidChange(() => ended.abort());
		try {
			const context = await makeAssistantContext(source, session);
			ended.signal.throwIfAborted();
			const text = await ANSWERS[tool](input, context, ended.signal);
			if (sessions.current !== session) throw new UserError(changedText());
			return text;
		} catch (error) {
			throw sessions.current === session ? error : new UserError(changedText());
		} finally {
			following.dispose();
		}
	} catch (error) {
		if (token.isCancellationRequested) throw new vscode.CancellationError();
		// A refusal repeats what it refuses, which may come from a name.
		throw new Error(labelText(sentenceOf(asUserError(error, log))));
	} finally {
		listening.dispose();
	}
}

function changedText(): string {
	return vscode.l10n.t("The user switched accounts in the meantime: call again to read from the new account.");
}

/** The server's own words only if it refuses what was asked for, as data. */
function sentenceOf(error: UserError): string {
	const notice = failureNotice(error);
	if (!(error instanceof CloseError) || error.kind !== "badRequest" || error.reason === undefined) return notice;
	return vscode.l10n.t("{0} Close says: {1}", notice, dataText(error.reason, LONGEST_REASON));
}

const LONGEST_REASON = 200;

/** Says what is being read, while it is. Nothing asks the user: a tool only reads, and what it may tell is set. */
export function readingMessage(tool: ToolName, input: unknown, services: Services): string {
	const { a, b, view } = isRecord(input) ? input : {};
	const shown = (one: unknown) => shownView(one, services);
	switch (tool) {
		case "totals":
			return vscode.l10n.t("Reading totals from Close: {0}", shown(view));
		case "list":
			return vscode.l10n.t("Reading opportunities from Close: {0}", shown(view));
		case "compare":
			return vscode.l10n.t("Comparing in Close: {0} and {1}", shown(a), shown(b));
	}
}

/** In graphemes. */
const LONGEST_VIEW = 100;

/** The name or the filters of a View, without anything that VS Code would take for a link or an icon. */
function shownView(view: unknown, { prompts }: Services): string {
	if (typeof view === "string") return plainText(cutText(view, LONGEST_VIEW));
	try {
		const filters = describeFilters(parseView(view), prompts.describing);
		return plainText(cutText(filters, LONGEST_VIEW)) || vscode.l10n.t("All opportunities");
	} catch (error) {
		if (error instanceof ViewError) return vscode.l10n.t("A View");
		throw error;
	}
}
