import assert from "node:assert/strict";
import { errorResponse, list, withSandbox } from "./support.ts";

/** Every documented query parameter, with a valid value. */
const DOCUMENTED: Readonly<Record<string, string>> = {
	_limit: "10",
	_skip: "0",
	_fields: "id",
	lead_id: "lead_x",
	organization_id: "orga_x",
	user_id: "user_x",
	user_id__in: "user_x,user_y",
	status_id: "stat_x",
	status_id__in: "stat_x,stat_y",
	status_type: "won",
	status_type__in: "won,lost",
	status_label: "Won",
	status_label__in: "Won,Lost",
	status: "Won",
	status__in: "Won,Lost",
	date_won: "2026-01-01",
	date_won__gte: "2026-01-01",
	date_won__gt: "2026-01-01",
	date_won__lte: "2026-01-01",
	date_won__lt: "2026-01-01",
	date_created: "2026-01-01",
	date_created__gte: "2026-01-01",
	date_created__gt: "2026-01-01",
	date_created__lte: "2026-01-01",
	date_created__lt: "2026-01-01",
	date_updated: "2026-01-01",
	date_updated__gte: "2026-01-01",
	date_updated__gt: "2026-01-01",
	date_updated__lte: "2026-01-01",
	date_updated__lt: "2026-01-01",
	value_period: "annual",
	value_period__in: "annual,monthly",
	query: "note:important",
	lead_query: "robotics",
	is_stalled: "true",
	_order_by: "-value",
	_group_by: "user_id",
};

describe("Sandbox: the parameters of the document", () => {
	it("are all known, alone and together, and others are not, where unknown ones are refused", async () => {
		await withSandbox({ variants: { unknownParameters: "refused" } }, async (sandbox) => {
			const documented = { ...DOCUMENTED, lead_saved_search_id: sandbox.smartViews[0]?.id ?? "" };
			assert.equal(Object.keys(documented).length, 38);
			for (const [name, value] of Object.entries(documented)) {
				await list(sandbox, { [name]: value });
			}
			await list(sandbox, documented);
			for (const name of ["pipeline_id", "is_stalled__in", "date_won__in", "query__in", "_order", "constructor"]) {
				assert.deepEqual(await errorResponse(sandbox, { [name]: "1" }), [
					400,
					{ error: `Unknown parameter: ${name}.` },
				]);
			}
		});
	});
});
