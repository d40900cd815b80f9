import assert from "node:assert/strict";
import * as fc from "fast-check";
import { CloseError } from "../../../../src/close/base/errors.ts";
import { SUMS } from "../../../../src/close/schema/aggregates.ts";
import { readListResponse } from "../../../../src/close/schema/readListResponse.ts";

const ROW = { id: "oppo_1", lead_id: "lead_1" };
const FIGURES = {
	total_results: 3,
	count_by_value_period: { monthly: 3 },
	...Object.fromEntries(SUMS.map((sum, index) => [sum, index * 100])),
};
const plain = (body: unknown) => readListResponse(body, { grouped: false, receivedAt: 7 });
const grouped = (body: unknown) => readListResponse(body, { grouped: true, receivedAt: 7 });
const group = (more: object = {}) => ({ key: "k", objects: [ROW], ...more });

function schemaProblem(parse: (body: unknown) => unknown, body: unknown): string {
	try {
		parse(body);
	} catch (error) {
		assert(error instanceof CloseError && error.kind === "answer");
		assert.notEqual(error.advice, "");
		return error.message.replace(/^Close's response isn't as documented: (.*)\.$/, "$1");
	}
	return assert.fail(`${JSON.stringify(body)} was accepted`);
}

describe("An answer without groups", () => {
	it("has its rows, all ten aggregates, and its times", () => {
		const answer = readListResponse(
			{ data: [ROW, 5], has_more: true, ...FIGURES, total_value_monthly_formatted: "$1" },
			{ grouped: false, receivedAt: 7, servedAt: 5 },
		);
		assert.deepEqual(answer.aggregates, FIGURES);
		assert.equal(answer.groups, undefined);
		assert.equal(answer.rows.length, 2);
		assert.deepEqual(answer.rows[1], { unreadable: "an object is expected" });
		assert.deepEqual([answer.hasMore, answer.servedAt, answer.receivedAt], [true, 5, 7]);
	});

	it("leaves undefined what it lacks or gives as null, and no count is made up", () => {
		const nulls = Object.fromEntries([...Object.keys(FIGURES), "has_more"].map((name) => [name, null]));
		for (const body of [{ data: [] }, { data: [], ...nulls }]) {
			assert.deepEqual(plain(body), { groups: undefined, rows: [], hasMore: undefined, aggregates: {}, receivedAt: 7 });
		}
		assert.deepEqual(plain({ data: [], count_by_value_period: { annual: null, monthly: 2, weekly: 9 } }).aggregates, {
			count_by_value_period: { monthly: 2, other: 9 },
		});
	});

	it("counts together what has a period that nobody knows, and repeats no name that a server made up", () => {
		const counts = {
			one_time: 1,
			quarterly: 2,
			"<b>": 3,
			null: 4,
			constructor: 5,
			odd: "6",
			other: null,
			__proto__x: [],
		};
		assert.deepEqual(plain({ data: [], count_by_value_period: counts }).aggregates.count_by_value_period, {
			one_time: 1,
			other: 14,
		});
		for (const text of [JSON.stringify({ secret: {} }), '{"__proto__":{"secret":1}}', '{"secret":"x"}']) {
			const answer = plain(JSON.parse(`{"data":[],"count_by_value_period":${text}}`));
			assert.deepEqual(answer.aggregates.count_by_value_period, {});
		}
	});

	it("is refused where anything around its objects is of another type, and the field is named", () => {
		assert.equal(schemaProblem(plain, null), "an object is expected");
		assert.equal(schemaProblem(plain, [ROW]), "an object is expected");
		assert.equal(schemaProblem(plain, {}), "data: a list is expected");
		assert.equal(schemaProblem(plain, { data: "none", has_more: "no" }), "data: a list is expected");
		assert.equal(schemaProblem(plain, { data: [], has_more: "no" }), "has_more: true or false is expected");
		for (const name of ["total_results", ...SUMS]) {
			assert.equal(schemaProblem(plain, { data: [], [name]: "12" }), `${name}: a number is expected`);
		}
		assert.equal(
			schemaProblem(plain, { data: [], count_by_value_period: [] }),
			"count_by_value_period: an object is expected",
		);
		assert.equal(
			schemaProblem(plain, { data: [], count_by_value_period: { annual: "2" } }),
			"count_by_value_period.annual: a number is expected",
		);
	});

	it("ends in a CloseError or in an answer that loses nothing, whatever it is", () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.boolean(), (data, hasGroups) => {
				for (const body of [data, { data }, { data: [data] }, { data: [{ key: 1, objects: data }] }]) {
					try {
						const { rows, groups } = readListResponse(body, { grouped: hasGroups, receivedAt: 0 });
						const given = (body as { data: unknown[] }).data;
						assert.equal((groups ?? rows).length, given.length);
					} catch (error) {
						assert(error instanceof CloseError && error.kind === "answer", String(error));
					}
				}
			}),
		);
	});
});

