import assert from "node:assert/strict";
import fc from "fast-check";
import type { Person, Pipeline } from "../../../../src/close/schema/directory.ts";
import { valuePeriodItems } from "../../../../src/ui/filters/listPages.ts";
import { checkedRows, choiceOf, linkPipelines, statusItems } from "../../../../src/ui/filters/statusItems.ts";
import { type Item, isChoice } from "../../../../src/ui/quickInput/quickInput.ts";
import { ownerItems } from "../../../../src/ui/window/ownerItems.ts";
import { PIPELINES as SALES } from "./promptHost.ts";

const PEOPLE: readonly Person[] = [
	{ id: "user_z", name: "Zoë", active: true },
	{ id: "user_a", name: "ann", active: true },
	{ id: "user_f", name: "Former", active: false },
	{ id: "user_b", name: "Bob", active: true },
];
const PIPELINES: readonly Pipeline[] = [
	...SALES,
	{ id: "pipe_2", name: "Renewals", statuses: [{ id: "stat_3", label: "Won", type: "won" }] },
	{ id: "pipe_3", name: "Empty", statuses: [] },
];

/** One line each: headings in brackets, rows as their label and id. */
function written(items: readonly Item[]): readonly string[] {
	return items.map((item) => (isChoice(item) ? `${item.label} ${item.id}` : `[${item.heading}]`));
}

describe("The owners that can be picked", () => {
	it("begin with the user, then members and former members, each by name", () => {
		const items = ownerItems(PEOPLE, [], { id: "user_b", name: "Bob" }, [], "en");
		assert.deepEqual(written(items), [
			...["Me me", "[Members]", "ann user_a", "Bob user_b", "Zoë user_z"],
			...["[Former members]", "Former user_f"],
		]);
		assert.deepEqual(
			items.find((item) => isChoice(item) && item.id === "me"),
			{ id: "me", label: "Me", description: "Bob" },
		);
	});

	it("hold whoever is set, known by name or not, before and after names are read", () => {
		assert.deepEqual(written(ownerItems([], [], undefined, ["user_x", "me"], "en")), [
			...["Me me", "[IDs without names]", "user_x user_x"],
		]);
		assert.equal(written(ownerItems(PEOPLE, [], undefined, ["user_x", "user_a"], "en")).at(-1), "user_x user_x");
		assert.equal(written(ownerItems(PEOPLE, [], undefined, ["user_a"], "en")).includes("Me me"), false);
	});

	it("hold whoever owns a loaded row", () => {
		const items = written(ownerItems(PEOPLE, [{ id: "user_y", name: "Yan" }], undefined, ["user_y"], "en"));
		assert.deepEqual(items.slice(-2), ["[Owners of loaded opportunities]", "Yan user_y"]);
	});

	it("tell namesakes apart by their ids", () => {
		const twins = ["user_1", "user_2"].map((id) => ({ id, name: "Kim", active: true }));
		const rows = ownerItems([...twins, ...PEOPLE], [], undefined, [], "en").filter(isChoice);
		assert.deepEqual(
			rows.map(({ description }) => description).filter((text) => text !== undefined),
			["user_1", "user_2"],
		);
	});

	it("are in order whatever the locale is", () => {
		assert.equal(written(ownerItems(PEOPLE, [], undefined, [], "no such locale"))[1], "ann user_a");
	});
});

describe("The status types and statuses that can be picked", () => {
	/** The labels alone, because ids of types and pipelines are ours. */
	const labelled = (items: readonly Item[]) => items.map((item) => (isChoice(item) ? item.label : `[${item.heading}]`));

	it("stand under their pipelines, in board order, after the types", () => {
		assert.deepEqual(labelled(statusItems(PIPELINES, [])), [
			...["[Status Types]", "Won", "Open", "Lost"],
			...["[Sales]", "All statuses in Sales", "Demo", "Won", "[Renewals]", "Won"],
		]);
	});

	it("tell namesakes of different pipelines apart, and types from statuses", () => {
		const won = statusItems(PIPELINES, [])
			.filter(isChoice)
			.filter(({ label }) => label === "Won");
		assert.deepEqual(
			won.map(({ description }) => description),
			["Status type", "Won · Sales", "Won · Renewals"],
		);
	});

	it("hold what is set, known by name or not", () => {
		assert.equal(written(statusItems(PIPELINES, ["stat_9"])).at(-1), "stat_9 stat_9");
		assert.deepEqual(written(statusItems([], ["stat_1"])).at(-1), "stat_1 stat_1");
	});

	it("are two filters, whatever the ids of statuses look like", () => {
		const choice = { types: ["won", "lost"], statuses: ["won", "stat_1"] } as const;
		assert.deepEqual(choiceOf(checkedRows(choice)), choice);
	});

	const [, all = ""] = statusItems(PIPELINES.slice(0, 1), [])
		.filter(isChoice)
		.flatMap(({ id, label }) => (label.startsWith("All statuses in") ? [label, id] : []));

	it("are all checked and unchecked with their pipeline", () => {
		const sorted = (ids: readonly string[]) => [...ids].sort();
		const link = (checked: readonly string[], before: readonly string[]) =>
			sorted(linkPipelines(PIPELINES, checked, before));
		const whole = sorted([all, "stat_1", "stat_2"]);
		assert.deepEqual(link([all, "stat_3"], ["stat_3"]), sorted([...whole, "stat_3"]));
		assert.deepEqual(link(["stat_1", "stat_2", "stat_3"], [...whole, "stat_3"]), ["stat_3"]);
		assert.deepEqual(link(["stat_1", "stat_2"], ["stat_1"]), whole);
		assert.deepEqual(link([all, "stat_2"], whole), ["stat_2"]);
		assert.deepEqual(link(["stat_3"], []), ["stat_3"]);
	});

	it("settle at once: linking what is linked changes nothing", () => {
		const ids = ["stat_1", "stat_2", "stat_3", "stat_9", all];
		fc.assert(
			fc.property(fc.subarray(ids), fc.subarray(ids), (checked, before) => {
				const linked = linkPipelines(PIPELINES, checked, before);
				assert.deepEqual([...linkPipelines(PIPELINES, linked, linked)].sort(), [...linked].sort());
				assert.equal(new Set(linked).size, linked.length);
			}),
		);
	});
});

describe("The value periods that can be picked", () => {
	it("are the document's values under their labels", () => {
		assert.deepEqual(written(valuePeriodItems()), ["One-time one_time", "Monthly monthly", "Annual annual"]);
	});
});
