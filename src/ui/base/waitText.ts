import * as l10n from "@vscode/l10n";
import type { Wait } from "../../close/base/callOptions.ts";

/** Why loading pauses, and for how long. Contains no text from outside. */
export function waitText({ cause, until }: Wait, now: number): string {
	const seconds = Math.max(0, Math.ceil((until - now) / 1000));
	if (cause === "rateLimit") return l10n.t("Close requested a pause: continuing in {0} s.", seconds);
	return l10n.t("Close didn't respond: retrying in {0} s.", seconds);
}
