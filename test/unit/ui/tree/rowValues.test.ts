import assert from "node:assert/strict";
import { UserError } from "../../../../src/close/base/errors.ts";
import type { Pipeline } from "../../../../src/close/schema/directory.ts";
import { RowValues } from "../../../../src/ui/tree/rowValues.ts";
import { deal } from "../../opportunities/listing/fakeSource.ts";

const active = (id: string, label: string) => ({ id, label, type: "active" as const });
const PIPELINES: readonly Pipeline[] = [
	{ id: "pipe_1", name: "Sales", statuses: [active("stat_1", "Demo"), active("stat_2", "Proposal")] },
	{ id: "pipe_2", name: "Renewals", statuses: [active("stat_3", "Demo"), active("stat_4", "Talk")] },
];

/** The values, what Close was asked for, the steps of look-ups, and the names that prompts share. */
function open(objects: Readonly<Record<string, object>> = {}, pipelines: readonly Pipeline[] | Error = PIPELINES) {
	const asked: string[] = [];
	const steps: string[] = [];
	const ending = new AbortController();
	const names: { pipelines: readonly Pipeline[] } = { pipelines: [] };
	const source = {
		opportunity: async (id: string, { signal }: { signal?: AbortSignal } = {}) => {
			signal?.throwIfAborted();
			asked.push(id);
			return { id, ...objects[id] };
		},
		pipelines: async () => {
			asked.push("pipelines");
			if (pipelines instanceof Error) throw pipelines;
			return pipelines;
		},
	};
	const lookUps = async (count: number, work: (signal: AbortSignal, step: () => void) => Promise<void>) => {
		steps.push(`0 of ${count}`);
		let done = 0;
		await work(ending.signal, () => {
			done += 1;
			steps.push(`${done} of ${count}`);
		});
	};
	return { asked, steps, ending, names, values: new RowValues({ source, names, lookUps }) };
}

const loaded = (fields: Parameters<typeof deal>[0]) => {
	const row = deal({ status_type: "active", ...fields });
	return { id: row.id, row };
};
const unloaded = (id: string) => ({ id, row: undefined });

describe("The values of rows for a filter", () => {
	it("are those of loaded rows, each once, without a request", async () => {
		const { asked, values } = open();
		const rows = ["user_1", "user_2", "user_1"].map((user_id) =>
			loaded({ user_id, lead_id: "lead_1", lead_name: "Acme" }),
		);
		assert.deepEqual(await values.owners(rows), ["user_1", "user_2"]);
		assert.deepEqual(await values.lead(rows), { id: "lead_1", name: "Acme" });
		assert.deepEqual(asked, []);
	});

	it("are asked for, once each, where an opportunity is not loaded", async () => {
		const { asked, values } = open({
			oppo_9: { user_id: "user_9", lead_id: "lead_9", lead_name: null, status_id: "stat_3" },
		});
		assert.deepEqual(await values.owners([unloaded("oppo_9")]), ["user_9"]);
		assert.deepEqual(await values.lead([unloaded("oppo_9")]), { id: "lead_9", name: null });
		assert.deepEqual(await values.statuses([unloaded("oppo_9")]), ["stat_3"]);
		assert.deepEqual(asked, ["oppo_9", "pipelines"]);
	});

	it("tell a status by its label, and look up which one is meant where pipelines share it", async () => {
		const { asked, names, values } = open({ oppo_2: { status_id: "stat_3" } });
		assert.deepEqual(await values.statuses([loaded({ id: "oppo_1", status_label: "Proposal" })]), ["stat_2"]);
		assert.deepEqual(asked, ["pipelines"]);
		assert.equal(names.pipelines, PIPELINES);
		assert.deepEqual(await values.statuses([loaded({ id: "oppo_2", status_label: "Demo" })]), ["stat_3"]);
		assert.deepEqual(asked, ["pipelines", "oppo_2"]);
	});

	it("look up a status where the pipelines cannot be read", async () => {
		const { values } = open({ oppo_1: { status_id: "stat_2" } }, new UserError("Refused."));
		assert.deepEqual(await values.statuses([loaded({ id: "oppo_1", status_label: "Proposal" })]), ["stat_2"]);
	});

	it("are all statuses of the pipelines in which the opportunities are", async () => {
		const { values } = open();
		const talk = loaded({ status_label: "Talk" });
		assert.deepEqual(await values.pipelineStatuses([talk]), ["stat_3", "stat_4"]);
		const both = [...(await values.pipelineStatuses([loaded({ status_label: "Proposal" }), talk]))];
		assert.deepEqual(both, ["stat_1", "stat_2", "stat_3", "stat_4"]);
	});

	it("are looked up step by step, none twice, until that is cancelled", async () => {
		const { asked, steps, ending, values } = open({ oppo_1: { user_id: "user_1" }, oppo_2: { user_id: "user_2" } });
		const rows = [loaded({ user_id: "user_3" }), unloaded("oppo_1"), unloaded("oppo_2"), unloaded("oppo_1")];
		assert.deepEqual(await values.owners(rows), ["user_3", "user_1", "user_2"]);
		assert.deepEqual(steps, ["0 of 2", "1 of 2", "2 of 2"]);
		await values.owners(rows);
		ending.abort();
		await assert.rejects(values.owners([unloaded("oppo_4")]), { name: "AbortError" });
		assert.deepEqual(asked, ["oppo_1", "oppo_2"]);
	});

	it("are refused before the first look-up if that would take too many requests", async () => {
		const demos = Array.from({ length: 21 }, (_, index) => loaded({ id: `oppo_${index}`, status_label: "Demo" }));
		for (const act of ["statuses", "pipelineStatuses"] as const) {
			const { asked, values } = open();
			await assert.rejects(values[act](demos), /Select up to 20/);
			assert.deepEqual(asked, ["pipelines"]);
		}
		const { asked, values } = open();
		await assert.rejects(values.owners(demos.map(({ id }) => unloaded(id))), /Select up to 20/);
		assert.deepEqual(asked, []);
	});

	const refusals: Readonly<Record<string, readonly [(values: RowValues) => Promise<unknown>, RegExp]>> = {
		"without an owner": [
			(values) => values.owners([loaded({ user_id: "user_1" }), loaded({ user_id: null })]),
			/can't filter for opportunities without an owner/,
		],
		"of two leads": [
			(values) => values.lead([loaded({ lead_id: "lead_1" }), loaded({ lead_id: "lead_2" })]),
			/one lead at a time/,
		],
		"of a pipeline that Close does not list": [
			(values) => values.pipelineStatuses([unloaded("oppo_1")]),
			/doesn't say which pipeline/,
		],
		"whose answer lacks the field": [(values) => values.owners([unloaded("oppo_1")]), /the field user_id/],
		"that would take too many requests": [
			(values) => values.lead(Array.from({ length: 21 }, (_, index) => unloaded(`oppo_${index}`))),
			/Select up to 20/,
		],
	};
	for (const [name, [act, reason]] of Object.entries(refusals))
		it(`are refused with the reason for opportunities ${name}`, async () => {
			const fields = { lead_id: "lead_1", status_id: "stat_9" };
			const objects = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`oppo_${index}`, fields]));
			const { values, asked } = open(objects);
			await assert.rejects(act(values), (error) => error instanceof UserError && reason.test(error.message));
			assert.ok(asked.length <= 20);
		});
});
