import * as l10n from "@vscode/l10n";
import type { Wait } from "../../close/base/callOptions.ts";
import { timeText } from "../../opportunities/time/dateText.ts";

/** From this age on, in milliseconds, data on screen says from when it is. */
export const OLD_AFTER = 10 * 60_000;

/** `as of 10:42 AM` for data that is old; undefined for what is new, or was never read. Times are since the epoch. */
export function asOfText(asOf: number | undefined, locale: string, now: number): string | undefined {
	if (asOf === undefined || now - asOf < OLD_AFTER) return undefined;
	return l10n.t("as of {0}", timeText(asOf, locale, now));
}

/** The same for rows that only the figures were looked at since: `rows as of 10:31 AM`. */
export function rowsAsOfText(rowsAsOf: number | undefined, locale: string, now: number): string | undefined {
	if (rowsAsOf === undefined || now - rowsAsOf < OLD_AFTER) return undefined;
	return l10n.t("rows as of {0}", timeText(rowsAsOf, locale, now));
}

/** Why nothing comes just now, and how long that still takes. Holds no text from outside. */
export function waitText({ cause, until }: Wait, now: number): string {
	const seconds = Math.max(0, Math.ceil((until - now) / 1000));
	if (cause === "rateLimit") return l10n.t("Close asked for a pause: continuing in {0} s.", seconds);
	return l10n.t("Close didn't answer: trying again in {0} s.", seconds);
}
