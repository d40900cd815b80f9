import assert from "node:assert/strict";
import { LoadedGroup } from "../../../../src/opportunities/listing/loadedGroup.ts";
import type { GroupSpan } from "../../../../src/opportunities/reading/readPlan.ts";
import { deal } from "./fakeSource.ts";

const [a, b, c, d] = [deal(), deal(), deal(), deal()];

function span(rows: GroupSpan["rows"]): GroupSpan {
	return { id: "a", key: "a", fields: {}, location: undefined, size: 4, aggregates: {}, rows };
}

describe("A loaded group", () => {
	it("gives each of its rows as new once, however they come", () => {
		const growing = [a];
		const group = new LoadedGroup(span(growing));
		assert.deepEqual(group.takeNew(), [a]);
		growing.push(b);
		group.follow(span(growing));
		assert.deepEqual(group.takeNew(), [b]);
		assert.deepEqual(group.takeNew(), []);
	});

	it("gives all rows as new if others took their place", () => {
		const group = new LoadedGroup(span([a, b]));
		group.takeNew();
		group.replace([c, d]);
		assert.deepEqual(group.takeNew(), [c, d]);
		group.append([a]);
		assert.ok(group.takeNew().includes(a));
	});
});
