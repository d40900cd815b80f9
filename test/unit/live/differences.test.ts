import assert from "node:assert/strict";
import { VARIANTS } from "../../../src/sandbox/data/variants.ts";
import type { SandboxOptions } from "../../../src/sandbox/index.ts";
import { closeAll, differencesOf, inquiryOf, namesOf } from "./support.ts";

const UNDATED = "the group of opportunities without a won date";
const KEYS = "the form of group keys";
const FIELDS = "_fields with _group_by";
const NO_VALUE = "objects without a value, sorted by value";

/** Each way in which a sandbox can settle an open point otherwise, with the one difference it makes. */
const BY_VARIANT: Readonly<Record<string, Readonly<Record<string, readonly [string, string]>>>> = {
	undated: {
		first: [UNDATED, "first, with key null"],
		omitted: [UNDATED, "left out"],
		named: [UNDATED, "last, with a key of its own"],
	},
	groupKeys: {
		number: [KEYS, "number"],
		array: [KEYS, "array"],
		object: [KEYS, "object"],
		null: [KEYS, "null"],
	},
	groupedFields: {
		figures: [FIELDS, "groups lose their figures"],
		groups: [FIELDS, "groups lose all that is not listed"],
		ignored: [FIELDS, "it is ignored"],
	},
	fieldsAggregates: { stripped: ["the aggregates where _fields is sent", "none"] },
	groupedTotals: { absent: ["the aggregates over all groups", "none"] },
	grouping: { ignored: ["what _group_by gives", "plain objects"] },
	unknownParameters: { refused: ["an unknown parameter", "refused"] },
	formatted: { absent: ["the *_formatted twins of the aggregates", "absent"] },
	hasMore: { absent: ["has_more", "absent"], ungrouped: ["has_more", "absent with groups"] },
	limitZero: { refused: ["_limit=0", "refused"], default: ["_limit=0", "a page of objects"] },
	sameName: {
		runs: ["owners of one full name", "runs of both, each told as a group"],
		merged: ["owners of one full name", "mixed, each told once a page"],
	},
	rateLimitHeader: { absent: ["the RateLimit header", "none"] },
	unowned: { absent: ["whether opportunities have an owner", "each has one"] },
	nulls: {
		first: [NO_VALUE, "first, both ways"],
		least: [NO_VALUE, "as the least of all"],
		most: [NO_VALUE, "as the most of all"],
		zero: [NO_VALUE, "among the zeros"],
	},
	moments: { refused: ["moments in date filters", "refused"] },
	lostDates: { someAfterUpdates: ["whether date_updated is earlier than date_lost", "some are earlier"] },
	bareDays: { whole: ["a bare day after __lte", "all of the day"] },
	ties: { unstable: ["objects that the order does not tell apart", "another order with each request"] },
};

const BY_LIMIT: readonly (readonly [SandboxOptions, string, string])[] = [
	[{ maxLimit: 100 }, "the largest _limit", "100"],
	[{ maxLimit: 7 }, "the largest _limit", "7"],
	[{ maxLimit: 1000 }, "the largest _limit", "more than 250"],
	[{ maxSkip: 900 }, "the largest _skip", "900"],
	[{ maxSkip: 2_000_000_000 }, "the largest _skip", "without an end"],
];

/** Of the data, not of the server's ways. */
const NO_OPEN_POINT = ["texts", "currency", "fields"];

describe("the live check names", () => {
	afterEach(closeAll);

	it("nothing where all is as taken for granted", async () => {
		const { findings, text } = await inquiryOf({});
		assert.deepEqual(differencesOf(findings), {});
		assert.deepEqual(namesOf(findings, "undecided"), []);
		assert.equal(namesOf(findings, "same").length, findings.length);
		assert.doesNotMatch(text, /Differs/);
	});

	for (const [variant, values] of Object.entries(VARIANTS)) {
		if (NO_OPEN_POINT.includes(variant)) continue;
		for (const value of values.slice(1)) {
			it(`one difference where ${variant} is ${value}`, async () => {
				const expected = BY_VARIANT[variant]?.[value];
				assert(expected, "a new way to settle an open point needs an expected difference");
				const [name, answer] = expected;
				const { findings, text } = await inquiryOf({ sandbox: { variants: { [variant]: value } } });
				assert.deepEqual(differencesOf(findings), { [name]: answer });
				assert.deepEqual(namesOf(findings, "failed"), []);
				const lines = text.split("\n").filter((line) => line.includes(`, not "`));
				assert.equal(lines.length, 1);
				assert.match(lines[0] ?? "", /; [a-z].{20,}$/);
			});
		}
	}

	for (const [sandbox, name, answer] of BY_LIMIT) {
		it(`one difference with ${JSON.stringify(sandbox)}`, async () => {
			const { findings } = await inquiryOf({ sandbox });
			assert.deepEqual(differencesOf(findings), { [name]: answer });
			assert.deepEqual(namesOf(findings, "failed"), []);
		});
	}

	it("several where the server differs in several points", async () => {
		const variants = {
			undated: "first",
			groupKeys: "object",
			hasMore: "absent",
			fieldsAggregates: "stripped",
		} as const;
		const { findings } = await inquiryOf({ sandbox: { variants, maxLimit: 50 } });
		assert.deepEqual(differencesOf(findings), {
			"the largest _limit": "50",
			[KEYS]: "object",
			[UNDATED]: "first, with key null",
			"the aggregates where _fields is sent": "none",
			has_more: "absent",
		});
	});
});
