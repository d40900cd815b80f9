import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { inTreeOrder } from "../../../treeOrder.ts";
import { exported, objectsOf, readCsv, readPlainly, TextSink } from "./support.ts";

const BY_QUARTER: View = { group_by: "-date_won__quarter", order_by: "-value", filters: {} };
const BY_OWNER: View = { group_by: "user_id", order_by: "-date_updated", filters: {} };
const PLAIN: View = { order_by: "date_created", filters: {} };

const COLUMNS = ["id", "value", "note", "attachments", "date_won", "lead_name"] as const;

type Fields = Readonly<Record<string, unknown>>;

/** What each format's text holds, in its order: objects, or the cells of objects. */
const READERS: Readonly<Record<"csv" | "json" | "ndjson", (text: string) => readonly unknown[]>> = {
	csv: (text) => {
		const [names = [], ...rows] = readCsv(text, ",");
		const columns = names[0] === "group" ? names.slice(1) : names;
		assert.deepEqual(columns, COLUMNS);
		return rows.map((cells) => cells.slice(-columns.length));
	},
	json: (text) => {
		const { count, complete, opportunities, groups } = JSON.parse(text);
		const all = opportunities ?? groups.flatMap((group: { opportunities: unknown }) => group.opportunities);
		assert.deepEqual({ count, complete }, { count: all.length, complete: true });
		return all;
	},
	ndjson: objectsOf,
};

const inFields = (one: Fields) => Object.fromEntries(COLUMNS.map((column) => [column, one[column]]));

/** An amount has its decimals, what is nested is JSON, nothing is empty. The sandbox's texts are no formulas here. */
const inCells = (one: Fields) =>
	COLUMNS.map((column) => {
		const value = one[column];
		if (value === null || value === undefined) return "";
		if (column === "value") return (Number(value) / 100).toFixed(2);
		return typeof value === "object" ? JSON.stringify(value) : String(value);
	});

/** A page of 100 shares a row with the one before. */
const pagesOf = (objects: number) => 1 + Math.ceil(Math.max(0, objects - 100) / 99);

const idsOf = (text: string) => objectsOf(text).map(({ id }) => id);

