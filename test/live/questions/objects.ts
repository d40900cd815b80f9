import { isReadable } from "../../../src/close/schema/opportunityRow.ts";
import { readListResponse } from "../../../src/close/schema/readListResponse.ts";
import type { Asking } from "../asking.ts";
import { type Fields, numberIn, objectsOf, textIn } from "../forms.ts";
import { type Question, Undecided } from "../question.ts";
import { groupsOf, SAMPLE, sample, TOO_FEW } from "./shared.ts";

async function unreadable(asking: Asking): Promise<string | Undecided> {
	const { rows } = readListResponse(await asking.list(SAMPLE), { grouped: false, receivedAt: 0 });
	if (rows.length === 0) return TOO_FEW;
	return rows.every(isReadable) ? "all fit" : "some do not fit";
}

async function unowned(asking: Asking): Promise<string | Undecided> {
	const objects = await sample(asking);
	if (objects.length === 0) return TOO_FEW;
	const isUnowned = (object: Fields) => object["user_id"] === null;
	if (objects.some(isUnowned)) return "some have none";
	// Objects without an owner are at one end of the list. The answer to the first of these requests is known already.
	for (const groupBy of ["user_id", "-user_id"]) {
		const groups = groupsOf(await asking.list({ _group_by: groupBy, _limit: "5" })) ?? [];
		if (groups.some((group) => objectsOf(group).some(isUnowned))) return "some have none";
	}
	return "each has one";
}

/** What follows the last digit of a value's text, e.g. ` monthly`, in the first object of the period that has such a text. */
function suffixOf(objects: readonly Fields[], period: string): string | undefined {
	return objects
		.filter((object) => object["value_period"] === period && numberIn(object, "value"))
		.map((object) => /\d(\D*)$/.exec(textIn(object, "value_formatted") ?? "")?.[1])
		.find((suffix) => suffix !== undefined);
}

async function suffix(asking: Asking, period: string): Promise<string | Undecided> {
	const objects = await sample(asking);
	const [own, oneTime] = [suffixOf(objects, period), suffixOf(objects, "one_time")];
	if (own === undefined || oneTime === undefined) return new Undecided(`too few with a value, one-time or ${period}`);
	return own === oneTime ? "no suffix" : "a suffix";
}

async function currencies(asking: Asking): Promise<string | Undecided> {
	const codes = new Set((await sample(asking)).map((object) => textIn(object, "value_currency")));
	codes.delete(undefined);
	if (codes.size === 0) return new Undecided("no opportunity with a currency was seen");
	return codes.size === 1 ? "one" : "several";
}

/** Whether lost opportunities were changed when they were lost or later, as far as their dates say. */
async function lastChanges(asking: Asking): Promise<string | Undecided> {
	const dated = (await sample(asking)).flatMap((object) => {
		const [lost, updated] = ["date_lost", "date_updated"].map((name) => Date.parse(textIn(object, name) ?? ""));
		return lost === undefined || updated === undefined || Number.isNaN(lost - updated) ? [] : [{ lost, updated }];
	});
	if (dated.length === 0) return new Undecided("no lost opportunity with a date was seen");
	return dated.every(({ lost, updated }) => updated >= lost) ? "none is earlier" : "some are earlier";
}

/** Questions about the fields of an opportunity. */
export const OBJECT_QUESTIONS: readonly Question[] = [
	{
		name: "whether opportunities are as documented",
		assumed: "all fit",
		consequence: "the extension shows a row for each that does not, and says which field it is",
		ask: unreadable,
	},
	{
		name: "whether opportunities have an owner",
		assumed: "some have none",
		consequence: "the extension has no group of those without one then, No owner",
		ask: unowned,
	},
	{
		name: "value_formatted of annual values",
		assumed: "no suffix",
		consequence: "the extension says the period from value_period all the same",
		ask: (asking) => suffix(asking, "annual"),
	},
	{
		name: "value_formatted of monthly values",
		assumed: "a suffix",
		consequence: "the extension says the period from value_period all the same",
		ask: (asking) => suffix(asking, "monthly"),
	},
	{
		name: "whether date_updated is earlier than date_lost",
		assumed: "none is earlier",
		consequence: "win rates may lack lost opportunities, and say so if they come across one of these",
		ask: lastChanges,
	},
	{
		name: "currencies",
		assumed: "one",
		consequence: "the extension leaves currency signs out, and says that amounts were added without conversion",
		ask: currencies,
	},
];
