import * as l10n from "@vscode/l10n";
import { dateText, timeText } from "../../opportunities/time/dateText.ts";

/** Data on screen that is at least this old, in milliseconds, shows its time. */
export const OLD_AFTER = 10 * 60_000;

/**
 * `as of 10:42 AM` if the data is old. Returns undefined if it is new or was never read. Times are milliseconds since
 * the epoch.
 */
export function asOfText(asOf: number | undefined, locale: string, now: number): string | undefined {
	if (asOf === undefined || now - asOf < OLD_AFTER) return undefined;
	return l10n.t("as of {0}", timeText(asOf, locale, now));
}

/** `rows as of 10:31 AM` if the rows are old: a check for changes can renew the figures without the rows. */
export function rowsAsOfText(rowsAsOf: number | undefined, locale: string, now: number): string | undefined {
	if (rowsAsOf === undefined || now - rowsAsOf < OLD_AFTER) return undefined;
	return l10n.t("rows as of {0}", timeText(rowsAsOf, locale, now));
}

/** `as of Sep 15, 2026, 10:42 AM`, for what is kept: a picture. Empty if the data was never read. */
export function asOfDateText(asOf: number | undefined, locale: string): string {
	return asOf === undefined ? "" : l10n.t("as of {0}", dateText(new Date(asOf).toISOString(), locale));
}
