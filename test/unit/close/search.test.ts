import assert from "node:assert/strict";
import { answer, clientOf, closeAll, failureOf, serve } from "./support.ts";

describe("A search", () => {
	afterEach(closeAll);

	it("asks for one page of the fields that are shown or searched", async () => {
		const server = await serve((_, response) => answer(response, { data: [], has_more: false, total_results: 0 }));
		assert.deepEqual(await clientOf(server.origin).search("note:important", 20), { opportunities: [], total: 0 });
		const { searchParams } = new URL(server.requests[0]?.url ?? "", server.origin);
		assert.equal(searchParams.get("query"), "note:important");
		assert.equal(searchParams.get("_limit"), "20");
		assert.match(searchParams.get("_fields") ?? "", /^id,lead_id,lead_name,.*,contact_name,note$/);
	});

	it("takes the texts along, and leaves out what is no opportunity", async () => {
		const data = [
			{ id: "oppo_1", lead_id: "lead_1", note: "Important", contact_name: "Ann" },
			{ id: "oppo_2" },
			{ id: "oppo_3", lead_id: "lead_3", note: 7 },
		];
		const server = await serve((_, response) => answer(response, { data }));
		const { opportunities, total } = await clientOf(server.origin).search("important", 20);
		assert.deepEqual(
			opportunities.map(({ row, contact_name, note }) => [row.id, contact_name, note]),
			[
				["oppo_1", "Ann", "Important"],
				["oppo_3", null, null],
			],
		);
		assert.equal(total, undefined);
	});

	it("takes an opportunity once that comes twice", async () => {
		const one = { id: "oppo_1", lead_id: "lead_1" };
		const server = await serve((_, response) => answer(response, { data: [one, one], total_results: 2 }));
		const { opportunities, total } = await clientOf(server.origin).search("x", 20);
		assert.deepEqual([opportunities.map(({ row }) => row.id), total], [["oppo_1"], 2]);
	});

	it("takes no more than were asked for", async () => {
		const data = Array.from({ length: 30 }, (_, index) => ({ id: `oppo_${index}`, lead_id: "lead_1" }));
		const server = await serve((_, response) => answer(response, { data, total_results: 30 }));
		const { opportunities, total } = await clientOf(server.origin).search("x", 20);
		assert.deepEqual(
			opportunities.map(({ row }) => row.id),
			data.slice(0, 20).map(({ id }) => id),
		);
		assert.equal(total, 30);
	});

	it("is an error where the answer is something else", async () => {
		const server = await serve((_, response) => answer(response, { found: [] }));
		await failureOf(clientOf(server.origin).search("x", 20), "answer");
	});
});
