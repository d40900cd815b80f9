import * as l10n from "@vscode/l10n";
import type { Wait } from "../../close/base/callOptions.ts";

/** Why nothing comes just now, and how long that still takes. Holds no text from outside. */
export function waitText({ cause, until }: Wait, now: number): string {
	const seconds = Math.max(0, Math.ceil((until - now) / 1000));
	if (cause === "rateLimit") return l10n.t("Close asked for a pause: continuing in {0} s.", seconds);
	return l10n.t("Close did not answer: trying again in {0} s.", seconds);
}
