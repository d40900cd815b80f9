import assert from "node:assert/strict";
import { SORT_VALUES } from "./naive.ts";
import { ids, readAll, useSandbox } from "./support.ts";

describe("Sandbox: order", () => {
	const sandbox = useSandbox();
	const collator = new Intl.Collator("en");
	const compare = (a: string | number, b: string | number): number =>
		typeof a === "string" && typeof b === "string" && !/^\d/.test(a)
			? collator.compare(a, b)
			: a < b
				? -1
				: a > b
					? 1
					: 0;

	for (const [key, read] of Object.entries(SORT_VALUES)) {
		for (const sign of ["", "-"]) {
			it(`_order_by=${sign}${key} sorts everything, nulls last`, async () => {
				const objects = await readAll(sandbox(), { _order_by: sign + key });
				assert.deepEqual(ids(objects).toSorted(), ids(sandbox().all()).toSorted());
				const values = objects.map(read);
				const known = values.filter((value) => value !== null);
				assert.deepEqual(values.slice(known.length), new Array(values.length - known.length).fill(null));
				assert.ok(new Set(known).size > 2);
				for (const [index, value] of known.entries()) {
					const next = known[index + 1];
					if (next !== undefined) {
						assert.ok((sign === "-" ? compare(next, value) : compare(value, next)) <= 0, `${value}, ${next}`);
					}
				}
			});
		}
	}

	it("the newest change comes first without an order, with an unknown one and with an empty one", async () => {
		const expected = ids(await readAll(sandbox(), { _order_by: "-date_updated" }));
		assert.deepEqual(ids(await readAll(sandbox(), {})), expected);
		assert.deepEqual(ids(await readAll(sandbox(), { _order_by: "lead_name" })), expected);
		assert.deepEqual(ids(await readAll(sandbox(), { _order_by: "--value" })), expected);
		assert.deepEqual(ids(await readAll(sandbox(), { _order_by: "" })), expected);
	});

	it("ties are in the same order each time", async () => {
		const read = async (): Promise<string[]> => ids(await readAll(sandbox(), { _order_by: "confidence" }, 40));
		assert.deepEqual(await read(), await read());
	});

	it("sorts within each group", async () => {
		const objects = sandbox().matching({ _group_by: "date_won__year", _order_by: "-value" });
		for (const [index, object] of objects.entries()) {
			const next = objects[index + 1];
			if (next !== undefined && next.date_won?.slice(0, 4) === object.date_won?.slice(0, 4)) {
				assert.ok((object.value ?? -1) >= (next.value ?? -1));
			}
		}
	});
});