describe("An export", () => {
	for (const [name, view, parameters] of [
		["by quarter", BY_QUARTER, { _group_by: "-date_won__quarter", _order_by: "-value" }],
		["by owner", BY_OWNER, { _group_by: "user_id", _order_by: "-date_updated" }],
		["not grouped", PLAIN, { _order_by: "date_created" }],
	] as const) {
		for (const format of ["csv", "json", "ndjson"] as const) {
			// How many there are matters to the reading, not to the format.
			const size = format === "csv" ? 10_000 : 3_000;
			it(`of ${size} opportunities ${name} as ${format} holds each once, in order, as the API gives them`, async () => {
				let inServerOrder: Record<string, unknown>[] = [];
				const { text, outcome, restarts, requests } = await exported({
					view,
					format,
					columns: COLUMNS,
					sandbox: { size },
					after: async (sandbox) => {
						inServerOrder = await readPlainly(sandbox, { ...parameters, _fields: COLUMNS.join(",") });
					},
				});
				assert.deepEqual(outcome, { count: size, changed: false });
				assert.equal(inServerOrder.length, size);
				const isByDate = view === BY_QUARTER;
				// The server has those without a date first here, and the tree last.
				if (isByDate) assert.equal(inServerOrder[0]?.["date_won"], null);
				const expected = (isByDate ? inTreeOrder(inServerOrder) : inServerOrder).map((one) =>
					format === "csv" ? inCells(one) : inFields(one),
				);
				const found = READERS[format](text);
				// The first that differs: a comparison of all takes all memory.
				const wrong = expected.findIndex((one, index) => !isDeepStrictEqual(found[index], one));
				assert.deepEqual([found.length, found[wrong]], [size, expected[wrong]]);
				assert.equal(restarts, 0);
				const undated = isByDate ? inServerOrder.filter(({ date_won }) => date_won === null).length : 0;
				// One question goes to the end of the listing.
				assert.equal(requests, pagesOf(size - undated) + (isByDate ? pagesOf(undated) : 0) + 1);
			});
		}
	}

	for (const heavy of [13, 1]) {
		for (const view of [BY_QUARTER, PLAIN]) {
			it(`holds each once in pages of at most ${heavy} where larger ones are too large, grouped by ${view.group_by ?? "nothing"}`, async () => {
				let all: string[] = [];
				const { text, outcome } = await exported({
					view,
					heavy,
					sandbox: { size: 60 },
					pageSize: 20,
					before: (server) => {
						all = server.all().map(({ id }) => id);
					},
				});
				assert.deepEqual(
					objectsOf(text)
						.map(({ id }) => id)
						.sort(),
					all.sort(),
				);
				assert.deepEqual(outcome, { count: 60, changed: false });
			});
		}
	}

	for (const [name, sandbox] of [
		["a server that takes fewer objects a page", { maxLimit: 30 }],
		["a server that does not skip far", { maxSkip: 150 }],
		["undated objects in no group", { variants: { undated: "omitted" } }],
		["groups ignored", { variants: { grouping: "ignored" } }],
		["owners of one name mixed", { owners: 30, variants: { sameName: "runs" } }],
		["owners of one name merged", { owners: 30, variants: { sameName: "merged" } }],
		["objects without an owner", { variants: { unowned: "present" } }],
		["ties that change places", { variants: { ties: "unstable" } }],
		["no totals at the top", { variants: { groupedTotals: "absent" } }],
		["no word of more", { variants: { hasMore: "absent" } }],
		["fields that strip groups", { variants: { groupedFields: "groups" } }],
	] as const) {
		for (const view of [BY_QUARTER, { ...BY_OWNER, order_by: "-confidence" } as const, PLAIN]) {
			it(`holds each once with ${name}, grouped by ${view.group_by ?? "nothing"}`, async () => {
				let all: string[] = [];
				const { text, outcome } = await exported({
					view,
					sandbox: { size: 700, ...sandbox },
					pageSize: 50,
					before: (server) => {
						all = server.all().map(({ id }) => id);
					},
				});
				assert.deepEqual(idsOf(text).sort(), all.sort());
				assert.deepEqual(outcome, { count: 700, changed: false });
			});
		}
	}

	it("has the fiscal quarters of the tree, each in the order of the View", async () => {
		let all: string[] = [];
		const { text, outcome } = await exported({
			view: BY_QUARTER,
			format: "json",
			columns: ["id", "value", "date_won"],
			startMonth: 4,
			before: (server) => {
				all = server.all().map(({ id }) => id);
			},
		});
		assert.deepEqual(outcome, { count: 300, changed: false });
		type Group = { label: string; opportunities: { id: string; value: number | null; date_won: string | null }[] };
		const groups: Group[] = JSON.parse(text).groups;
		assert.deepEqual(groups.flatMap(({ opportunities }) => opportunities.map(({ id }) => id)).sort(), all.sort());
		const dated = groups.filter(({ label }) => label !== "No date");
		assert.deepEqual(
			dated.map(({ label }) => label),
			dated
				.map(({ label }) => label)
				.toSorted()
				.reverse(),
		);
		for (const { label, opportunities } of dated) {
			const values = opportunities.flatMap(({ value }) => value ?? []);
			assert.deepEqual(
				values,
				values.toSorted((a, b) => b - a),
			);
			for (const { date_won } of opportunities) {
				const [year = 0, month = 0] = (date_won ?? "").split("-").map(Number);
				const [ends, quarter] = month < 4 ? [year, 4] : [year + 1, Math.floor((month - 4) / 3) + 1];
				assert.equal(label, `FY${ends % 100} Q${quarter}`);
			}
		}
	});

	it("asks for no page twice where it reads group by group, which the log tells", async () => {
		const pages: string[] = [];
		const { outcome, restarts, log } = await exported({
			view: BY_OWNER,
			sandbox: { size: 600, owners: 3, maxSkip: 250 },
			after: (sandbox) => {
				for (const { path, params } of sandbox.requests)
					if (path.endsWith("/opportunity/") && params["_limit"] !== "1") pages.push(JSON.stringify(params));
			},
		});
		assert.deepEqual([outcome.count, restarts], [600, 1]);
		assert.match(log, /can't be read in one pass; it is exported group by group/);
		// The attempt to read in one go began with the same page.
		const byGroup = pages.slice(pages.indexOf(pages[0] ?? "", 1));
		assert.ok(byGroup.length > 3);
		assert.deepEqual([...new Set(byGroup)], byGroup);
	});

	it("begins anew once where the data moves, which the log tells, and is whole then", async () => {
		let moved = false;
		let all: string[] = [];
		const { text, outcome, restarts, log } = await exported({
			view: BY_QUARTER,
			sandbox: { size: 2000 },
			onProgress: (count, _total, sandbox) => {
				if (moved || count < 500) return;
				moved = true;
				sandbox.mutate("insert", 3);
				sandbox.mutate("delete", 1);
				all = sandbox.all().map(({ id }) => id);
			},
		});
		assert.equal(restarts, 1);
		assert.match(log, /data changed during the export; starting over/);
		assert.deepEqual(outcome, { count: 2002, changed: false });
		assert.deepEqual(idsOf(text).sort(), all.sort());
	});

	for (const view of [BY_QUARTER, BY_OWNER, PLAIN]) {
		it(`comes to an end where the data never rests, holds none twice and says so, grouped by ${view.group_by ?? "nothing"}`, async () => {
			const { text, outcome, restarts } = await exported({
				view,
				format: "json",
				sandbox: { size: 1500, movingData: { perRequest: 1 } },
			});
			assert.equal(restarts, 1);
			assert.equal(outcome.changed, true);
			const read = JSON.parse(text);
			assert.equal(read.complete, false);
			const groups: { opportunities: { id: string }[] }[] = read.groups ?? [read];
			const ids = groups.flatMap(({ opportunities }) => opportunities.map(({ id }) => id));
			assert.equal(new Set(ids).size, ids.length);
			assert.equal(ids.length, outcome.count);
			assert.ok(ids.length > 1400, `only ${ids.length}`);
		});
	}

	it("ends at once where it is cancelled, and asks nothing more", async () => {
		const abort = new AbortController();
		let asked = 0;
		await assert.rejects(
			exported({
				view: BY_QUARTER,
				sandbox: { size: 5000, latencyMs: 5 },
				signal: abort.signal,
				onProgress: (count, _total, sandbox) => {
					if (count < 500) return;
					abort.abort();
					asked = sandbox.requests.length;
				},
				failed: (sandbox) => assert.ok(sandbox.requests.length <= asked + 4),
			}),
			{ kind: "cancelled" },
		);
		assert.ok(asked > 0 && asked < 30);
	});

	it("tells of the server's pauses", async () => {
		const causes: (string | undefined)[] = [];
		const { outcome } = await exported({
			view: BY_QUARTER,
			sandbox: { faults: [{ do: "429", on: { nth: [2] }, seconds: 0.02 }] },
			onWait: (wait) => causes.push(wait?.cause),
		});
		assert.equal(outcome.count, 300);
		assert.deepEqual(causes, ["rateLimit", undefined]);
	});

	for (const format of ["csv", "json", "ndjson", "markdown"] as const) {
		it(`writes a page of large objects as ${format} in parts, with the sink's turn between them`, async () => {
			const note = "=1;\n".repeat(20_000);
			const lengths: number[] = [];
			class Watched extends TextSink {
				override async write(text: string): Promise<void> {
					lengths.push(text.length);
					await super.write(text);
				}
			}
			const sink = new Watched();
			await exported({
				view: PLAIN,
				format,
				columns: ["id", "note"],
				sandbox: { size: 40 },
				sink,
				twist: (answer) => ({
					...answer,
					rows: answer.rows.map((row) => ({ ...row, object: { ...row.object, note } })),
				}),
			});
			assert.equal(sink.text.match(/oppo\\?_\w+/g)?.length, 40);
			assert.ok(Math.max(...lengths) < 4 * note.length, lengths.join(" "));
		});
	}

	it("has few pages in memory, however slowly it is written", async () => {
		let given = 0;
		let written = 0;
		let most = 0;
		await exported({
			view: BY_QUARTER,
			sandbox: { size: 4000 },
			sink: {
				async write(text) {
					await new Promise((resolve) => setTimeout(resolve, 5));
					written += text.split("\n").length - 1;
				},
				async restart() {},
			},
			served: (rows) => {
				given += rows;
				most = Math.max(most, given - written);
			},
		});
		assert.equal(written, 4000);
		// Four windows of 100 under way, the one in hand, and the question for the last object.
		assert.ok(most <= 600, `${most} at once`);
	});
});
