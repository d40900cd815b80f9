import * as vscode from "vscode";
import { requestText } from "../../close/http/request.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import { baseUrlOf, isOpen } from "../session/session.ts";
import type { Services } from "./services.ts";

/** Copies a request as it was sent, without the key. Copies nothing if the account was left meanwhile. */
export async function copyRequest(
	{ currentView: { session }, settings }: Pick<Services, "currentView" | "settings">,
	asked: ListParameters,
): Promise<void> {
	if (!isOpen(session)) return;
	await vscode.env.clipboard.writeText(
		requestText(baseUrlOf(session, settings.current.apiBaseUrl), "/opportunity/", asked),
	);
}
