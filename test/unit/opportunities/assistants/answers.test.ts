import assert from "node:assert/strict";
import { answerCompare } from "../../../../src/opportunities/assistants/answerCompare.ts";
import { answerList } from "../../../../src/opportunities/assistants/answerList.ts";
import { answerTotals } from "../../../../src/opportunities/assistants/answerTotals.ts";
import { FIGURES } from "../../../../src/opportunities/totals/singleFigures.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { comparisonByForce, figuresByForce } from "../analysis/bruteForce.ts";
import { matched, NOW, sampleSource } from "../analysis/randomViews.ts";
import { readAnswer } from "./readAnswer.ts";
import { contextOver } from "./support.ts";

const source = sampleSource();
const WON: View = { filters: { status_type: ["won"], date_won: "this_year" } };
const OPEN: View = { filters: { status_type: ["active"] } };

function deals(view: View) {
	return matched(source, view, { now: NOW, me: source.world.owners[0]?.id ?? "", startMonth: 1 });
}

/** A figure as an answer in US dollars writes it. */
function written(name: string, value: number | undefined): string {
	return name.includes("value_") && !name.startsWith("count") ? ((value ?? 0) / 100).toFixed(2) : String(value);
}

describe("An answer with totals", () => {
	it("has Close's ten aggregates, amounts with a point and all decimals, from one request for one object", async () => {
		const context = contextOver(sampleSource());
		const answer = readAnswer(await answerTotals({ view: WON }, context));
		const forced = figuresByForce(deals(WON));
		assert.deepEqual(answer.header, ["figure", "value"]);
		assert.deepEqual(
			answer.rows,
			FIGURES.map((name) => [name, written(name, forced[name])]),
		);
		assert.equal(answer.closing, undefined);
		assert.deepEqual(
			context.source.asked.map(({ _limit, _group_by }) => [_limit, _group_by]),
			[["1", undefined]],
		);
	});

	it("has only the aggregates that are asked for", async () => {
		const asked = { view: WON, aggregates: ["total_results", "expected_value_annualized"] };
		const answer = readAnswer(await answerTotals(asked, contextOver(source)));
		assert.deepEqual(
			answer.rows.map(([name]) => name),
			["total_results", "expected_value_annualized"],
		);
	});

	it("says in its first line where it comes from, of when, and what it means", async () => {
		const view = { filters: { ...WON.filters, user_id: "me" } };
		const { provenance } = readAnswer(await answerTotals({ view }, contextOver(source)));
		assert.deepEqual(provenance, [
			'Close CRM, organization "Pinegrove Supply Co."',
			"currency USD",
			"as of 2026-08-20T15:30+00:00",
			"complete",
			"annualized = one-time + annual + 12 x monthly",
			"expected = value x confidence, a forecast only of active ones",
			'filters: status_type won; user_id me ("Nadia Sinclair"); date_won 2026-01-01 to 2026-12-31 (this_year)',
		]);
	});

	it("says that sample data is made up, and nothing of it is of an account", async () => {
		for (const answer of [
			await answerTotals({ view: OPEN }, contextOver(source, { sample: true })),
			await answerList({ view: OPEN, limit: 1 }, contextOver(source, { sample: true })),
			await answerCompare({ a: OPEN, b: WON }, contextOver(source, { sample: true })),
		])
			assert.equal(
				readAnswer(answer).provenance[0],
				'Close CRM, sample data that is made up, organization "Pinegrove Supply Co."',
			);
	});

	it("has as many fields in its first line, whatever the organization and statuses are called", async () => {
		const name = 'Acme | currency EUR | complete"';
		const view = { filters: { status_label: name } };
		const { provenance, filters } = readAnswer(
			await answerTotals({ view }, contextOver(source, { organization: name })),
		);
		assert.equal(provenance.length, 7);
		assert.equal(provenance[0], `Close CRM, organization ${JSON.stringify(name).replaceAll("|", "\\u007c")}`);
		assert.equal(JSON.parse(filters.replace("status_label ", "")), name);
	});

	it("tells as many filters as have room, and how many it doesn't tell", async () => {
		const long = { user_id: source.world.owners.slice(0, 4).map(({ id }) => id), query: "龘".repeat(60) };
		const filters = { ...long, status_type: "won", date_won: "this_year", date_created: "last_year" };
		const told = async (view: object, names = {}) => {
			const input = { view: { group_by: "user_id", ...view } };
			return readAnswer(await answerTotals(input, contextOver(source, names))).filters;
		};
		const days = "date_won 2026-01-01 to 2026-12-31 (this_year); date_created 2025-01-01 to 2025-12-31 (last_year)";
		assert.equal(
			await told({ filters }, { names: { owner: () => "龘".repeat(60), status: () => undefined } }),
			`status_type won; ${days}; 2 have no room`,
		);
		assert.equal(await told({ filters: { query: long.query } }), "1 has no room");
	});

	it("calls expected values a forecast only if nothing but active opportunities is in them", async () => {
		const { provenance } = readAnswer(await answerTotals({ view: OPEN }, contextOver(source)));
		assert.ok(provenance.includes("expected = value x confidence"));
	});

	it("writes amounts with the decimals of their currency, and tells of several currencies", async () => {
		const annualized = async (currency: string, scale: number) => {
			const currencies = { currency, currencyOf: () => currency, scaleOf: () => scale };
			const answer = readAnswer(await answerTotals({ view: WON }, contextOver(source, { currencies })));
			return [answer.provenance[1], answer.cell("total_value_annualized", "value")];
		};
		const value = figuresByForce(deals(WON))["total_value_annualized"] ?? 0;
		assert.deepEqual(await annualized("JPY", 0), ["currency JPY", String(value)]);
		assert.deepEqual(await annualized("KWD", 3), ["currency KWD", (value / 1000).toFixed(3)]);
		const [mixed] = await annualized("mixed", 2);
		assert.match(mixed ?? "", /^currency mixed: sums add up several currencies unconverted/);
	});

	it("hides amounts and names that the user has hidden, but no counts", async () => {
		const view = { filters: { ...WON.filters, user_id: "me" } };
		const answer = readAnswer(await answerTotals({ view }, contextOver(source, { hidden: true })));
		for (const [name = "", cell = ""] of answer.rows)
			if (name.startsWith("total_results") || name.startsWith("count")) assert.match(cell, /^\d+$/);
			else assert.equal(cell, "hidden");
		assert.match(answer.filters, /^status_type won; user_id me; /);
		assert.match(answer.closing ?? "", /Show Amounts/);
	});
});

