import assert from "node:assert/strict";
import type { Asking } from "../../live/asking.ts";
import { dataOf, type Fields, objectsOf } from "../../live/forms.ts";
import { closeAll, differencesOf, inquiryOf, namesOf } from "./support.ts";

type Change = (fields: Fields) => Fields;

/** Answers of lists with each object changed, those in groups too. */
function objects(change: Change): (asking: Asking) => Asking {
	return lists((body) => ({
		...body,
		data: dataOf(body).map((one) => ("objects" in one ? { ...one, objects: objectsOf(one).map(change) } : change(one))),
	}));
}

/** Answers of lists changed as a whole. */
function lists(change: Change): (asking: Asking) => Asking {
	return (asking) => ({
		list: async (parameters, options) => change(await asking.list(parameters, options)),
		read: (path, parameters) => asking.read(path, parameters),
		rateLimit: () => asking.rateLimit(),
	});
}

function headers(header: string): (asking: Asking) => Asking {
	return (asking) => ({ ...lists((body) => body)(asking), rateLimit: async () => header });
}

const withoutOffset = (asking: Asking): Asking => ({
	...lists((body) => body)(asking),
	list: (parameters, options) => asking.list(parameters, { ...options, offset: 0 }),
});

const CASES: readonly (readonly [string, (asking: Asking) => Asking, Readonly<Record<string, string>>])[] = [
	["ignores x-tz-offset", withoutOffset, { "the midnight of date filters": "x-tz-offset is ignored" }],
	[
		"has several currencies",
		objects((object) => ({ ...object, value_currency: object["value_period"] === "monthly" ? "EUR" : "USD" })),
		{ currencies: "several" },
	],
	[
		"writes annual values with a suffix",
		objects((object) => ({
			...object,
			value_formatted: `${object["value_formatted"] || "$0"}${object["value_period"] === "annual" ? " annual" : ""}`,
		})),
		{ "value_formatted of annual values": "a suffix" },
	],
	[
		"writes monthly values without a suffix",
		objects((object) => ({ ...object, value_formatted: "$10" })),
		{ "value_formatted of monthly values": "no suffix" },
	],
	[
		"gives values of another form",
		objects((object) => ("value" in object ? { ...object, value: "10" } : object)),
		{ "whether opportunities are as documented": "some do not fit" },
	],
	[
		"has another order of its own",
		lists((body) => ({
			...body,
			data: dataOf(body).toSorted((a, b) => (String(a["date_created"]) < String(b["date_created"]) ? -1 : 1)),
		})),
		{ "the order without _order_by": "date_created" },
	],
	[
		"has figures of groups that do not add up",
		lists((body) => ({
			...body,
			data: dataOf(body).map((one) => ("objects" in one ? { ...one, total_value_monthly: 1 } : one)),
		})),
		{ "the figures of groups against those of the whole": "do not add up" },
	],
	[
		"says its rate limit in another form",
		headers('"x";r=1;t=2'),
		{ "the RateLimit header": "a form that cannot be read" },
	],
	[
		"says its rate limit in another order",
		headers("remaining=1, limit=2, reset=3"),
		{ "the RateLimit header": "another form that can be read" },
	],
];

describe("the live check tells of a server that", () => {
	afterEach(closeAll);

	for (const [name, twist, expected] of CASES) {
		it(name, async () => {
			const { findings } = await inquiryOf({ twist });
			const differences = differencesOf(findings);
			for (const [point, answer] of Object.entries(expected)) assert.equal(differences[point], answer);
			assert.deepEqual(Object.keys(differences), Object.keys(expected));
		});
	}

	it("changes between two requests, of which nothing can be told", async () => {
		let count = 0;
		const moving = lists((body) => {
			count += 1;
			return { ...body, total_value_monthly: count, data: dataOf(body).toSorted(() => (count % 2 === 0 ? -1 : 0)) };
		});
		const { findings } = await inquiryOf({ sandbox: { size: 3000 }, twist: moving });
		const undecided = namesOf(findings, "undecided");
		assert(undecided.includes("objects that the order does not tell apart"), undecided.join());
		assert(undecided.includes("the figures of groups against those of the whole"), undecided.join());
	});
});
