import assert from "node:assert/strict";
import { CloseError } from "../../../../src/close/base/errors.ts";
import type { Row } from "../../../../src/close/schema/opportunityRow.ts";
import { EMPTY_STATE, type Group, type ListingState } from "../../../../src/opportunities/listing/listingState.ts";
import { Nodes, type TreeNode } from "../../../../src/ui/tree/treeNodes.ts";
import { deal } from "../../opportunities/listing/fakeSource.ts";

const ROWS = Array.from({ length: 12_000 }, () => deal());
const GROUP: Group = {
	id: "a",
	key: "a",
	fields: {},
	aggregates: { total_results: 12_000 },
	size: 12_000,
	rows: ROWS.slice(0, 100),
	loading: false,
	error: undefined,
};
const OTHER: Group = { ...GROUP, id: "b", key: "b" };

/** A tree that is drawn as VS Code does it: what is told to be drawn anew is asked for with all beneath it. */
class Drawn {
	readonly nodes = new Nodes();
	rows = 0;
	readonly #state: Partial<ListingState>;

	constructor(state: Partial<ListingState> = { grouped: true, view: { group_by: "user_id", filters: {} } }) {
		this.#state = state;
	}

	/** Returns what was told. */
	take(...groups: Group[]): readonly TreeNode[] {
		const told = this.nodes.update({ ...EMPTY_STATE, ...this.#state, groups });
		const drawn = told === "roots" ? this.nodes.roots : told;
		for (const node of drawn) this.rows += 1 + this.nodes.children(node).length;
		return drawn;
	}

	get end(): TreeNode | undefined {
		const [root] = this.nodes.roots;
		return root?.kind === "group" ? this.nodes.children(root).at(-1) : this.nodes.roots.at(-1);
	}
}

function same(rows: readonly Row[]): Row[] {
	return rows.map((row) => ({ ...row }));
}

describe("What the tree draws again", () => {
	for (const [name, view] of [
		["a group", undefined],
		["an ungrouped listing", { grouped: false, view: { filters: {} } }],
	] as const)
		it(`is ${name} of 12,000 a dozen times while all of it is loaded, and in the end every row`, () => {
			const tree = new Drawn(view);
			tree.take(GROUP);
			tree.rows = 0;
			let whole = 0;
			for (let loaded = 100; loaded < 12_000; loaded += 99)
				if (tree.take({ ...GROUP, loading: true, rows: ROWS.slice(0, loaded) }).some((node) => node.kind !== "end"))
					whole += 1;
			tree.take({ ...GROUP, rows: ROWS });
			assert.ok(whole <= 12, `${whole} times`);
			assert.ok(tree.rows < 4 * 12_000, `${tree.rows} rows`);
			const [root] = tree.nodes.roots;
			assert.equal(root?.kind === "group" ? tree.nodes.children(root).length : tree.nodes.roots.length, 12_000);
		});

	it("is the last row alone when loading begins, goes on or fails: one and the same, so that it keeps the focus", () => {
		const tree = new Drawn();
		tree.take(GROUP, OTHER);
		const { end } = tree;
		const error = new CloseError("timeout", "No answer.", { advice: "" });
		assert.deepEqual(tree.take({ ...GROUP, loading: true }, OTHER), [end]);
		const more = { ...GROUP, loading: true, rows: ROWS.slice(0, 120) };
		assert.deepEqual(tree.take(more, OTHER), [end]);
		assert.equal(end?.kind === "end" && end.group.rows.length, 120);
		assert.deepEqual(tree.take(more, OTHER), []);
		const failed = { ...more, loading: false, error };
		tree.take(failed, OTHER);
		assert.equal(tree.end, end);
		assert.deepEqual(tree.take({ ...failed, loading: true, error: undefined }, OTHER), [end]);
		assert.deepEqual(tree.take(failed, OTHER), [end]);
	});

	it("is nothing where a refresh read the same again", () => {
		const tree = new Drawn();
		tree.take(GROUP, OTHER);
		const again = (group: Group) => ({
			...group,
			rows: same(group.rows),
			fields: { ...group.fields },
			aggregates: { ...group.aggregates },
		});
		assert.deepEqual(tree.take(again(GROUP), again(OTHER)), []);
	});

	it("is nothing of a group that was never opened and says the same, and its own row where its objects name it anew", () => {
		const nodes = new Nodes();
		const take = (group: Group) =>
			nodes.update({ ...EMPTY_STATE, grouped: true, view: { group_by: "user_id", filters: {} }, groups: [group] });
		take(GROUP);
		assert.deepEqual(take({ ...GROUP, aggregates: { ...GROUP.aggregates } }), []);
		const [first, ...others] = GROUP.rows;
		const renamed: Group = { ...GROUP, rows: [{ ...(first as Row), user_name: "Ada, married" } as Row, ...others] };
		nodes.children(nodes.roots[0] as TreeNode);
		assert.deepEqual(take(renamed), nodes.roots);
	});

	it("is each row that changed where the group's own row and order stay", () => {
		const tree = new Drawn();
		tree.take(GROUP);
		const [root] = tree.nodes.roots;
		assert.ok(root !== undefined);
		const children = tree.nodes.children(root);
		const rows = same(GROUP.rows);
		rows[7] = { ...rows[7], status_label: "Renamed" } as Row;
		assert.deepEqual(tree.take({ ...GROUP, rows }), [children[7]]);
		assert.equal(tree.nodes.children(root)[7], children[7]);
		assert.ok(children[7]?.kind === "opportunity" && children[7].row.status_label === "Renamed");
	});

	it("is the first row alone where that changed in an ungrouped listing", () => {
		const tree = new Drawn({ grouped: false, view: { filters: {} } });
		tree.take(GROUP);
		const rows = same(GROUP.rows);
		rows[0] = { ...rows[0], status_label: "Renamed" } as Row;
		assert.deepEqual(tree.take({ ...GROUP, rows }), [tree.nodes.roots[0]]);
	});

	it("is the group where its figures, its order, or the readability of a row changed", () => {
		const tree = new Drawn();
		tree.take(GROUP);
		const { roots } = tree.nodes;
		assert.deepEqual(tree.take({ ...GROUP, aggregates: { total_results: 12_000, total_value_annual: 1 } }), roots);
		assert.deepEqual(tree.take(GROUP), roots);
		assert.deepEqual(tree.take({ ...GROUP, rows: [...GROUP.rows].reverse() }), roots);
		assert.deepEqual(tree.take(GROUP), roots);
		const [first, ...rest] = GROUP.rows;
		assert.deepEqual(tree.take({ ...GROUP, rows: [{ unreadable: "value", id: first?.id ?? "" }, ...rest] }), roots);
		assert.deepEqual(tree.take({ ...GROUP, fields: { user_name: "Ada Lovelace" }, rows: GROUP.rows }), roots);
	});

	it("is a group that lost rows while it loads, at once", () => {
		const tree = new Drawn();
		tree.take({ ...GROUP, loading: true, rows: ROWS.slice(0, 300) });
		assert.deepEqual(tree.take({ ...GROUP, loading: true, rows: ROWS.slice(0, 200) }), tree.nodes.roots);
		assert.deepEqual(tree.take({ ...GROUP, loading: true, rows: ROWS.slice(50, 260) }), tree.nodes.roots);
	});
});