describe("An answer with a list", () => {
	it("has the first rows of the View in its order, from one request, and says how many there are", async () => {
		const context = contextOver(sampleSource());
		const view = { ...OPEN, order_by: "-value" };
		const answer = readAnswer(await answerList({ view, limit: 3, fields: ["value", "date_won"] }, context));
		const values = deals(OPEN).map(({ value }) => value ?? 0);
		assert.deepEqual(answer.header, ["value", "date_won"]);
		assert.deepEqual(
			answer.rows.map(([value]) => Number(value) * 100),
			values.toSorted((a, b) => b - a).slice(0, 3),
		);
		assert.ok(answer.provenance.includes(`3 of ${values.length} opportunities, order_by -value`));
		assert.match(answer.closing ?? "", new RegExp(`^partial: ${values.length - 3} more match`));
		assert.deepEqual(
			context.source.asked.map(({ _limit, _order_by }) => [_limit, _order_by]),
			[["3", "-value"]],
		);
	});

	it("is complete if it has all that match", async () => {
		const view = { filters: { lead_id: deals(OPEN)[0]?.lead_id } };
		const answer = readAnswer(await answerList({ view, limit: 20 }, contextOver(source)));
		assert.ok(answer.provenance.includes("complete"));
		assert.equal(answer.closing, undefined);
	});

	it("has ids only if they are asked for", async () => {
		const text = await answerList({ view: OPEN, limit: 2 }, contextOver(source));
		assert.doesNotMatch(text, /(?:oppo|lead|user)_\w{20}/);
		const answer = readAnswer(await answerList({ view: OPEN, limit: 2, with_ids: true }, contextOver(source)));
		assert.deepEqual(answer.header.slice(-3), ["id", "lead_id", "user_id"]);
		assert.match(answer.rows[0]?.at(-1) ?? "", /^"user_\w+"$/);
	});

	it("has a line that isn't empty for an opportunity whose only field is null", async () => {
		const fields = ["date_lost"];
		const { rows } = readAnswer(await answerList({ view: OPEN, limit: 3, fields }, contextOver(source)));
		assert.deepEqual(rows, [["null"], ["null"], ["null"]]);
		const both = await answerList({ view: OPEN, limit: 1, fields: ["status_type", ...fields] }, contextOver(source));
		assert.deepEqual(readAnswer(both).rows, [["active", ""]]);
	});

	it("hides amounts and names that the user has hidden", async () => {
		const answer = readAnswer(await answerList({ view: OPEN, limit: 2 }, contextOver(source, { hidden: true })));
		for (const row of answer.rows)
			for (const [index, cell] of row.entries()) {
				const hidden = ["lead_name", "user_name", "value"].includes(answer.header[index] ?? "");
				assert.ok(!hidden || cell === "hidden" || cell === "", cell);
			}
	});
});

describe("An answer with a comparison", () => {
	it("has each figure of both Views, the difference, and what they share", async () => {
		const [a, b]: View[] = [WON, { filters: { status_type: ["won"], date_won: "this_quarter" } }];
		const answer = readAnswer(await answerCompare({ a, b }, contextOver(source)));
		const forced = comparisonByForce(deals(a as View), deals(b as View));
		for (const [name = "", ...cells] of answer.rows) {
			const of = forced[name] ?? {};
			const percent = of["percent"] === undefined ? "n/a" : `${(of["percent"] * 100).toFixed(2)}%`;
			const { a, b, difference, only_a, both, only_b } = of;
			const [first, second, third, ...rest] = [a, b, difference, only_a, both, only_b].map((one) => written(name, one));
			assert.deepEqual(cells, [first, second, third, percent, ...rest]);
		}
		assert.equal(answer.rows.length, FIGURES.length);
		assert.match(answer.filters, /^a: .* \/ b: /);
	});
});
