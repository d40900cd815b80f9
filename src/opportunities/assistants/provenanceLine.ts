import { hostZone } from "../../close/base/dayStart.ts";
import { isByOwner } from "../../close/schema/grouping.ts";
import type { View } from "../view/view.ts";
import type { AssistantContext } from "./assistantContext.ts";
import { dataText } from "./dataText.ts";

/** What the first line of an answer says of the figures below it. */
export interface ProvenanceFacts {
	/** When the oldest of the answers was complete, in milliseconds since the epoch. */
	readonly asOf: number;
	/** Whether the answer has all that was asked for, of one moment. */
	readonly complete: boolean;
	/** What figures mean, each in a few words. */
	readonly meanings: readonly string[];
	/** The filters, or both Views' filters. It comes last, since it may hold names. */
	readonly filters: string;
}

/** The first line of each answer. Its fields are between bars. */
export function provenanceLine(
	{ organization, currencies }: Pick<AssistantContext, "organization" | "currencies">,
	{ asOf, complete, meanings, filters }: ProvenanceFacts,
): string {
	return [
		`Close CRM${organization === undefined ? "" : `, organization ${dataText(organization)}`}`,
		currencyFact(currencies.currency),
		`as of ${momentWithOffset(asOf)}`,
		complete ? "complete" : "partial",
		...meanings,
		`filters: ${filters}`,
	]
		.map(withoutBars)
		.join(" | ");
}

/** A bar in a name can't begin a field: in a JSON string, it stands as its code. */
function withoutBars(field: string): string {
	return field.replaceAll("|", "\\u007c");
}

function currencyFact(currency: string | undefined): string {
	if (currency === undefined) return "currency unknown";
	if (currency === "mixed")
		return "currency mixed: sums add up several currencies unconverted, don't report them as one";
	return /^[A-Z]{3}$/.test(currency) ? `currency ${currency}` : `currency ${dataText(currency)}`;
}

/** A moment on the user's clock: `2026-11-28T16:04+01:00`. */
export function momentWithOffset(time: number): string {
	const ahead = Math.round(hostZone(time) / MINUTE);
	const wall = new Date(time + ahead * MINUTE).toISOString().slice(0, "2026-11-28T16:04".length);
	const [hours, minutes] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60];
	const two = (part: number) => String(part).padStart(2, "0");
	return `${wall}${ahead < 0 ? "-" : "+"}${two(hours)}:${two(minutes)}`;
}

const MINUTE = 60_000;

export const ANNUALIZED_MEANING = "annualized = one-time + annual + 12 x monthly";

/** What expected values are in these Views: a forecast only if nothing but active opportunities is in them. */
export function expectedMeaning(views: readonly View[], ofActive = false): string {
	const activeOnly =
		ofActive || views.every(({ filters: { status_type: types } }) => types?.length === 1 && types[0] === "active");
	return activeOnly ? "expected = value x confidence" : "expected = value x confidence, a forecast only of active ones";
}

/** The meaning of the date that a View filters or groups by. Empty if it uses none, or if all are won. */
export function dateMeaning({ group_by, filters: { date_won, status_type: types } }: View): readonly string[] {
	const grouped = group_by !== undefined && !isByOwner(group_by);
	const wonOnly = types?.length === 1 && types[0] === "won";
	if (wonOnly || (date_won === undefined && !grouped)) return [];
	return ["date_won = planned close of active and lost ones"];
}
