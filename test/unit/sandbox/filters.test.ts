import assert from "node:assert/strict";
import type { Opportunity } from "../../../src/sandbox/index.ts";
import { assertFinds, errorResponse, ids, list, readAll, useSandbox } from "./support.ts";

/** The filters of one or several values, with the fields that they compare. */
const LISTS: readonly [string, (object: Opportunity) => (string | null)[]][] = [
	["user_id", (object) => [object.user_id]],
	["status_id", (object) => [object.status_id]],
	["status_type", (object) => [object.status_type]],
	["status_label", (object) => [object.status_label]],
	["status", (object) => [object.status_label, object.status_display_name]],
	["value_period", (object) => [object.value_period]],
];

describe("Sandbox: filters", () => {
	const sandbox = useSandbox();

	for (const [name, read] of LISTS) {
		it(`${name} finds each of its values alone`, async () => {
			const values = new Set(
				sandbox()
					.all()
					.flatMap(read)
					.filter((value) => value !== null),
			);
			assert.ok(values.size > 1);
			for (const value of values) {
				await assertFinds(sandbox(), { [name]: String(value) }, (object) => read(object).includes(value));
			}
		});

		it(`${name}__in finds the union of its values`, async () => {
			const [first, second] = [...new Set(sandbox().all().flatMap(read))];
			assert.ok(first && second);
			const parameters = { [`${name}__in`]: `${first},${second}` };
			await assertFinds(
				sandbox(),
				parameters,
				(object) => read(object).includes(first) || read(object).includes(second),
			);
			const blanks = { [`${name}__in`]: ` ${first} , ${second}` };
			assert.deepEqual(await list(sandbox(), blanks), await list(sandbox(), parameters));
			await assertFinds(sandbox(), { [`${name}__in`]: first }, (object) => read(object).includes(first));
		});
	}

	it("status takes the display name that tells two statuses of one label apart", async () => {
		await assertFinds(
			sandbox(),
			{ status: "Won (Renewals)" },
			(object) => object.status_label === "Won" && object.status_display_name === "Won (Renewals)",
		);
		await assertFinds(sandbox(), { status: "Won" }, (object) => object.status_label === "Won");
	});

	it("lead_id finds the opportunities of one lead, and nothing for a lead that is not there", async () => {
		const lead = sandbox().all()[7]?.lead_id ?? "";
		await assertFinds(sandbox(), { lead_id: lead }, (object) => object.lead_id === lead);
		assert.equal((await list(sandbox(), { lead_id: `${lead.slice(0, -1)}!` }))["total_results"], 0);
		assert.equal((await list(sandbox(), { lead_id: sandbox().all()[0]?.id ?? "" }))["total_results"], 0);
	});

	it("organization_id finds everything for the organization and nothing for another", async () => {
		const whole = await list(sandbox(), { organization_id: sandbox().organization.id });
		assert.equal(whole["total_results"], sandbox().all().length);
		assert.equal((await list(sandbox(), { organization_id: "orga_other" }))["total_results"], 0);
	});

	it("is_stalled tells the stalled from the others, in each spelling of a boolean", async () => {
		for (const text of ["true", "True", "1"]) {
			await assertFinds(sandbox(), { is_stalled: text }, (object) => object.is_stalled);
		}
		for (const text of ["false", "False", "0"]) {
			await assertFinds(sandbox(), { is_stalled: text }, (object) => !object.is_stalled);
		}
	});

	it("lead_saved_search_id finds what a lead Smart View stands for", async () => {
		const rules: Record<string, (object: Opportunity) => boolean> = {
			"Leads without an email address": (object) => object.lead_primary_email === null,
			"Leads without a phone number": (object) => object.lead_primary_phone === null,
			"Untitled leads": (object) => object.lead_name === null,
		};
		for (const [name, rule] of Object.entries(rules)) {
			const view = sandbox().smartViews.find((candidate) => candidate.name === name);
			await assertFinds(sandbox(), { lead_saved_search_id: view?.id ?? "" }, rule);
		}
	});

	it("a Smart View takes all opportunities of a lead or none", async () => {
		for (const view of sandbox().smartViews.filter(({ type }) => type === "lead")) {
			const found = new Set(ids(await readAll(sandbox(), { lead_saved_search_id: view.id })));
			const leads = new Set(
				sandbox()
					.all()
					.filter(({ id }) => found.has(id))
					.map(({ lead_id }) => lead_id),
			);
			assert.ok(found.size > 0, view.name);
			await assertFinds(sandbox(), { lead_saved_search_id: view.id }, (object) => leads.has(object.lead_id));
		}
	});

	it("refuses a Smart View that is not there or not of leads", async () => {
		assert.deepEqual(await errorResponse(sandbox(), { lead_saved_search_id: "save_other" }), [
			400,
			{ errors: [], "field-errors": { lead_saved_search_id: "Object does not exist." } },
		]);
		const other = sandbox().smartViews.find(({ type }) => type === "opportunity");
		assert.deepEqual(await errorResponse(sandbox(), { lead_saved_search_id: other?.id ?? "" }), [
			400,
			{ errors: [], "field-errors": { lead_saved_search_id: "Not a lead Smart View." } },
		]);
	});

	it("intersects filters", async () => {
		const owner = sandbox().owners[0]?.id ?? "";
		await assertFinds(
			sandbox(),
			{ user_id: owner, status_type: "won", value_period__in: "monthly,annual", is_stalled: "false" },
			(object) => object.user_id === owner && object.status_type === "won" && object.value_period !== "one_time",
		);
		assert.equal((await list(sandbox(), { status_type: "won", is_stalled: "true" }))["total_results"], 0);
	});

	it("takes an empty value for no filter", async () => {
		const whole = await list(sandbox(), { user_id: "", date_won__gte: "", query: "", is_stalled: "" });
		assert.equal(whole["total_results"], sandbox().all().length);
	});

	it("refuses a value that a closed parameter does not take, with Close's shape", async () => {
		assert.deepEqual(await errorResponse(sandbox(), { value_period: "weekly" }), [
			400,
			{
				errors: [],
				"field-errors": { value_period: 'Not a valid choice: "weekly". Allowed: one_time, monthly, annual.' },
			},
		]);
		const [status, body] = await errorResponse(sandbox(), { status_type__in: "won,open" });
		assert.equal(status, 400);
		assert.match(JSON.stringify(body), /status_type__in.*open/);
		assert.equal((await errorResponse(sandbox(), { is_stalled: "perhaps" }))[0], 400);
	});

	it("ignores a parameter that nobody knows", async () => {
		const whole = await list(sandbox(), { pipeline_id: "pipe_x" });
		assert.equal(whole["total_results"], sandbox().all().length);
	});
});
