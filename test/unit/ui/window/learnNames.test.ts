import assert from "node:assert/strict";
import { learnNames, learnNamesAgain } from "../../../../src/ui/window/learnNames.ts";
import { NameCache } from "../../../../src/ui/window/nameCache.ts";

const PIPELINES = [
	{ id: "pipe_1", name: "Sales", statuses: [{ id: "stat_1", label: "Demo", type: "active" as const }] },
];
const SMART_VIEWS = [{ id: "save_1", name: "Hot leads" }];

function setUp() {
	const asked: string[] = [];
	const directory = {
		pipelines: async () => {
			asked.push("pipelines");
			return PIPELINES;
		},
		smartViews: async () => {
			asked.push("smartViews");
			return SMART_VIEWS;
		},
		people: async (organization: string) => {
			asked.push(`people of ${organization}`);
			return [{ id: "user_1", name: "Ada, married", active: true }];
		},
	};
	const names = new NameCache({ organization: () => undefined, owners: () => [], lead: () => undefined });
	return { asked, directory, names };
}

describe("learning the names of a description", () => {
	it("reads what the filters name, and that only", async () => {
		const { asked, directory, names } = setUp();
		assert.equal(await learnNames({ status_id: ["stat_1"] }, names, directory), true);
		assert.deepEqual(asked, ["pipelines"]);
		assert.equal(names.status("stat_1"), "Demo");
		assert.equal(await learnNames({ lead_saved_search_id: "save_1" }, names, directory), true);
		assert.equal(names.smartView("save_1"), "Hot leads");
	});

	it("asks nothing where no name is missing", async () => {
		const { asked, directory, names } = setUp();
		assert.equal(await learnNames({ status_type: ["won"] }, names, directory), false);
		await learnNames({ status_id: ["stat_1"] }, names, directory);
		await learnNames({ status_id: ["stat_1"] }, names, directory);
		assert.deepEqual(asked, ["pipelines"]);
	});

	it("leaves ids where they cannot be read", async () => {
		const { directory, names } = setUp();
		const failing = { ...directory, pipelines: () => Promise.reject(new Error("no")) };
		assert.equal(await learnNames({ status_id: ["stat_1"] }, names, failing), false);
		assert.equal(names.status("stat_1"), undefined);
	});
});

describe("reading names again", () => {
	it("asks for those that were read before, and that only", async () => {
		const { asked, directory, names } = setUp();
		assert.equal(await learnNamesAgain(names, directory, "orga_1"), false);
		assert.deepEqual(asked, []);
		names.people = [{ id: "user_1", name: "Ada", active: true }];
		names.pipelines = [
			{ id: "pipe_1", name: "Sales", statuses: [{ id: "stat_1", label: "Old", type: "active" as const }] },
		];
		names.smartViews = [{ id: "save_1", name: "Cold leads" }];
		assert.equal(await learnNamesAgain(names, directory, "orga_1"), true);
		assert.deepEqual(asked.sort(), ["people of orga_1", "pipelines", "smartViews"]);
		assert.deepEqual(
			[names.owner("user_1"), names.status("stat_1"), names.smartView("save_1")],
			["Ada, married", "Demo", "Hot leads"],
		);
	});

	it("keeps those that cannot be read now", async () => {
		const { directory, names } = setUp();
		names.pipelines = PIPELINES;
		names.smartViews = [{ id: "save_1", name: "Cold leads" }];
		const failing = { ...directory, pipelines: () => Promise.reject(new Error("no")) };
		assert.equal(await learnNamesAgain(names, failing, undefined), true);
		assert.equal(names.status("stat_1"), "Demo");
		assert.equal(names.smartView("save_1"), "Hot leads");
	});
});
