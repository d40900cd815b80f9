import * as l10n from "@vscode/l10n";
import { CloseError, type UserError } from "../../close/base/errors.ts";
import type { Choice, InputBox, QuickPick } from "./quickInput.ts";

/** The id of the item that {@link retryItem} returns, and of its button. */
export const RETRY = "\u0000retry";

/** Says why something couldn't be read, in the server's own words if it sent any, and what to do. Choosing it tries again. */
export function retryItem(failure: UserError): Choice {
	const label = (failure instanceof CloseError ? failure.reason : undefined) ?? failure.message;
	const detail = failure.advice === "" ? {} : { detail: failure.advice };
	const retry = l10n.t("Retry");
	const buttons = [{ id: RETRY, icon: "refresh", tooltip: retry }];
	return { id: RETRY, label, ...detail, description: retry, icon: "warning", pinned: true, buttons };
}

/** Puts a remark behind the title of a pick or an input box, or removes it. */
export function showRemark(input: QuickPick | InputBox, title: string, remark: string | undefined): void {
	input.setTitle(remark === undefined ? title : l10n.t("{0} · {1}", title, remark));
}
