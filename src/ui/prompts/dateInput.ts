import * as l10n from "@vscode/l10n";
import { addDays, compareDates, isDateTime, isDay, LAST_DAY } from "../../pipeline/calendar.ts";
import type { DateBounds } from "../../pipeline/view.ts";
import type { Fault } from "./boxes.ts";

/** The beginning of a day. */
const BEGUN_DAY = /^\d{0,4}$|^\d{4}-(?:|[01]|0[1-9]|1[0-2])$|^\d{4}-(?:0[1-9]|1[0-2])-[0-3]?$/;

/** The beginning of a moment, after its day. */
const BEGUN_TIME = /^T[\d:.]{0,15}(?:[+-][\d:]{0,5})?$/;

/** What is wrong with a date as it is typed; an empty one is fine. `timed` where it may be a moment too. */
export function dateFault(text: string, timed: boolean): Fault | undefined {
	if (text === "" || isDay(text) || (timed && isDateTime(text))) return undefined;
	const example = timed
		? l10n.t("Enter a day like 2026-01-31, or a time like 2026-01-31T09:30:00Z.")
		: l10n.t("Enter a day like 2026-01-31.");
	if (BEGUN_DAY.test(text) || (timed && isDay(text.slice(0, 10)) && BEGUN_TIME.test(text.slice(10))))
		return { text: example, unfinished: true };
	if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { text: l10n.t("There is no day {0}.", text) };
	return { text: example };
}

/** What is wrong with the last day of a stretch that begins on `from`, which may be empty. */
export function lastDayFault(text: string, from: string): Fault | undefined {
	const fault = dateFault(text, false);
	if (fault !== undefined || text === "" || from === "" || compareDates(from, text) <= 0) return fault;
	return { text: l10n.t("The last day has to be {0} or later.", from) };
}

/** The bounds of a stretch of days, the last one included; either may be empty. */
export function boundsOf(from: string, to: string): DateBounds {
	return { ...(from === "" ? {} : { gte: from }), ...upperOf(to) };
}

function upperOf(to: string): DateBounds {
	if (to === "") return {};
	return to === LAST_DAY ? { lte: to } : { lt: addDays(to, 1) };
}

/** The stretch of days that bounds mean, as far as they mean one. */
export function stretchOf({ gte, lte, lt }: DateBounds): { readonly from: string; readonly to: string } {
	const from = gte !== undefined && isDay(gte) ? gte : "";
	if (lt !== undefined && isDay(lt)) return { from, to: addDays(lt, -1) };
	return { from, to: lte !== undefined && isDay(lte) ? lte : "" };
}
