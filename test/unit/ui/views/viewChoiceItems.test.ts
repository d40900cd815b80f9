import assert from "node:assert/strict";
import fc from "fast-check";
import { builtInViews } from "../../../../src/opportunities/view/builtInViews.ts";
import type { Describing } from "../../../../src/opportunities/view/describeOptions.ts";
import { parseView } from "../../../../src/opportunities/view/parseView.ts";
import { type View, ViewError } from "../../../../src/opportunities/view/view.ts";
import { viewArgument } from "../../../../src/opportunities/view/viewCatalog.ts";
import { type Choice, type Item, isChoice } from "../../../../src/ui/quickInput/quickInput.ts";
import { choiceOfItem, MANAGE, type ViewChoices, viewChoiceItems } from "../../../../src/ui/views/viewChoiceItems.ts";
import { anyView } from "../../opportunities/view/viewArbitrary.ts";

const NOBODY = () => undefined;
const DESCRIBING: Describing = {
	names: { owner: NOBODY, status: NOBODY, smartView: NOBODY, lead: NOBODY, organization: NOBODY },
	locale: "en-US",
};
const BIG = { name: "Big deals", group_by: "-date_won__year", filters: { status_type: "won", date_won: "this_year" } };

const NOTHING: View = { order_by: "confidence", filters: {} };

function offerOf(saved: readonly unknown[], more: Partial<ViewChoices> = {}): ViewChoices {
	return { saved, team: [], folders: 1, current: NOTHING, ...more };
}

function linesOf(saved: readonly unknown[], current = NOTHING): readonly Item[] {
	return viewChoiceItems(offerOf(saved, { current }), DESCRIBING);
}

function rowsOf(saved: readonly unknown[], current = NOTHING): readonly Choice[] {
	return linesOf(saved, current).filter((line) => isChoice(line) && line.id !== MANAGE) as Choice[];
}

function headingsOf(items: readonly Item[]): readonly string[] {
	return items.flatMap((item) => (isChoice(item) ? [] : [item.heading]));
}

describe("The Views to open", () => {
	it("are the saved ones and then those built in", () => {
		assert.deepEqual(headingsOf(linesOf([BIG])), ["Saved", "Built-in", ""]);
		assert.deepEqual(
			rowsOf([BIG]).map(({ label, description }) => `${label}: ${description}`),
			[
				"Big deals: Close year, newest first · Won · This year",
				"Won this quarter, by owner: Owner, A to Z · Won · This quarter",
				"Forecast for next quarter, by owner: Owner, A to Z · Open · Next quarter",
				"Open opportunities, by close quarter: Close quarter, oldest first · Open",
				"All opportunities, by close quarter: Close quarter, newest first",
				"Stalled: Owner, A to Z · Stalled only",
				"Mine: No grouping · Me",
			],
		);
		assert.deepEqual(headingsOf(linesOf([])), ["Built-in", ""]);
		assert.equal(linesOf([]).filter(isChoice).at(-1)?.label, "Manage Views…");
	});

	it("are marked where they are what is shown, whatever that is called", () => {
		const marked = (current: View) =>
			rowsOf([BIG], current).flatMap(({ label, description }) => (/ · Current$/.test(description ?? "") ? label : []));
		const { name: _, ...nameless } = parseView(BIG);
		assert.deepEqual(marked(nameless), ["Big deals"]);
		assert.deepEqual(marked(parseView(BIG)), ["Big deals"]);
		assert.deepEqual(marked({ ...nameless, name: "Other" }), ["Big deals"]);
		assert.deepEqual(marked({ ...nameless, order_by: "value" }), []);
		assert.deepEqual(marked(NOTHING), []);
	});

	it("carry what can be done to them where they stand", () => {
		const buttons = rowsOf([BIG, 7, BIG]).map((row) => (row.buttons ?? []).map(({ id }) => id));
		assert.deepEqual(buttons.slice(0, 4), [
			["rename", "down", "delete"],
			["up", "down", "delete"],
			["rename", "up", "delete"],
			[],
		]);
	});

	it("tell what is wrong with a saved one, which spoils no other", () => {
		const entries = [{ name: "Odd", order_by: "size" }, BIG, { filters: {} }, 7];
		const [odd, big, nameless, number] = rowsOf(entries);
		assert.equal(odd?.label, "Odd");
		assert.match(odd?.detail ?? "", /^order_by must be one of .*"size"/);
		assert.equal(big?.detail, undefined);
		assert.deepEqual([nameless?.label, nameless?.detail], ["View 3", "A saved View needs a name."]);
		assert.match(number?.detail ?? "", /A View must be an object/);
		assert.equal(number?.label, "View 4");
	});

	it("are found by their row again", () => {
		const entries = [{ name: "Odd", order_by: "size" }, BIG];
		const found = rowsOf(entries).map(({ id }) => choiceOfItem(id, offerOf(entries)));
		assert.deepEqual(
			found.map((one) => one?.name),
			["Odd", "Big deals", ...builtInViews().map(({ name }) => name)],
		);
		assert.ok(found[0] !== undefined && "fault" in found[0]);
		assert.deepEqual(found[1], { name: "Big deals", view: parseView(BIG) });
	});

	it("are those of the team besides, by its folders where there are several, and what is wrong with a file", () => {
		const folder = (name: string) => ({ id: name, name });
		const place = { line: 3, column: 1 };
		const view = { ...parseView(BIG), name: "Big deals" };
		const team = [
			{ folder: folder("web"), views: [{ name: "Big deals", view, place }], targets: [] },
			{ folder: folder("api"), fault: "Line 4, column 2: Odd.", place },
			{ folder: folder("docs"), views: [], targets: [] },
		];
		const offer = offerOf([], { team, folders: 3 });
		const items = viewChoiceItems(offer, DESCRIBING);
		assert.deepEqual(headingsOf(items), ["Team · web", "Team · api", "Built-in", ""]);
		const [shared, broken] = items.filter(isChoice);
		assert.deepEqual(
			shared?.buttons?.map(({ tooltip }) => tooltip),
			["Open File"],
		);
		assert.deepEqual([broken?.label, broken?.detail], [".vscode/close-views.json", "Line 4, column 2: Odd."]);
		assert.deepEqual(choiceOfItem(shared?.id ?? "", offer), {
			name: "Big deals",
			view,
			place,
			from: { folder: folder("web"), place },
		});
		assert.deepEqual(choiceOfItem(broken?.id ?? "", offer), {
			name: ".vscode/close-views.json",
			fault: "Line 4, column 2: Odd.",
			from: { folder: folder("api"), place },
		});
		assert.deepEqual(headingsOf(viewChoiceItems({ ...offer, folders: 1 }, DESCRIBING)).slice(0, 1), ["Team"]);
		for (const none of ["x", "s9", "t9", "t0.7", MANAGE]) assert.equal(choiceOfItem(none, offer), undefined, none);
	});

	it("that are built in are Views in normal form", () => {
		for (const { name, view } of builtInViews()) assert.deepEqual(parseView(view), view, name);
	});
});