describe("A grouped answer", () => {
	it("has each group's rows, figures and named fields, and no rows of its own", () => {
		const { groups, rows, aggregates } = grouped({
			data: [group({ user_id: "user_1", user_name: null, ...FIGURES }), group({ key: "l", year: 2026, quarter: 4 })],
			...FIGURES,
		});
		assert.deepEqual(rows, []);
		assert.deepEqual(aggregates, FIGURES);
		assert.deepEqual(groups?.[0]?.fields, { user_id: "user_1", user_name: null });
		assert.deepEqual(groups[0].aggregates, FIGURES);
		assert.equal(groups[0].rows[0]?.id, "oppo_1");
		assert.deepEqual(groups[1]?.fields, { year: 2026, quarter: 4 });
		assert.deepEqual(groups[1].aggregates, {});
	});

	it("leaves keys as they are", () => {
		fc.assert(
			fc.property(fc.jsonValue(), (key) => {
				assert.deepEqual(grouped({ data: [{ key, objects: [] }] }).groups?.[0]?.key, key);
			}),
		);
		assert.equal(grouped({ data: [{ objects: [] }] }).groups?.[0]?.key, undefined);
	});

	it("takes numbers in named fields as texts too, and leaves out what makes no sense", () => {
		const fields = { year: "2026", quarter: null, month: "09", weekyear: "soon", week: {}, user_id: 5, user_name: "A" };
		assert.deepEqual(grouped({ data: [group(fields)] }).groups?.[0]?.fields, {
			user_name: "A",
			year: 2026,
			quarter: null,
			month: 9,
		});
	});

	it("without anything in it has no groups", () => {
		assert.deepEqual(grouped({ data: [] }).groups, []);
	});

	it("of plain objects has rows instead", () => {
		const { groups, rows } = grouped({ data: [{ ...ROW, user_id: "user_1" }] });
		assert.equal(groups, undefined);
		assert.equal(rows[0]?.id, "oppo_1");
	});

	it("of which `_fields` took key and objects has rows that say so, instead of groups without objects", () => {
		const { groups, rows } = grouped({ data: [{ user_id: "user_1", user_name: "A" }] });
		assert.equal(groups, undefined);
		assert.deepEqual(rows, [{ unreadable: "id: a string is expected" }]);
	});

	it("is refused where a group is not one, and the field is named", () => {
		assert.equal(schemaProblem(grouped, { data: [group(), { key: "l" }] }), "data[1].objects: a list is expected");
		assert.equal(schemaProblem(grouped, { data: [group({ objects: {} })] }), "data[0].objects: a list is expected");
		assert.equal(schemaProblem(grouped, { data: [group(), ROW] }), "data[1].objects: a list is expected");
		assert.equal(schemaProblem(grouped, { data: [group(), null] }), "data[1]: an object is expected");
		assert.equal(
			schemaProblem(grouped, { data: [group({ total_results: "1" })] }),
			"data[0].total_results: a number is expected",
		);
	});
});

describe("The texts of sums", () => {
	it("are taken along from the whole and from groups, and anything else in their place is nothing", () => {
		const odd = [null, "", 5, {}, ["$1"], true];
		for (const text of odd) {
			const { written } = plain({ data: [], total_value_monthly: 100, total_value_monthly_formatted: text });
			assert.equal(written, undefined);
		}
		assert.equal(plain({ data: [], total_value_monthly_formatted: "$1" }).written, undefined);
		const body = { total_value_monthly: 100, total_value_monthly_formatted: "$1" };
		const of = { expected_value_annual: 7, expected_value_annual_formatted: "$0.07" };
		assert.deepEqual(grouped({ ...body, data: [group(of)] }).written, [
			{ amount: 100, text: "$1" },
			{ amount: 7, text: "$0.07" },
		]);
		assert.deepEqual(plain({ ...body, data: [{ ...ROW, ...of }] }).written, [{ amount: 100, text: "$1" }]);
	});
});
