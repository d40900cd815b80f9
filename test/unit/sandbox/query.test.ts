import assert from "node:assert/strict";
import type { Opportunity } from "../../../src/sandbox/index.ts";
import { assertFinds, errorResponse, list, useSandbox } from "./support.ts";

const has = (text: string | null, word: string): boolean => text?.toLowerCase().includes(word) === true;
const anywhere = (object: Opportunity, word: string): boolean =>
	has(object.note, word) || has(object.lead_name, word) || has(object.contact_name, word);

describe("Sandbox: query", () => {
	const sandbox = useSandbox({ size: 1500 });
	const finds = (query: string, matches: (object: Opportunity) => boolean): Promise<void> =>
		assertFinds(sandbox(), { query }, matches);

	it("note:word finds a text in the note, in any case", async () => {
		await finds("note:important", (object) => has(object.note, "important"));
		await finds("note:IMPORTANT", (object) => has(object.note, "important"));
		await finds('note:"order form"', (object) => has(object.note, "order form"));
	});

	it("status_type:won and opportunity_status_type:active compare as a whole", async () => {
		await finds("status_type:won", (object) => object.status_type === "won");
		await finds("status_type: won", (object) => object.status_type === "won");
		await finds("opportunity_status_type:active", (object) => object.status_type === "active");
		await finds('opportunity_status:"Proposal & pricing"', (object) => object.status_label === "Proposal & pricing");
		assert.equal((await list(sandbox(), { query: "status_type:wo" }))["total_results"], 0);
	});

	it("free words are looked for in note, lead and contact, each of them", async () => {
		const contact = sandbox()
			.all()
			.find(({ contact_name }) => contact_name !== null)
			?.contact_name?.split(" ")[0];
		for (const word of ["security", "logistics", String(contact).toLowerCase()]) {
			await finds(word, (object) => anywhere(object, word));
		}
		await finds("pilot security", (object) => anywhere(object, "pilot") && anywhere(object, "security"));
		await finds('"security review"', (object) => anywhere(object, "security review"));
	});

	it("and, or, not, a minus and parentheses combine", async () => {
		await finds("security or pilot", (object) => anywhere(object, "security") || anywhere(object, "pilot"));
		await finds("status_type:won AND is_stalled:false value_period:monthly", (object) => {
			return object.status_type === "won" && object.value_period === "monthly";
		});
		await finds("not status_type:won", (object) => object.status_type !== "won");
		await finds("-status_type:won -pilot", (object) => object.status_type !== "won" && !anywhere(object, "pilot"));
		await finds(
			"(status_type:won or status_type:lost) confidence >= 1",
			(object) => object.status_type === "won" && object.confidence === 100,
		);
		await finds(
			"status_type:lost or status_type:won value_period:annual",
			(object) => object.status_type === "lost" || (object.status_type === "won" && object.value_period === "annual"),
		);
	});

	it("numbers compare, null never", async () => {
		await finds("value > 1000000", (object) => (object.value ?? 0) > 1_000_000);
		await finds("value<=0", (object) => object.value === 0);
		await finds("confidence:100", (object) => object.confidence === 100);
		await finds("confidence < 50", (object) => object.confidence < 50);
		await finds("annualized_value >= 5000000", (object) => (object.annualized_value ?? 0) >= 5_000_000);
	});

	it("dates compare with days and with spans of the past", async () => {
		await finds(
			"status_type: won and date >= 2026-01-01",
			(object) => object.status_type === "won" && String(object.date_won) >= "2026-01-01",
		);
		await finds("date_won < 2025-01-01", (object) => object.date_won !== null && object.date_won < "2025-01-01");
		await finds("date_created > 2026-06-30", (object) => object.date_created.slice(0, 10) > "2026-06-30");
		await finds("created <= 2024-06-30", (object) => object.date_created.slice(0, 10) <= "2024-06-30");
		// The clock of the sandbox starts at noon of the 16th and moves on, so this compares hours.
		await finds('date_created < "1 week ago"', (object) => object.date_created.slice(0, 13) <= "2026-09-09T12");
		await finds("date_updated:today", (object) => object.date_updated.startsWith("2026-09-16"));
		await finds("date_updated:yesterday", (object) => object.date_updated.startsWith("2026-09-15"));
	});

	it("today is the day of x-tz-offset", async () => {
		const local = (object: Opportunity): string =>
			new Date(Date.parse(`${object.date_updated.slice(0, 23)}Z`) + 13 * 3_600_000).toISOString().slice(0, 10);
		await assertFinds(sandbox(), { query: "date_updated:yesterday" }, (object) => local(object) === "2026-09-16", {
			"x-tz-offset": "13",
		});
	});

	it("status_change finds the won by the day they were won, the lost by the day they were lost", async () => {
		await finds(
			"status_change(old_status:active new_status:won date:2026-09-01)",
			(object) => object.status_type === "won" && object.date_won === "2026-09-01",
		);
		await finds(
			"status_change(new_status:lost date >= 2026-01-01)",
			(object) => object.status_type === "lost" && object.date_lost !== null && object.date_lost >= "2026",
		);
		await finds('status_change(new_status:"Won early")', (object) => object.status_label === "Won early");
		await finds("status_change(old_status:active)", (object) => object.status_type !== "active");
		assert.equal((await list(sandbox(), { query: "status_change(old_status:won)" }))["total_results"], 0);
		const won = sandbox()
			.all()
			.filter((object) => object.status_type === "won" && object.date_won === "2026-09-15");
		assert.equal(
			(await list(sandbox(), { query: "status_change(old_status:active new_status:won date:yesterday)" }))[
				"total_results"
			],
			won.length,
		);
	});

	it("old statuses part the changes among the active statuses of the pipeline", async () => {
		const count = async (query: string): Promise<number> =>
			(await list(sandbox(), { query }))["total_results"] as number;
		let sum = 0;
		for (const label of new Set(
			sandbox()
				.pipelines.flatMap(({ statuses }) => statuses)
				.filter(({ type }) => type === "active")
				.map((status) => status.label),
		)) {
			const some = await count(`status_change(old_status:"${label}")`);
			assert.ok(some > 0, label);
			sum += some;
		}
		assert.equal(sum, await count("status_change(old_status:active)"));
	});

	it("refuses what cannot be read, with the reason", async () => {
		for (const [query, reason] of [
			["note:", 'expected a value after "note:"'],
			["(security", 'expected ")"'],
			["security)", 'unexpected ")"'],
			["flavor:sweet", 'there is no field "flavor"'],
			["touched(date:today)", 'there is no function "touched"'],
			["status_change(flavor:sweet)", 'status_change has no "flavor"'],
			["value > much", '"much" is not a number'],
			["date_won > soon", '"soon" is not a date'],
			["note > 5", '"note" cannot be compared with >'],
			['note:"open', 'unexpected "\\"" at position 5'],
			["security or", "unexpected end"],
			["not", "unexpected end"],
		] as const) {
			const [status, body] = await errorResponse(sandbox(), { query });
			assert.equal(status, 400, query);
			assert.deepEqual(body, { error: `The query could not be parsed: ${reason}.` });
		}
	});
});

