import assert from "node:assert/strict";
import { type Found, lookUp } from "../../../../src/ui/details/lookUpOpportunity.ts";
import { FakeSource, failure, thing } from "./fakes.ts";

describe("looking an opportunity up", () => {
	let source: FakeSource;
	let told: Found[];

	beforeEach(() => {
		source = new FakeSource();
		told = [];
		source.put(...["oppo_1", "oppo_2", "oppo_3", "oppo_4"].map((id) => thing(id, "lead_1")), thing("oppo_9", "lead_9"));
	});

	async function find(id: string, leadId?: string): Promise<Found | undefined> {
		await lookUp(source, { id, leadId }, (found) => told.push(found), {});
		return told.at(-1);
	}

	const others = (found: Found | undefined) => found?.siblings.opportunities.map(({ fields }) => fields.id);

	it("asks for its lead's where the lead is known: one request for it and the others", async () => {
		const found = await find("oppo_2", "lead_1");
		assert.equal(found?.opportunity.fields.lead_name, "Lead of oppo_2");
		assert.deepEqual(others(found), ["oppo_1", "oppo_3", "oppo_4"]);
		assert.equal(found?.siblings.whole, true);
		assert.deepEqual(source.asked, ["lead_1 from 0"]);
	});

	it("asks by its id where the lead is not known, tells it at once, then the others", async () => {
		const found = await find("oppo_2");
		assert.deepEqual(told.map(others), [[], ["oppo_1", "oppo_3", "oppo_4"]]);
		assert.deepEqual([told[0]?.siblings.whole, found?.siblings.whole], [false, true]);
		assert.deepEqual(source.asked, ["opportunity oppo_2", "lead_1 from 0"]);
	});

	it("goes on page by page until it is found, and to the end for the others", async () => {
		source.pageSize = 1;
		const found = await find("oppo_3", "lead_1");
		assert.deepEqual(others(found), ["oppo_1", "oppo_2", "oppo_4"]);
		assert.deepEqual(source.asked, ["lead_1 from 0", "lead_1 from 1", "lead_1 from 2", "lead_1 from 3"]);
		assert.deepEqual(told.map(others), [
			["oppo_1", "oppo_2"],
			["oppo_1", "oppo_2", "oppo_4"],
		]);
	});

	it("leaves the rest of a lead with very many, and says that there are more", async () => {
		source.pageSize = 1;
		source.put(...Array.from({ length: 20 }, (_, index) => thing(`oppo_1${index}`, "lead_1")));
		const found = await find("oppo_1", "lead_1");
		assert.equal(source.asked.length, 5);
		assert.equal(found?.siblings.whole, false);
	});

	it("asks by its id where it has moved to another lead", async () => {
		const found = await find("oppo_9", "lead_1");
		assert.equal(found?.opportunity.fields.lead_id, "lead_9");
		assert.deepEqual(others(found), []);
		assert.deepEqual(source.asked, ["lead_1 from 0", "opportunity oppo_9", "lead_9 from 0"]);
	});

	it("does not go on for ever with a server that always has more", async () => {
		source.opportunitiesOf = async (leadId, skip) => {
			source.asked.push(`${leadId} from ${skip}`);
			return { data: [thing("oppo_1", "lead_1")], hasMore: true };
		};
		await find("oppo_9", "lead_1");
		assert.ok(source.asked.length <= 110, String(source.asked.length));
	});

	it("takes no opportunity of another lead for one of this, and shows none twice", async () => {
		source.opportunitiesOf = async () => ({
			data: [...source.objects.values(), ...source.objects.values(), null, 5],
			hasMore: false,
		});
		assert.deepEqual(others(await find("oppo_1", "lead_1")), ["oppo_2", "oppo_3", "oppo_4"]);
	});

	it("has nothing where there is no such opportunity", async () => {
		await assert.rejects(find("oppo_8"), { kind: "notFound" });
		await assert.rejects(find("oppo_8", "lead_1"), { kind: "notFound" });
		assert.deepEqual(told, []);
	});

	it("keeps the opportunity where only the others fail, with the reason", async () => {
		source.opportunitiesOf = () => Promise.reject(failure("server"));
		const found = await find("oppo_1");
		assert.equal(found?.opportunity.fields.id, "oppo_1");
		assert.equal(found?.siblings.error?.kind, "server");
		await assert.rejects(find("oppo_1", "lead_1"), { kind: "server" });
	});

	it("ends without a word where it is cancelled", async () => {
		source.opportunitiesOf = () => Promise.reject(failure("cancelled"));
		await assert.rejects(find("oppo_1"), { kind: "cancelled" });
		assert.equal(told.length, 1);
	});
});
