import assert from "node:assert/strict";
import * as z from "zod/mini";
import {
	Analysis,
	AnalysisMessage,
	KeptSections,
	type ShownSection,
} from "../../../../src/ui/analysis/sectionsProtocol.ts";

const standing: ShownSection<"standing"> = {
	id: "standing",
	open: true,
	aside: "View filters not applied: Open",
	state: { state: "loading", done: 1, total: 4 },
	asOf: 5,
	period: { id: "2026-Q4", label: "2026 Q4" },
	old: true,
	content: {
		measures: [{ name: "target.won", period: "2026-Q4", value: 5 }, { name: "target.share" }],
		notices: [["Overdue: ", { kind: "count", value: 3 }, { kind: "money" }]],
		extra: { target: "none", canHaveTarget: true, stand: "current", label: "2026 Q4" },
	},
};

const analysis: Analysis = {
	currency: "USD",
	scale: 2,
	period: { id: "2026-Q4", label: "2026 Q4", choices: [{ label: "Own" }, { period: "this_year", label: "2026" }] },
	sections: [standing, { id: "winRate", open: false, state: { state: "closed" }, old: false }],
	revealedAt: 7,
	explanation: {
		measure: { name: "target.won", period: "2026-Q4", value: 5 },
		of: "2026 Q4",
		title: "Won",
		meaning: "What is won.",
		formula: "won",
		numbers: [{ kind: "money", value: 5 }],
		assumptions: ["None."],
		requests: [
			{
				request: { parameters: [["status_type", "won"]], skip: 0, receivedAt: 5, timeZoneOffset: 1 },
				count: 2,
				lastReceivedAt: 6,
			},
		],
	},
};

const received = (message: unknown) => z.safeParse(Analysis, JSON.parse(JSON.stringify(message))).data;
const asked = (message: unknown) => z.safeParse(AnalysisMessage, message).data;

describe("what a page gets of its sections", () => {
	it("arrives as it was sent", () => {
		assert.deepEqual(received(analysis), analysis);
	});

	it("is refused with the content of another section, a figure that there isn't, or a scale that no currency has", () => {
		const sections = (section: object) => ({ ...analysis, sections: [section] });
		assert.ok(received(sections(standing)));
		assert.equal(received(sections({ ...standing, id: "winRate" })), undefined);
		const measures = [{ name: "target.luck", value: 1 }];
		assert.equal(received(sections({ ...standing, content: { ...standing.content, measures } })), undefined);
		assert.equal(received({ ...analysis, scale: 400 }), undefined);
	});
});

describe("what a page asks of its sections", () => {
	it("arrives as it was sent", () => {
		for (const message of [
			{ type: "openSections", sections: ["standing", "outcome"] },
			{ type: "readSection", section: "winRate" },
			{ type: "stopSection", section: "winRate" },
			{ type: "actInSection", section: "concentration", action: { any: ["thing"] } },
			{ type: "choosePeriod", period: "last_quarter" },
			{ type: "choosePeriod" },
			{ type: "showSections" },
			{ type: "filterByPeriod" },
			{ type: "explainMeasure", section: "standing", name: "target.won", period: "2026-Q4", group: "user_1" },
			{ type: "copyMeasureRequest", index: 0 },
		])
			assert.deepEqual(asked(message), message);
	});

	it("is refused if it names a section, a period or a figure that there isn't", () => {
		for (const message of [
			{ type: "openSections", sections: ["secrets"] },
			{ type: "openSections", sections: "standing" },
			{ type: "readSection" },
			{ type: "actInSection", section: "__proto__", action: 1 },
			{ type: "choosePeriod", period: "doomsday" },
			{ type: "explainMeasure", section: "standing", name: "toString" },
			{ type: "copyMeasureRequest", index: 0.5 },
			{ type: "runCommand", command: "workbench.action.quit" },
		])
			assert.equal(asked(message), undefined, JSON.stringify(message));
	});

	it("is remembered as far as it still makes sense", () => {
		const kept = { open: ["standing"], period: "this_year" };
		assert.deepEqual(z.safeParse(KeptSections, kept).data, kept);
		assert.equal(z.safeParse(KeptSections, { open: ["gone"] }).data, undefined);
		assert.equal(z.safeParse(KeptSections, 5).data, undefined);
	});
});
