import assert from "node:assert/strict";
import { NameCache } from "../../../../src/ui/window/nameCache.ts";
import { PIPELINES } from "./promptHost.ts";

describe("The names that were read", () => {
	const names = new NameCache({
		organization: () => ({ id: "orga_1", name: "Widgets" }),
		owners: () => [
			{ id: "user_a", name: "Ann as a row has it" },
			{ id: "user_r", name: "Rob" },
		],
		lead: (id) => (id === "lead_r" ? "Globex" : undefined),
	});
	names.people = [{ id: "user_a", name: "Ann", active: true }];
	names.smartViews = [{ id: "save_1", name: "Hot" }];
	names.pipelines = [
		...PIPELINES,
		{ id: "pipe_2", name: "Renewals", statuses: [{ id: "stat_3", label: "Won", type: "won" }] },
	];
	names.rememberLead({ id: "lead_1", name: "Acme" });

	it("are found by id", () => {
		assert.equal(names.owner("user_a"), "Ann");
		assert.equal(names.smartView("save_1"), "Hot");
		assert.equal(names.lead("lead_1"), "Acme");
		assert.equal(names.organization("orga_1"), "Widgets");
		assert.equal(names.status("stat_1"), "Demo");
	});

	it("are those of loaded rows where nothing was read", () => {
		assert.equal(names.owner("user_r"), "Rob");
		assert.equal(names.lead("lead_r"), "Globex");
		assert.deepEqual(names.otherOwners, [{ id: "user_r", name: "Rob" }]);
	});

	it("are those of loaded rows where a lead that was chosen is called otherwise by now", () => {
		const renamed = new NameCache({
			organization: () => undefined,
			owners: () => [],
			lead: () => "Acme International",
		});
		renamed.rememberLead({ id: "lead_1", name: "Acme" });
		assert.equal(renamed.lead("lead_1"), "Acme International");
	});

	it("tell the pipeline of a status that is not the only one of its label", () => {
		assert.equal(names.status("stat_2"), "Won (Sales)");
		assert.equal(names.status("stat_3"), "Won (Renewals)");
	});

	it("are unknown for what was not read", () => {
		for (const known of [names.owner, names.status, names.smartView, names.lead, names.organization])
			assert.equal(known.call(names, "other"), undefined);
		const nothing = { organization: () => undefined, owners: () => [], lead: () => undefined };
		assert.equal(new NameCache(nothing).organization("orga_1"), undefined);
	});
});
