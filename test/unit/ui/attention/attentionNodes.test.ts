import assert from "node:assert/strict";
import { CloseError } from "../../../../src/close/base/errors.ts";
import type { AttentionGroup } from "../../../../src/opportunities/attention/attentionGroup.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import { CLEAR, HIDDEN } from "../../../../src/opportunities/text/mask.ts";
import { attentionNavigation } from "../../../../src/ui/attention/attentionNavigation.ts";
import { type AttentionNode, AttentionNodes } from "../../../../src/ui/attention/attentionNodes.ts";
import { attentionGroupTooltip, attentionText } from "../../../../src/ui/attention/attentionText.ts";
import { deal } from "../../opportunities/listing/fakeSource.ts";

function group(part: Partial<AttentionGroup> = {}, rows = 0): AttentionGroup {
	return {
		id: "stalled",
		counted: "byClose",
		size: rows,
		complete: true,
		value: 0,
		loading: false,
		error: undefined,
		currency: "USD",
		asOf: 0,
		rows: Array.from({ length: rows }, () => deal()),
		...part,
	};
}

const WORDING = { locale: "en", currency: "USD", amounts: new Currencies(), mask: CLEAR };
const FAILED = new CloseError("timeout", "No answer.", { advice: "Try again." });

/** What a row is; of one that ends a group, what it says. */
function kindOf(node: AttentionNode): string {
	if (node.kind !== "end") return node.kind;
	if (node.group.error !== undefined) return "error";
	return node.group.loading ? "loading" : "more";
}

const kinds = (nodes: AttentionNodes) => nodes.roots.flatMap((root) => nodes.children(root)).map(kindOf);

describe("The nodes of Needs Attention", () => {
	it("end a group in what is missing of it", () => {
		for (const [part, last] of [
			[{}, "opportunity"],
			[{ size: 9 }, "more"],
			[{ complete: false }, "more"],
			[{ size: 9, loading: true }, "loading"],
			[{ size: 9, error: FAILED }, "error"],
		] as const) {
			const nodes = new AttentionNodes();
			nodes.update([group(part, 2)]);
			assert.equal(kinds(nodes).at(-1), last);
			assert.deepEqual(kinds(nodes).slice(0, 2), ["opportunity", "opportunity"]);
		}
	});

	it("stay the same objects, and only what changed is drawn again", () => {
		const nodes = new AttentionNodes();
		const [a, b] = [group({ size: 5 }, 2), group({ id: "overdue" }, 1)];
		assert.equal(nodes.update([a, b]), "roots");
		const [first] = nodes.roots;
		const before = first === undefined ? [] : nodes.children(first);
		const more = { ...a, rows: [...a.rows, deal()] };
		assert.deepEqual(nodes.update([more, b]), [first]);
		assert.deepEqual(first === undefined ? [] : nodes.children(first).slice(0, 2), before.slice(0, 2));
		assert.deepEqual(nodes.update([more, b]), []);
		assert.equal(nodes.update([]), "roots");
	});

	it("are drawn again as the last row alone when loading begins or fails, unless the group itself says so", () => {
		const nodes = new AttentionNodes();
		const counted = group({ size: 5 }, 2);
		const uncounted = group({ id: "overdue", size: undefined, rows: [] });
		nodes.update([counted, uncounted]);
		const [first, second] = nodes.roots;
		const end = first && nodes.children(first).at(-1);
		assert.equal(end?.kind, "end");
		assert.deepEqual(nodes.update([{ ...counted, loading: true }, uncounted]), [end]);
		assert.deepEqual(nodes.update([{ ...counted, error: FAILED }, uncounted]), [end]);
		assert.deepEqual(nodes.update([{ ...counted, error: FAILED, size: 6 }, uncounted]), [first]);
		assert.deepEqual(
			nodes.update([
				{ ...counted, error: FAILED, size: 6 },
				{ ...uncounted, loading: true },
			]),
			[second],
		);
		for (const change of [{ value: 7 }, { complete: false }, { currency: "EUR" }] as const) {
			const fresh = new AttentionNodes();
			fresh.update([counted]);
			const [root] = fresh.roots;
			if (root !== undefined) fresh.children(root);
			assert.deepEqual(fresh.update([{ ...counted, ...change }]), [root]);
		}
	});

	it("are one row while no group can be counted for one cause, and the groups else", () => {
		const nodes = new AttentionNodes();
		const failed = (error: CloseError) => group({ size: undefined, rows: [], error });
		const again = new CloseError("timeout", "Again no answer.", { advice: "" });
		assert.equal(nodes.update([failed(FAILED), { ...failed(again), id: "overdue" }]), "roots");
		assert.deepEqual(
			nodes.roots.map(({ kind, id }) => [kind, id]),
			[["error", "error"]],
		);
		const other = new CloseError("server", "Broken.", { status: 500, advice: "" });
		for (const second of [failed(other), group({}, 1), group({ size: undefined })]) {
			assert.equal(nodes.update([failed(FAILED), { ...second, id: "overdue" }]), "roots");
			assert.deepEqual(
				nodes.roots.map(({ kind, id }) => [kind, id]),
				[
					["group", "stalled"],
					["group", "overdue"],
				],
			);
			nodes.update([failed(FAILED), { ...failed(again), id: "overdue" }]);
		}
	});

	it("have ids that no two share, though one opportunity may be in several groups", () => {
		const row = deal();
		const nodes = new AttentionNodes();
		nodes.update([group({ rows: [row], size: 1 }), group({ id: "overdue", rows: [row], size: 1 })]);
		const ids = nodes.roots.flatMap((root) => [root, ...nodes.children(root)]).map(({ id }) => id);
		assert.equal(new Set(ids).size, 4);
	});
});

