import { ORDER_KEYS } from "../../../src/close/schema/order.ts";
import { sameFigures } from "../../../src/opportunities/reading/figureArithmetic.ts";
import type { Asking } from "../asking.ts";
import { dataOf, type Fields, textIn } from "../forms.ts";
import { type Question, Undecided } from "../question.ts";
import { aggregatesOf, LARGEST_PAGE, sample, TOO_FEW } from "./shared.ts";

/** Fewer objects may be in some order by chance. */
const ENOUGH = 5;

async function ownOrder(asking: Asking): Promise<string | Undecided> {
	const objects = await sample(asking);
	if (objects.length < ENOUGH) return TOO_FEW;
	const orders = ORDER_KEYS.flatMap((key) => [key, `-${key}`]);
	const fitting = orders.filter((order) => isSortedBy(objects, order));
	if (fitting.includes("-date_updated")) return "-date_updated";
	if (areEqual(objects, "date_updated")) return new Undecided("the first opportunities were changed at one moment");
	return fitting[0] ?? "none of the documented ones";
}

function areEqual(objects: readonly Fields[], name: string): boolean {
	return new Set(objects.map((object) => object[name])).size === 1;
}

/** Ignores objects without a value, which may be at either end. */
function isSortedBy(objects: readonly Fields[], order: string): boolean {
	const sign = order.startsWith("-") ? -1 : 1;
	const values = objects.map((object) => object[order.replace("-", "")]).filter((value) => value != null);
	if (new Set(values).size < 2) return false;
	return values.every((value, index) => index === 0 || compare(values[index - 1], value) * sign <= 0);
}

function compare(a: unknown, b: unknown): number {
	if (typeof a === "number" && typeof b === "number") return a - b;
	const [left, right] = [String(a), String(b)];
	return left < right ? -1 : left > right ? 1 : 0;
}

async function ties(asking: Asking): Promise<string | Undecided> {
	const question = { _order_by: "confidence", _limit: "100", _fields: "id,confidence" };
	const [first, second] = [await asking.list(question), await asking.list(question, { again: true })];
	const objects = dataOf(first);
	if (new Set(objects.map((object) => object["confidence"])).size === objects.length) return TOO_FEW;
	const ids = (body: Fields) => dataOf(body).map((object) => textIn(object, "id"));
	if (ids(first).join() === ids(second).join()) return "one order always";
	return sameFigures(aggregatesOf(first), aggregatesOf(second))
		? "another order with each request"
		: new Undecided("opportunities were changed meanwhile");
}

/** Null for an object without a value. */
type Value = number | null;

/** Positions of objects without a value, with the number that null counts as in ascending and in descending order. */
const PLACES: readonly (readonly [string, rising: number, falling: number])[] = [
	["last, both ways", Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
	["first, both ways", Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
	["as the least of all", Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
	["as the most of all", Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
	["among the zeros", 0, 0],
];

/** Compares the first pages of both directions. Values that exist but aren't on a page come after it. */
async function withoutValue(asking: Asking): Promise<string | Undecided> {
	const first = async (order: string) => {
		const page = { _order_by: order, _limit: String(LARGEST_PAGE), _fields: "id,value" };
		return valuesOf(dataOf(await asking.list(page)));
	};
	const [rising, falling] = [await first("value"), await first("-value")];
	const all = [...valuesOf(await sample(asking)), ...rising, ...falling];
	const some = all.find((value) => value !== null && value !== 0);
	if (!all.includes(null) || some === undefined)
		return new Undecided("no opportunities with and without a value were seen");
	const whole = (page: readonly Value[]) => [
		...page,
		...(page.includes(null) ? [] : [null]),
		...(page.every((value) => value === null) ? [some] : []),
	];
	const [up, down] = [whole(rising), whole(falling).reverse()];
	const fitting = PLACES.filter(([, low, high]) => rises(up, low) && rises(down, high)).map(([name]) => name);
	// If no object has the value 0, "among the zeros" fits as well as another position.
	const [place, ...others] = fitting.length > 1 ? fitting.filter((name) => name !== "among the zeros") : fitting;
	if (place === undefined) return "at no place of their own";
	return others.length === 0 ? place : new Undecided("too many opportunities have the value 0");
}

function valuesOf(objects: readonly Fields[]): readonly Value[] {
	return objects.flatMap(({ value }) => (typeof value === "number" || value === null ? [value] : []));
}

function rises(values: readonly Value[], none: number): boolean {
	const numbers = values.map((value) => value ?? none);
	return numbers.every((value, index) => index === 0 || (numbers[index - 1] ?? value) <= value);
}

/** Questions about orders. */
export const ORDER_QUESTIONS: readonly Question[] = [
	{
		name: "the order without _order_by",
		assumed: "-date_updated",
		consequence: "the extension sends the order that is chosen; a View without one comes in this other order",
		ask: ownOrder,
	},
	{
		name: "objects that the order does not tell apart",
		assumed: "one order always",
		consequence: "the extension notices it where windows overlap, and reads the group by date_created",
		ask: ties,
	},
	{
		name: "objects without a value, sorted by value",
		assumed: "last, both ways",
		consequence:
			"the tree has the server's order; what the extension sorts itself, such as fiscal quarters, has them last",
		ask: withoutValue,
	},
];
