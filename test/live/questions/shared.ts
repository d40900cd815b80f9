import { CloseError } from "../../../src/close/base/errors.ts";
import type { Parameters } from "../../../src/close/http/request.ts";
import type { Aggregates } from "../../../src/close/schema/aggregates.ts";
import { ROW_FIELDS } from "../../../src/close/schema/opportunityRow.ts";
import { readListResponse } from "../../../src/close/schema/readListResponse.ts";
import type { Asking } from "../asking.ts";
import { dataOf, type Fields } from "../forms.ts";
import { Undecided } from "../question.ts";

/** The largest page that the settings allow, and the server's maximum according to `facts.md`. */
export const LARGEST_PAGE = 250;

/** The fields of rows in the tree, those that objects can be sorted by, and when they were lost. */
export const SAMPLE: Parameters = {
	_limit: String(LARGEST_PAGE),
	_fields: [...ROW_FIELDS, "date_created", "annualized_value", "annualized_expected_value", "date_lost"].join(","),
};

/** Some objects, in the server's default order. */
export async function sample(asking: Asking): Promise<readonly Fields[]> {
	return dataOf(await asking.list(SAMPLE));
}

/** An answer to a request without `_fields`, over all objects. */
export function plain(asking: Asking): Promise<Fields> {
	return asking.list({ _limit: "1" });
}

/** The error of a bad request; undefined if the request succeeds. Throws any other error. */
export async function errorOf(call: Promise<unknown>): Promise<CloseError | undefined> {
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

/** The groups of an answer; undefined if it contains plain objects. */
export function groupsOf(body: Fields): readonly Fields[] | undefined {
	const data = dataOf(body);
	return data.length === 0 || data.some((one) => "objects" in one || "key" in one) ? data : undefined;
}

export const UNGROUPED = new Undecided("the server gives no groups");
export const TOO_FEW = new Undecided("there are too few opportunities");