describe("The words of a group that needs attention", () => {
	const description = (part: Partial<AttentionGroup>, mask = CLEAR) =>
		attentionText(group(part), { ...WORDING, mask }).description;

	it("are its count and value, and where it was counted", () => {
		assert.equal(description({ size: 1234, value: 34_000_00 }), "1,234 · $34,000");
		assert.equal(description({ id: "noValue", counted: "here", size: 3 }), "3 · counted locally");
		assert.equal(description({ counted: "here", size: 900, complete: false }), "900 or more · counted locally");
		const unfinished = { counted: "here", size: 10, complete: false, value: 1_000_00 } as const;
		assert.equal(description(unfinished), "10 or more · $1,000 or more · counted locally");
		assert.equal(description({ size: 0 }), "none");
		assert.equal(description({ size: undefined }), "");
	});

	it("are the reason where there is no count", () => {
		assert.equal(description({ size: undefined, error: FAILED }), "Close isn't responding");
		assert.equal(description({ size: 3, error: FAILED }), "3");
		const hover = attentionGroupTooltip(group({ size: undefined, error: FAILED }), WORDING, 30);
		assert.match(hover, /^Stalled: Close isn't responding\nNo answer\.\nTry again\.\n/);
	});

	it("are compact from a million on, with all digits in what is spoken and in the hover", () => {
		const large = group({ size: 88, value: 5_221_934_520 });
		assert.equal(attentionText(large, WORDING).description, "88 · $52.2M");
		assert.equal(attentionText(large, WORDING).speech, "Stalled, 88 opportunities, $52,219,345.20 a year");
		assert.match(attentionGroupTooltip(large, WORDING, 30), /^Stalled: 88 · \$52,219,345\.20\n/);
	});

	it("go through the mask", () => {
		assert.equal(description({ size: 3, value: 34_000_00 }, HIDDEN), "3 · •••");
		assert.doesNotMatch(
			attentionGroupTooltip(group({ size: 3, value: 34_000_00 }), { ...WORDING, mask: HIDDEN }, 30),
			/34/,
		);
	});

	it("tell the rule, and who counted", () => {
		assert.match(
			attentionGroupTooltip(group({ id: "untouched", size: 3 }), WORDING, 45),
			/in the last 45 days\.\nCounted by Close\./,
		);
		assert.match(
			attentionGroupTooltip(group({ id: "untouched", size: 3 }), WORDING, 1),
			/haven't been updated today\./,
		);
		assert.match(
			attentionGroupTooltip(group({ counted: "here", size: 3 }), WORDING, 30),
			/\nCounted locally, by this extension/,
		);
	});
});

describe("A walk along a group that needs attention", () => {
	function navigating(part: Partial<AttentionGroup>, loadMore: (now: AttentionGroup) => AttentionGroup) {
		let now = group(part, 3);
		const navigation = attentionNavigation(
			{
				get groups() {
					return [now];
				},
				loadMore: async () => {
					now = loadMore(now);
				},
				onDidChange: () => ({ dispose: () => {} }),
			},
			"stalled",
		);
		return { navigation, ids: () => now.rows.map(({ id }) => id ?? "") };
	}

	it("knows its places, of all that there are", () => {
		const { navigation, ids } = navigating({ size: 7 }, (now) => now);
		assert.equal(navigation.title, "Stalled");
		assert.deepEqual(navigation.placeOf?.(ids()[1] ?? ""), { position: 2, size: 7 });
		assert.equal(navigation.placeOf?.("oppo_none"), undefined);
	});

	it("loads what comes next, and ends with the group", async () => {
		const { navigation, ids } = navigating({ size: 4 }, (now) => ({ ...now, rows: [...now.rows, deal()] }));
		assert.equal(await navigation.loadAfter?.(ids()[1] ?? ""), true);
		assert.equal(ids().length, 3);
		assert.equal(await navigation.loadAfter?.(ids()[2] ?? ""), true);
		assert.equal(ids().length, 4);
		assert.equal(await navigation.loadAfter?.(ids()[3] ?? ""), false);
	});

	it("says why what comes next did not arrive", async () => {
		const { navigation, ids } = navigating({ size: 4 }, (now) => ({ ...now, error: FAILED }));
		await assert.rejects(navigation.loadAfter?.(ids()[2] ?? "") ?? Promise.resolve(), FAILED);
	});
});
