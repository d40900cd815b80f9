import { maxSkipOf } from "../../../src/close/http/limitsInError.ts";
import { GROUP_KEYS } from "../../../src/close/schema/grouping.ts";
import { ROW_FIELDS } from "../../../src/close/schema/opportunityRow.ts";
import type { Asking } from "../asking.ts";
import { type Fields, formOf, objectsOf, totalOf } from "../forms.ts";
import { type Question, Undecided } from "../question.ts";
import { sameName } from "./sameName.ts";
import { errorOf, groupsOf, plain, TOO_FEW, UNGROUPED } from "./shared.ts";

/** Matches only opportunities with a won date. */
const DATED = { date_won__gte: "1900-01-01" };
const YEAR = { _group_by: "date_won__year", _limit: "1" };

async function grouping(asking: Asking): Promise<string> {
	return groupsOf(await asking.list(YEAR)) === undefined ? "plain objects" : "groups";
}

/** Whether this is the group of objects without an owner. */
function isUnowned(group: Fields): boolean {
	return objectsOf(group).some((object) => object["user_id"] === null);
}

async function keyForms(asking: Asking): Promise<string | Undecided> {
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
	if (first === undefined) return new Undecided("there are no groups");
	if (found.every(([, form]) => form === first[1])) return first[1];
	return found.map(([groupBy, form]) => `${groupBy}: ${form}`).join("; ");
}

function isUndated(group: Fields): boolean {
	const [object] = objectsOf(group);
	return object === undefined ? group["year"] == null : object["date_won"] === null;
}

async function undated(asking: Asking): Promise<string | Undecided> {
	const first = groupsOf(await asking.list(YEAR))?.[0];
	const last = groupsOf(await asking.list({ ...YEAR, _group_by: "-date_won__year" }))?.[0];
	if (first === undefined || last === undefined)
		return groupsOf(await asking.list(YEAR)) === undefined ? UNGROUPED : TOO_FEW;
	const ends = [first, last].filter(isUndated);
	if (ends.length === 2) return new Undecided("no opportunity has a won date, or none without one is apart");
	const [group] = ends;
	if (group !== undefined) return `${group === first ? "first" : "last"}, ${keyed(group)}`;
	return undatedInside(asking);
}

function keyed(group: Fields): string {
	return group["key"] == null ? "with key null" : "with a key of its own";
}

/** Where objects without a won date are if they are at neither end of the order. */
async function undatedInside(asking: Asking): Promise<string | Undecided> {
	const all = totalOf(await plain(asking));
	const dated = totalOf(await asking.list({ ...DATED, _limit: "1" }));
	if (all === undefined || dated === undefined) return new Undecided("the totals are missing");
	if (all === dated) return new Undecided("every opportunity has a won date");
	const call = asking.list({ ...YEAR, _skip: String(all - 1) });
	const error = await errorOf(call);
	if (error !== undefined) {
		return new Undecided(
			maxSkipOf(error) === undefined ? "the server does not say" : "there are too many opportunities",
		);
	}
	const groups = groupsOf(await call) ?? [];
	const group = groups.find(isUndated);
	if (groups.length === 0) return "left out";
	return group === undefined ? "somewhere between" : `last in both directions, ${keyed(group)}`;
}

async function fieldsWithGroups(asking: Asking): Promise<string | Undecided> {
	const groups = groupsOf(await asking.list(YEAR));
	if (groups === undefined) return UNGROUPED;
	const [whole] = groups;
	if (whole === undefined) return TOO_FEW;
	const call = asking.list({ ...YEAR, _fields: ROW_FIELDS.join(",") });
	if ((await errorOf(call)) !== undefined) return "the request is refused";
	const [group] = groupsOf(await call) ?? [];
	if (group === undefined || !("key" in group && "objects" in group)) return "groups lose all that is not listed";
	const lost = ["year", "total_results"].filter((name) => name in whole && !(name in group));
	if (lost.length > 0) return "groups lose their figures";
	const asked: ReadonlySet<string> = new Set(ROW_FIELDS);
	const [object = {}] = objectsOf(group);
	return Object.keys(object).every((name) => asked.has(name)) ? "it applies to the objects" : "it is ignored";
}

/** Questions about the layout of groups. */
export const GROUP_QUESTIONS: readonly Question[] = [
	{
		name: "what _group_by gives",
		assumed: "groups",
		consequence: "the extension pages plainly and groups the objects itself",
		ask: grouping,
	},
	{
		name: "the form of group keys",
		assumed: "string",
		consequence: "keys are opaque to the extension: it compares them whole, and takes labels from the named fields",
		ask: keyForms,
	},
	{
		name: "the group of opportunities without a won date",
		assumed: "last, with key null",
		consequence: "the extension takes it where it stands; those left out get a row that counts them",
		ask: undated,
	},
	{
		name: "_fields with _group_by",
		assumed: "it applies to the objects",
		consequence: "the extension notices what is missing and asks for whole objects instead",
		ask: fieldsWithGroups,
	},
	{
		name: "owners of one full name",
		assumed: "groups apart",
		consequence: "the extension pages plainly and puts the parts of a group together by key",
		ask: sameName,
	},
];
