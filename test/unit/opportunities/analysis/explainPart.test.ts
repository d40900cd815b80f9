import assert from "node:assert/strict";
import * as l10n from "@vscode/l10n";
import { explainPart, provenanceOfPart } from "../../../../src/opportunities/analysis/explainPart.ts";
import type { PartedGroups } from "../../../../src/opportunities/analysis/partedGroups.ts";
import type { Part, PartGroups } from "../../../../src/opportunities/analysis/partReader.ts";
import { EMPTY_STATE, type Group, type ListingState } from "../../../../src/opportunities/listing/listingState.ts";
import type { Figures } from "../../../../src/opportunities/totals/singleFigures.ts";
import type { StatusParts } from "../../../../src/opportunities/totals/statusParts.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";

const ID = '"2026-Q3"';
const QUARTERS: View = { group_by: "date_won__quarter", filters: {} };

function figures(count: number, value: number): Figures {
	return { total_results: count, total_value_annualized: value };
}

function stateOf(view: View): ListingState {
	const aggregates = { total_results: 9, total_value_annualized: 900 };
	const group: Group = {
		id: ID,
		key: "2026-Q3",
		fields: { year: 2026, quarter: 3 },
		size: 9,
		aggregates,
		provenance: { asked: { _limit: "10" }, receivedAt: 1 },
		rows: [],
		loading: false,
		error: undefined,
	};
	return { ...EMPTY_STATE, view, grouped: true, groups: [group], totals: { ...aggregates, total_results: 20 } };
}

function partedBy(parts: StatusParts): PartedGroups {
	const walk = (status_type: string): Part<PartGroups> => ({
		value: { aggregates: {}, groups: [] },
		requests: [{ asked: { status_type }, receivedAt: 2 }],
		asOf: 2,
		changing: false,
	});
	const walks = { won: walk("won"), active: walk("active") };
	return { whole: parts, groups: new Map([[ID, parts]]), walks, asOf: 2, addsUp: true };
}

const PARTS: StatusParts = { won: figures(4, 400), open: figures(3, 350), lost: figures(2, 150) };
const ASKED = { figures: ["total_value_annualized"], group: ID, part: "won" } as const;

describe("The explanation of a part", () => {
	afterEach(() => l10n.config({ contents: {} }));

	it("has its sentences in the order that translators want", () => {
		l10n.config({ contents: { "{0} {1}": "{1} {0}" } });
		const { explanation } = explainPart(stateOf(QUARTERS), partedBy(PARTS), ASKED, "en") ?? {};
		assert.match(explanation?.figures[0]?.meaning ?? "", /^Only won opportunities count\./);
	});

	it("says what it covers and whose figure it is, and names the request", () => {
		const { explanation } = explainPart(stateOf(QUARTERS), partedBy(PARTS), ASKED, "en") ?? {};
		assert.equal(explanation?.of, "2026 Q3 · Won");
		assert.equal(explanation?.figures[0]?.title, "Annualized value");
		assert.match(explanation?.figures[0]?.meaning ?? "", /Only won opportunities count\.$/);
		assert.match(explanation?.source ?? "", /Close's own figure for the won opportunities/);
		assert.equal(explanation?.loaded, undefined);
		assert.deepEqual(explanation?.request?.parameters, [["status_type", "won"]]);
	});

	it("tells what is beside it, and what is left", () => {
		const { split } = explainPart(stateOf(QUARTERS), partedBy(PARTS), ASKED, "en") ?? {};
		assert.equal(split?.all, 900);
		assert.deepEqual(
			split?.parts.map(({ part, label, value }) => `${part}: ${label} ${value}`),
			["won: Won 400", "open: Open 350", "lost: Lost or other, planned for this period 150"],
		);
		assert.equal(split?.assumptions.length, 1);
		assert.deepEqual(
			split?.requests.map(({ of, request }) => [of, request.parameters]),
			[
				["All", [["_limit", "10"]]],
				["Open", [["status_type", "active"]]],
			],
		);
	});

	it("tells lost ones and those of other status types apart if they were read apart", () => {
		const parts = { ...PARTS, other: figures(0, 50) };
		const { split } = explainPart(stateOf(QUARTERS), partedBy(parts), ASKED, "en") ?? {};
		assert.deepEqual(
			split?.parts.map(({ label }) => label),
			["Won", "Open", "Lost, planned for this period", "Other status types"],
		);
	});

	it("doesn't speak of periods by owner", () => {
		const state = stateOf({ group_by: "user_id", filters: {} });
		const { split } = explainPart(state, partedBy(PARTS), { ...ASKED, part: "open" }, "en") ?? {};
		assert.equal(split?.parts.at(-1)?.label, "Lost or other");
		assert.deepEqual(split?.assumptions, []);
	});

	it("has no split if a part isn't known, and nothing to say of a group that is gone", () => {
		const { lost: _, ...known } = PARTS;
		const parts = { ...known, lost: {} };
		assert.equal(explainPart(stateOf(QUARTERS), partedBy(parts), ASKED, "en")?.split, undefined);
		assert.equal(explainPart(stateOf(QUARTERS), partedBy(PARTS), { ...ASKED, group: "gone" }, "en"), undefined);
	});

	it("says of a part that the filters leave out that there was no request", () => {
		const parted = { ...partedBy(PARTS), walks: {} };
		const { explanation } = explainPart(stateOf(QUARTERS), parted, ASKED, "en") ?? {};
		assert.equal(explanation?.request, undefined);
		assert.match(explanation?.source ?? "", /filters exclude these opportunities/);
		assert.equal(provenanceOfPart(parted, ASKED), undefined);
		assert.equal(provenanceOfPart(partedBy(PARTS), ASKED)?.asked.status_type, "won");
	});
});
