import assert from "node:assert/strict";
import { CloseError } from "../../../../src/close/base/errors.ts";
import { EMPTY_STATE, type Group, type ListingState } from "../../../../src/opportunities/listing/listingState.ts";
import { Nodes, type TreeNode } from "../../../../src/ui/tree/treeNodes.ts";
import { deal } from "../../opportunities/listing/fakeSource.ts";

function group(id: string, rows: number, size: number, part: Partial<Group> = {}): Group {
	return {
		id,
		key: id,
		fields: {},
		size,
		aggregates: {},
		rows: Array.from({ length: rows }, () => deal()),
		loading: false,
		error: undefined,
		...part,
	};
}

function state(groups: readonly Group[], part: Partial<ListingState> = {}): ListingState {
	return { ...EMPTY_STATE, view: { group_by: "user_id", filters: {} }, grouped: true, groups, ...part };
}

/** What a row is; of one that ends a group, what it says. */
function kindOf(node: TreeNode): string {
	if (node.kind !== "end") return node.kind;
	if (node.group.error !== undefined) return "error";
	return node.group.loading ? "loading" : "more";
}

const kinds = (nodes: Nodes, at = 0) => {
	const root = nodes.roots[at];
	return root === undefined ? [] : nodes.children(root).map(kindOf);
};

