import { maxLimitOf, maxSkipOf } from "../../../src/close/http/limitsInError.ts";
import { parseRateLimit } from "../../../src/close/http/rateLimitHeader.ts";
import type { Asking } from "../asking.ts";
import { dataOf, totalOf } from "../forms.ts";
import type { Question } from "../question.ts";
import { errorOf, LARGEST_PAGE, plain, SAMPLE } from "./shared.ts";

async function largestLimit(asking: Asking): Promise<string> {
	const error = await errorOf(asking.list(SAMPLE, { exact: true }));
	if (error !== undefined) return String(maxLimitOf(error) ?? `less than ${LARGEST_PAGE}, and not named`);
	const given = await asking.list(SAMPLE);
	const total = totalOf(given);
	if (total !== undefined && dataOf(given).length < Math.min(LARGEST_PAGE, total)) return "takes more than it gives";
	const more = { _limit: String(LARGEST_PAGE + 1), _fields: "id" };
	const next = await errorOf(asking.list(more, { exact: true }));
	return next === undefined
		? `more than ${LARGEST_PAGE}`
		: String(maxLimitOf(next) ?? `${LARGEST_PAGE}, and not named`);
}

async function largestSkip(asking: Asking): Promise<string> {
	const error = await errorOf(asking.list({ _limit: "1", _skip: "1000000000", _fields: "id" }));
	if (error === undefined) return "without an end";
	return String(maxSkipOf(error) ?? "not named");
}

async function unknownParameter(asking: Asking): Promise<string> {
	const call = asking.list({ _limit: "1", close_opportunities_check: "1" });
	if ((await errorOf(call)) !== undefined) return "refused";
	const [with_, without] = [totalOf(await call), totalOf(await plain(asking))];
	return with_ === 0 && without !== 0 ? "taken for a filter" : "ignored";
}

async function limitZero(asking: Asking): Promise<string> {
	const call = asking.list({ _limit: "0", _fields: "id" });
	if ((await errorOf(call)) !== undefined) return "refused";
	return dataOf(await call).length === 0 ? "no objects" : "a page of objects";
}

async function rateLimitHeader(asking: Asking): Promise<string> {
	const header = await asking.rateLimit();
	if (header === null) return "none";
	if (/^limit=\d+, ?remaining=\d+, ?reset=\d+(\.\d+)?$/i.test(header)) return "limit=N, remaining=N, reset=N";
	const read = parseRateLimit(header);
	return read?.remaining === undefined || read.reset === undefined
		? "a form that cannot be read"
		: "another form that can be read";
}

/** Questions about the limits and parameters of requests. */
export const REQUEST_QUESTIONS: readonly Question[] = [
	{
		name: "the largest _limit",
		assumed: String(LARGEST_PAGE),
		consequence: "the extension reads the largest one from the refusal, and counts what it is given",
		ask: largestLimit,
	},
	{
		name: "the largest _skip",
		assumed: "250000",
		consequence: "the extension reads the largest one from the refusal, then reads from the other end and in parts",
		ask: largestSkip,
	},
	{
		name: "an unknown parameter",
		assumed: "ignored",
		consequence: "the extension sends documented parameters only",
		ask: unknownParameter,
	},
	{
		name: "_limit=0",
		assumed: "no objects",
		consequence: "the extension never sends it; its smallest page is one object",
		ask: limitZero,
	},
	{
		name: "the RateLimit header",
		assumed: "limit=N, remaining=N, reset=N",
		consequence: "the extension then slows down when it is refused, by retry-after or 2 seconds",
		ask: rateLimitHeader,
	},
];
