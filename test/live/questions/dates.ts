import { momentText } from "../../../src/close/base/dayStart.ts";
import type { Parameters } from "../../../src/close/http/request.ts";
import type { Asking } from "../asking.ts";
import { dataOf, textIn } from "../forms.ts";
import { type Question, Undecided } from "../question.ts";
import { errorOf, sample, TOO_FEW } from "./shared.ts";

const DAY = 86_400_000;

/** An object whose time of creation is known, and whether it matches filters. */
interface Known {
	/** Milliseconds since the epoch. */
	readonly created: number;
	isIn(filters: Parameters, offset?: number): Promise<boolean>;
}

async function known(asking: Asking): Promise<Known | Undecided> {
	const object = (await sample(asking)).find(
		(one) => textIn(one, "id") !== undefined && !Number.isNaN(Date.parse(textIn(one, "date_created") ?? "")),
	);
	const [id, lead] = [textIn(object ?? {}, "id"), textIn(object ?? {}, "lead_id")];
	if (object === undefined || id === undefined || lead === undefined) return TOO_FEW;
	const paging = { lead_id: lead, _limit: "100", _fields: "id" };
	return {
		created: Date.parse(textIn(object, "date_created") ?? ""),
		isIn: async (filters, offset = 0) =>
			dataOf(await asking.list({ ...paging, ...filters }, { offset })).some((one) => textIn(one, "id") === id),
	};
}

function dayText(moment: number): string {
	return new Date(moment).toISOString().slice(0, 10);
}

/** Requests the objects of a day in UTC, then those of the same day in zones where it hasn't begun or is over at that time. */
async function midnight(asking: Asking): Promise<string | Undecided> {
	const object = await known(asking);
	if (object instanceof Undecided) return object;
	const { created, isIn } = object;
	const day = { date_created__gte: dayText(created), date_created__lt: dayText(created + DAY) };
	if (!(await isIn(day))) return "another rule than midnight by x-tz-offset";
	return (await isIn(day, new Date(created).getUTCHours() < 12 ? -12 : 12))
		? "x-tz-offset is ignored"
		: "by x-tz-offset";
}

/** Requests the objects of the second in which an object was created. */
async function moments(asking: Asking): Promise<string | Undecided> {
	const object = await known(asking);
	if (object instanceof Undecided) return object;
	const { created, isIn } = object;
	const second = { date_created__gte: momentText(created), date_created__lt: momentText(created + 1000) };
	let found = false;
	const error = await errorOf(isIn(second, 5).then((isIn) => (found = isIn)));
	if (error !== undefined) return "refused";
	return found ? "taken, to the second" : "taken, and read otherwise";
}

/** Requests the objects that were created up to the day on which an object was. */
async function upToDay(asking: Asking): Promise<string | Undecided> {
	const object = await known(asking);
	if (object instanceof Undecided) return object;
	return (await object.isIn({ date_created__lte: dayText(object.created) })) ? "all of the day" : "its midnight";
}

/** Questions about what bounds of dates mean. */
export const DATE_QUESTIONS: readonly Question[] = [
	{
		name: "the midnight of date filters",
		assumed: "by x-tz-offset",
		consequence: "days that are sent bare begin at another hour than on this computer",
		ask: midnight,
	},
	{
		name: "moments in date filters",
		assumed: "taken, to the second",
		consequence: "the extension sends bare days, whose edges may be off by an hour in the other half of the year",
		ask: moments,
	},
	{
		name: "a bare day after __lte",
		assumed: "its midnight",
		consequence: "nothing changes: the extension sends the beginning of the next day",
		ask: upToDay,
	},
];
