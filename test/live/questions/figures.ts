import type { Parameters } from "../../../src/close/http/request.ts";
import { type Aggregates, SUMS } from "../../../src/close/schema/aggregates.ts";
import type { ResponseGroup } from "../../../src/close/schema/listResponse.ts";
import { readListResponse } from "../../../src/close/schema/readListResponse.ts";
import { addUp, sameFigures } from "../../../src/opportunities/reading/figureArithmetic.ts";
import { groupId } from "../../../src/opportunities/reading/readPlan.ts";
import type { Asking } from "../asking.ts";
import { type Fields, textIn } from "../forms.ts";
import { type Question, Undecided } from "../question.ts";
import { aggregatesOf, errorOf, groupsOf, plain, sample, UNGROUPED } from "./shared.ts";

const AGGREGATES = ["total_results", "count_by_value_period", ...SUMS];
const YEAR = { _group_by: "date_won__year", _limit: "1" };

/** `all`, `none` or `some` of the ten aggregates. */
function aggregatesIn(body: Fields): string {
	const present = AGGREGATES.filter((name) => name in body).length;
	return present === AGGREGATES.length ? "all" : present === 0 ? "none" : "some";
}

async function fieldsAndAggregates(asking: Asking): Promise<string> {
	const without = aggregatesIn(await plain(asking));
	const with_ = aggregatesIn(await asking.list({ _limit: "1", _fields: "id" }));
	if (without !== "all") return `${without} without _fields`;
	return with_;
}

async function groupedTotals(asking: Asking): Promise<string | Undecided> {
	const body = await asking.list(YEAR);
	return groupsOf(body) === undefined ? UNGROUPED : aggregatesIn(body);
}

async function formattedTwins(asking: Asking): Promise<string> {
	const whole = await plain(asking);
	const [group] = groupsOf(await asking.list(YEAR)) ?? [];
	const has = (fields: Fields) => SUMS.every((sum) => `${sum}_formatted` in fields);
	if (group === undefined || has(whole) === has(group)) return has(whole) ? "present" : "absent";
	return has(whole) ? "absent from groups" : "present in groups alone";
}

async function hasMore(asking: Asking): Promise<string> {
	const [whole, grouped] = [await plain(asking), await asking.list(YEAR)].map((body) => "has_more" in body);
	if (whole === grouped) return whole ? "present" : "absent";
	return whole ? "absent with groups" : "present with groups alone";
}

/** The half year around a won date: at most two quarters, so at most two requests. */
function halfYearAround(date: string): Parameters {
	const [year = "", month] = date.split("-");
	const [from, to] = Number(month) <= 6 ? ["01-01", "06-30"] : ["07-01", "12-31"];
	return { date_won__gte: `${year}-${from}`, date_won__lte: `${year}-${to}` };
}

async function sums(asking: Asking): Promise<string | Undecided> {
	const date = (await sample(asking)).map((object) => textIn(object, "date_won")).find((won) => won !== undefined);
	if (date === undefined) return new Undecided("no opportunity with a won date was seen");
	const filter = halfYearAround(date);
	const context = { grouped: true, receivedAt: 0 };
	const found = new Map<string, ResponseGroup>();
	let whole: Aggregates | undefined;
	for (let next = 0, left = 2; left > 0; left -= 1) {
		const page = {
			_group_by: "date_won__quarter",
			...filter,
			_limit: "100",
			...(next > 0 ? { _skip: `${next}` } : {}),
		};
		const call = asking.list(page);
		if ((await errorOf(call)) !== undefined) return new Undecided("there are too many opportunities");
		const answer = readListResponse(await call, context);
		if (answer.groups === undefined) return UNGROUPED;
		whole ??= answer.aggregates;
		if (!sameFigures(whole, answer.aggregates)) return new Undecided("opportunities were changed meanwhile");
		for (const group of answer.groups) found.set(groupId({ key: group.fields, fields: group.fields }), group);
		next = [...found.values()].reduce((sum, { aggregates }) => sum + (aggregates.total_results ?? 0), 0);
		if (next >= (whole.total_results ?? Number.POSITIVE_INFINITY)) break;
		if (whole.total_results === undefined && found.size > 1) break;
	}
	if (whole?.total_results === undefined) {
		whole = aggregatesOf(await asking.list({ ...filter, _limit: "1" }));
	}
	const figures = [...found.values()].map((group) => group.aggregates);
	if (figures.some(({ total_results }) => total_results === undefined)) return new Undecided("groups have no figures");
	return addUp(figures, whole) ? "add up" : "do not add up";
}

/** Questions about sums, and the fields next to them. */
export const FIGURE_QUESTIONS: readonly Question[] = [
	{
		name: "the aggregates where _fields is sent",
		assumed: "all",
		consequence: "the extension notices what is missing and asks for whole objects instead",
		ask: fieldsAndAggregates,
	},
	{
		name: "the aggregates over all groups",
		assumed: "all",
		consequence: "the extension reads the groups to their end and says which figures are unknown",
		ask: groupedTotals,
	},
	{
		name: "the *_formatted twins of the aggregates",
		assumed: "present",
		consequence: "the extension formats all sums itself and never reads them",
		ask: formattedTwins,
	},
	{
		name: "has_more",
		assumed: "present",
		consequence: "the extension knows the end by the totals and by an empty page",
		ask: hasMore,
	},
	{
		name: "the figures of groups against those of the whole",
		assumed: "add up",
		consequence: "the extension reads again once, then shows the figures as they came and says so in its log",
		ask: sums,
	},
];