describe("Nodes", () => {
	it("end a group that is not wholly loaded in a row that loads more", () => {
		const nodes = new Nodes();
		nodes.update(state([group("a", 2, 5), group("b", 1, 1)]));
		assert.deepEqual(kinds(nodes, 0), ["opportunity", "opportunity", "more"]);
		assert.deepEqual(kinds(nodes, 1), ["opportunity"]);
	});

	it("show instead that it loads, or why it could not", () => {
		const nodes = new Nodes();
		const error = new CloseError("timeout", "No answer.", { advice: "" });
		nodes.update(state([group("a", 1, 5, { loading: true }), group("b", 1, 5, { error })]));
		assert.deepEqual(kinds(nodes, 0), ["opportunity", "loading"]);
		assert.deepEqual(kinds(nodes, 1), ["opportunity", "error"]);
	});

	it("stay the same objects while their groups stay, and name only what changed", () => {
		const nodes = new Nodes();
		const [a, b] = [group("a", 1, 3), group("b", 1, 1)];
		assert.equal(nodes.update(state([a, b])), "roots");
		const before = nodes.roots;
		assert.deepEqual(nodes.update(state([a, b], { loading: true })), []);
		const more = { ...a, rows: [...a.rows, deal()] };
		assert.deepEqual(nodes.update(state([more, b])), [before[0]]);
		assert.equal(nodes.roots[0], before[0]);
		assert.deepEqual(kinds(nodes, 0), ["opportunity", "opportunity", "more"]);
	});

	it("keep an opportunity's node when its row is read again", () => {
		const nodes = new Nodes();
		const row = deal();
		nodes.update(state([group("a", 0, 1, { rows: [row] })]));
		const [before] = nodes.children(nodes.roots[0] as never);
		nodes.update(state([group("a", 0, 1, { rows: [{ ...row, confidence: 99 }] })]));
		const [after] = nodes.children(nodes.roots[0] as never);
		assert.equal(after, before);
		assert.equal(after?.kind === "opportunity" && after.row.confidence, 99);
	});

	it("are found by the id of a loaded opportunity, in a group or without one", () => {
		for (const grouped of [true, false]) {
			const nodes = new Nodes();
			const groups = grouped ? [group("a", 2, 5), group("b", 1, 1)] : [group("a", 2, 5)];
			nodes.update(state(groups, { grouped }));
			const row = groups.at(-1)?.rows[0];
			const node = nodes.opportunity(row?.id ?? "");
			assert.equal(node?.row, row);
			assert.equal(node?.parent?.group, grouped ? groups[1] : undefined);
			assert.ok(node !== undefined && (node.parent ? nodes.children(node.parent) : nodes.roots).includes(node));
			assert.equal(nodes.opportunity("oppo_none"), undefined);
		}
	});

	it("have ids that no two share, whatever the grouping, and that no label changes", () => {
		const nodes = new Nodes();
		const ids = (groupBy: "user_id" | "-user_id" | "date_won__year") => {
			nodes.update(state([group("null", 0, 1, { rows: [row] })], { view: { group_by: groupBy, filters: {} } }));
			return nodes.roots.flatMap((root) => [root.id, ...nodes.children(root).map((child) => child.id)]);
		};
		const row = deal();
		const byOwner = ids("user_id");
		assert.deepEqual(ids("-user_id"), byOwner);
		assert.equal(new Set([...byOwner, ...ids("date_won__year")]).size, 4);
	});

	it("show rows at the top where there is no grouping", () => {
		const nodes = new Nodes();
		nodes.update(state([group("whole", 2, 3)], { grouped: false, view: { filters: {} } }));
		assert.deepEqual(nodes.roots.map(kindOf), ["opportunity", "opportunity", "more"]);
		assert.equal(nodes.roots[0]?.parent, undefined);
		assert.equal(nodes.update(state([group("whole", 3, 3)], { grouped: false, view: { filters: {} } })), "roots");
	});

	it("put a failure above the rows that stay, and what has no group below them", () => {
		const nodes = new Nodes();
		const error = new CloseError("server", "Close answered 503.", { advice: "" });
		nodes.update(state([group("a", 1, 1)], { error, withoutGroup: 4 }));
		assert.deepEqual(
			nodes.roots.map((node) => node.kind),
			["error", "group", "withoutGroup"],
		);
		nodes.update(state([group("a", 1, 1)], { partial: "changing" }));
		assert.deepEqual(
			nodes.roots.map((node) => node.kind),
			["partial", "group"],
		);
	});

	it("say in one row that nothing matches, or that there is nothing yet", () => {
		const nodes = new Nodes();
		nodes.update(state([]));
		assert.deepEqual(nodes.roots, [{ kind: "nothing", id: "nothing", filtered: false }]);
		assert.deepEqual(nodes.update(state([])), []);
		assert.equal(nodes.update(state([], { view: { filters: { is_stalled: true } } })), "roots");
		assert.deepEqual(nodes.roots, [{ kind: "nothing", id: "nothing", filtered: true }]);
		nodes.update(state([], { loading: true }));
		assert.deepEqual(nodes.roots, []);
		nodes.update(state([], { withoutGroup: 4 }));
		assert.deepEqual(nodes.roots, [{ kind: "withoutGroup", id: "withoutGroup", count: 4 }]);
	});

	it("find the group that a node stands in, and the whole of an ungrouped listing", () => {
		const nodes = new Nodes();
		nodes.update(state([group("a", 1, 2), group("b", 1, 1)]));
		const [a] = nodes.roots;
		assert.ok(a?.kind === "group");
		assert.equal(nodes.groupOf(a), a);
		for (const child of nodes.children(a)) assert.equal(nodes.groupOf(child), a);
		assert.equal(nodes.groupOf(undefined), undefined);
		nodes.update(state([group("whole", 2, 3)], { grouped: false, view: { filters: {} } }));
		assert.equal(nodes.groupOf(nodes.roots[0])?.group.id, "whole");
		assert.equal(nodes.groupOf(undefined)?.group.id, "whole");
	});

	it("find the node of a group, for revealing it", () => {
		const nodes = new Nodes();
		nodes.update(state([group("a", 1, 1), group("b", 1, 1)]));
		assert.equal(nodes.group("b"), nodes.roots[1]);
		assert.equal(nodes.group("c"), undefined);
	});

	it("show an unreadable object as a row, and one without an id under a place of its own", () => {
		const nodes = new Nodes();
		nodes.update(
			state([group("a", 0, 2, { rows: [{ unreadable: "confidence" }, { unreadable: "value", id: "oppo_1" }] })]),
		);
		const children = nodes.children(nodes.roots[0] as never);
		assert.deepEqual(
			children.map((node) => node.kind),
			["unreadable", "unreadable"],
		);
		assert.notEqual(children[0]?.id, children[1]?.id);
	});
});