describe("The argument of Open View", () => {
	it("is a View, or the name of a saved one or of one built in", () => {
		assert.deepEqual(viewArgument(BIG, []), parseView(BIG));
		assert.deepEqual(viewArgument(" Big deals ", [{ name: "Other" }, BIG]), parseView(BIG));
		assert.deepEqual(viewArgument("Mine", [BIG]).filters, { user_id: ["me"] });
	});

	it("means the saved one, then the team's, then the one that is built in, where several have its name", () => {
		const team = [{ name: "Mine", view: { name: "Mine", filters: { query: "team" } } }];
		assert.deepEqual(viewArgument("Mine", [{ name: "Mine", filters: { query: "x" } }], team).filters, { query: "x" });
		assert.deepEqual(viewArgument("Mine", [{ name: "Other" }], team).filters, { query: "team" });
		assert.deepEqual(viewArgument("Mine", []).filters, { user_id: ["me"] });
	});

	it("is refused with what is wrong, or with the names that there are", () => {
		const refused = (argument: unknown, entries: readonly unknown[], message: RegExp) =>
			assert.throws(
				() => viewArgument(argument, entries),
				(error) => error instanceof ViewError && message.test(error.message),
			);
		refused("Odd", [{ name: "Odd", order_by: "size" }], /^order_by must be one of/);
		refused("Nowhere", [BIG], /no View named "Nowhere"\. Select one of "Big deals", "Won this quarter, by owner"/);
		refused({ filter: {} }, [], /can't have the key "filter"/);
		refused(undefined, [], /must be an object/);
	});

	it("is refused in a message of a size that can be read, whatever it is and however many there are", () => {
		const many = Array.from({ length: 1000 }, (_, index) => ({ name: `${"Long ".repeat(100)}${index}` }));
		assert.throws(
			() => viewArgument("x".repeat(100_000), many),
			({ message }: Error) => message.length < 2000 && message.includes("and 986 more"),
		);
	});

	it("finds every View that is saved under a name of its own", () => {
		fc.assert(
			fc.property(fc.array(anyView, { maxLength: 4 }), (views) => {
				const named = views.map((view, index) => ({ ...view, name: `View number ${index}` }));
				for (const view of named) assert.deepEqual(viewArgument(view.name, named), view);
			}),
		);
	});

	it("throws nothing but a ViewError", () => {
		fc.assert(
			fc.property(fc.anything(), fc.array(fc.anything(), { maxLength: 3 }), (argument, entries) => {
				try {
					assert.deepEqual(parseView(viewArgument(argument, entries)), viewArgument(argument, entries));
				} catch (error) {
					assert.ok(error instanceof ViewError, String(error));
				}
			}),
		);
	});
});
