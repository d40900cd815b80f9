import { maxSkipOf } from "../../../src/close/base/errors.ts";
import { ROW_FIELDS } from "../../../src/close/schema/opportunityRow.ts";
import { GROUP_KEYS } from "../../../src/close/schema/parameters.ts";
import type { Asking } from "../asking.ts";
import { type Fields, formOf, objectsOf, totalOf } from "../forms.ts";
import { type Question, Untold } from "../question.ts";
import { sameName } from "./sameName.ts";
import { groupsOf, plain, refusalOf, TOO_FEW, UNGROUPED } from "./shared.ts";

/** Opportunities with a won date alone. */
const DATED = { date_won__gte: "1900-01-01" };
const YEAR = { _group_by: "date_won__year", _limit: "1" };

async function grouping(asking: Asking): Promise<string> {
	return groupsOf(await asking.list(YEAR)) === undefined ? "plain objects" : "groups";
}

/** Whether the group is the one of objects that have no owner. */
function isUnowned(group: Fields): boolean {
	return objectsOf(group).some((object) => object["user_id"] === null);
}

async function keyForms(asking: Asking): Promise<string | Untold> {
	const found: [string, string][] = [];
	for (const groupBy of GROUP_KEYS) {
		const filter = groupBy === "user_id" ? {} : DATED;
		const groups = groupsOf(await asking.list({ _group_by: groupBy, ...filter, _limit: "5" }));
		if (groups === undefined) return UNGROUPED;
		const named = groups.filter((group) => !isUnowned(group) || groupBy !== "user_id");
		const forms = [...new Set(named.map((group) => formOf(group["key"])))].sort();
		if (forms.length > 0) found.push([groupBy, forms.join(" or ")]);
	}
	const [first] = found;
	if (first === undefined) return new Untold("there are no groups");
	if (found.every(([, form]) => form === first[1])) return first[1];
	return found.map(([groupBy, form]) => `${groupBy}: ${form}`).join("; ");
}

function isUndated(group: Fields): boolean {
	const [object] = objectsOf(group);
	return object === undefined ? group["year"] == null : object["date_won"] === null;
}

async function undated(asking: Asking): Promise<string | Untold> {
	const first = groupsOf(await asking.list(YEAR))?.[0];
	const last = groupsOf(await asking.list({ ...YEAR, _group_by: "-date_won__year" }))?.[0];
	if (first === undefined || last === undefined)
		return groupsOf(await asking.list(YEAR)) === undefined ? UNGROUPED : TOO_FEW;
	const ends = [first, last].filter(isUndated);
	if (ends.length === 2) return new Untold("no opportunity has a won date, or none without one is apart");
	const [group] = ends;
	if (group !== undefined) return `${group === first ? "first" : "last"}, ${keyed(group)}`;
	return undatedInside(asking);
}

function keyed(group: Fields): string {
	return group["key"] == null ? "with key null" : "with a key of its own";
}

/** Where neither end of the order has them. */
async function undatedInside(asking: Asking): Promise<string | Untold> {
	const all = totalOf(await plain(asking));
	const dated = totalOf(await asking.list({ ...DATED, _limit: "1" }));
	if (all === undefined || dated === undefined) return new Untold("the totals are missing");
	if (all === dated) return new Untold("every opportunity has a won date");
	const call = asking.list({ ...YEAR, _skip: String(all - 1) });
	const refusal = await refusalOf(call);
	if (refusal !== undefined) {
		return new Untold(
			maxSkipOf(refusal) === undefined ? "the server does not say" : "there are too many opportunities",
		);
	}
	const groups = groupsOf(await call) ?? [];
	const group = groups.find(isUndated);
	if (groups.length === 0) return "left out";
	return group === undefined ? "somewhere between" : `last in both directions, ${keyed(group)}`;
}

async function fieldsWithGroups(asking: Asking): Promise<string | Untold> {
	const groups = groupsOf(await asking.list(YEAR));
	if (groups === undefined) return UNGROUPED;
	const [whole] = groups;
	if (whole === undefined) return TOO_FEW;
	const call = asking.list({ ...YEAR, _fields: ROW_FIELDS.join(",") });
	if ((await refusalOf(call)) !== undefined) return "the request is refused";
	const [group] = groupsOf(await call) ?? [];
	if (group === undefined || !("key" in group && "objects" in group)) return "groups lose all that is not listed";
	const lost = ["year", "total_results"].filter((name) => name in whole && !(name in group));
	if (lost.length > 0) return "groups lose their figures";
	const asked: ReadonlySet<string> = new Set(ROW_FIELDS);
	const [object = {}] = objectsOf(group);
	return Object.keys(object).every((name) => asked.has(name)) ? "it applies to the objects" : "it is ignored";
}

/** How groups are laid out. */
export const GROUP_QUESTIONS: readonly Question[] = [
	{
		name: "what _group_by gives",
		granted: "groups",
		otherwise: "the extension pages plainly and groups the objects itself",
		ask: grouping,
	},
	{
		name: "the form of group keys",
		granted: "string",
		otherwise: "keys are opaque to the extension: it compares them whole, and takes labels from the named fields",
		ask: keyForms,
	},
	{
		name: "the group of opportunities without a won date",
		granted: "last, with key null",
		otherwise: "the extension takes it where it stands; those left out get a row that counts them",
		ask: undated,
	},
	{
		name: "_fields with _group_by",
		granted: "it applies to the objects",
		otherwise: "the extension notices what is missing and asks for whole objects instead",
		ask: fieldsWithGroups,
	},
	{
		name: "owners of one full name",
		granted: "groups apart",
		otherwise: "the extension pages plainly and puts the parts of a group together by key",
		ask: sameName,
	},
];
