import { CloseError } from "../../../src/close/base/errors.ts";
import type { Parameters } from "../../../src/close/http/request.ts";
import type { Aggregates } from "../../../src/close/schema/aggregates.ts";
import { ROW_FIELDS } from "../../../src/close/schema/opportunityRow.ts";
import { readListResponse } from "../../../src/close/schema/readListResponse.ts";
import type { Asking } from "../asking.ts";
import { dataOf, type Fields } from "../forms.ts";
import { Untold } from "../question.ts";

/** The largest page that the settings allow; what `facts.md` takes for the server's own maximum. */
export const LARGEST_PAGE = 250;

/** What rows of the tree are made of, and what objects may be sorted by. */
export const SAMPLE: Parameters = {
	_limit: String(LARGEST_PAGE),
	_fields: [...ROW_FIELDS, "date_created", "annualized_value", "annualized_expected_value"].join(","),
};

/** Some objects, in the order in which the server gives them by itself. */
export async function sample(asking: Asking): Promise<readonly Fields[]> {
	return dataOf(await asking.list(SAMPLE));
}

/** An answer with all that the server gives by itself, over all objects. */
export function plain(asking: Asking): Promise<Fields> {
	return asking.list({ _limit: "1" });
}

/** The refusal of a request that is at fault; any other failure goes on. Undefined where it was no refusal. */
export async function refusalOf(call: Promise<unknown>): Promise<CloseError | undefined> {
	try {
		await call;
		return undefined;
	} catch (error) {
		if (error instanceof CloseError && error.kind === "badRequest") return error;
		throw error;
	}
}

/** The figures of an answer over all that matches, as the client reads them. */
export function aggregatesOf(body: Fields): Aggregates {
	return readListResponse(body, { grouped: false, receivedAt: 0 }).aggregates;
}

/** The groups of an answer; undefined where it holds plain objects. */
export function groupsOf(body: Fields): readonly Fields[] | undefined {
	const data = dataOf(body);
	return data.length === 0 || data.some((one) => "objects" in one || "key" in one) ? data : undefined;
}

export const UNGROUPED = new Untold("the server gives no groups");
export const TOO_FEW = new Untold("there are too few opportunities");