describe("Sandbox: lead_query", () => {
	const sandbox = useSandbox();

	it("finds words in what belongs to the lead, not in the note", async () => {
		await assertFinds(sandbox(), { lead_query: "robotics" }, (object) => has(object.lead_name, "robotics"));
		const email = sandbox()
			.all()
			.find((object) => object.lead_primary_email !== null)?.lead_primary_email?.email;
		await assertFinds(sandbox(), { lead_query: String(email) }, (object) => object.lead_primary_email?.email === email);
		assert.equal((await list(sandbox(), { lead_query: "procurement" }))["total_results"], 0);
		assert.ok(((await list(sandbox(), { query: "procurement" }))["total_results"] as number) > 0);
	});

	it("finds the lead by any of its contacts", async () => {
		const object = sandbox()
			.all()
			.find(({ contact_name }) => contact_name !== null);
		const answer = await list(sandbox(), { lead_query: `"${object?.contact_name}"`, lead_id: object?.lead_id ?? "" });
		const ofLead = sandbox()
			.all()
			.filter(({ lead_id }) => lead_id === object?.lead_id);
		assert.equal(answer["total_results"], ofLead.length);
	});

	it("refuses what cannot be read", async () => {
		assert.equal((await errorResponse(sandbox(), { lead_query: "(" }))[0], 400);
	});
});
