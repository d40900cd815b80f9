import assert from "node:assert/strict";
import { type View, ViewError } from "../../../../src/opportunities/view/view.ts";
import { askPair, type Chooser, pairArgument, quartersOf } from "../../../../src/ui/compare/askPair.ts";

const SHOWN: View = { name: "Open", group_by: "user_id", filters: { status_type: ["active"], date_won: "this_year" } };
const WON: View = { name: "Won", filters: { status_type: ["won"] } };
const LOST: View = { name: "Lost", filters: { status_type: ["lost"] } };

type Answer = Awaited<ReturnType<Chooser["choose"]>>;

/** A user who gives these answers, one after the other. */
function answering(...answers: readonly Answer[]) {
	const titles: string[] = [];
	const left = [...answers];
	const choose: Chooser["choose"] = async ({ title, back = false }) => {
		titles.push(`${title}${back ? " ←" : ""}`);
		return left.shift();
	};
	return { chooser: { choose, named }, titles };
}

async function named(argument: unknown): Promise<View> {
	if (argument === "Won") return WON;
	if (argument === "Lost") return LOST;
	throw new ViewError("There's no such View.");
}

describe("The prompt for two Views", () => {
	it("asks for one after the other", async () => {
		const { chooser, titles } = answering({ view: WON }, { view: LOST });
		assert.deepEqual(await askPair(chooser, SHOWN), { a: WON, b: LOST });
		assert.deepEqual(titles, ["Compare Views (1/2)", "Compare Views (2/2) ←"]);
	});

	it("goes back from the second to the first, and ends if the user leaves", async () => {
		const { chooser } = answering({ view: LOST }, "back", { view: WON }, { view: LOST });
		assert.deepEqual(await askPair(chooser, SHOWN), { a: WON, b: LOST });
		assert.equal(await askPair(answering(undefined).chooser, SHOWN), undefined);
		assert.equal(await askPair(answering({ view: WON }, undefined).chooser, SHOWN), undefined);
	});

	it("offers this quarter and last at once, with the other filters of the View on screen", async () => {
		const { chooser, titles } = answering({ item: "quarters" });
		const pair = await askPair(chooser, SHOWN);
		assert.deepEqual(pair, quartersOf(SHOWN));
		assert.equal(titles.length, 1);
		assert.deepEqual(pair?.a.filters, { status_type: ["active"], date_won: "last_quarter" });
		assert.deepEqual(pair?.b.filters, { status_type: ["active"], date_won: "this_quarter" });
	});
});

describe("The argument of a comparison", () => {
	it("has two Views, or their names", async () => {
		assert.deepEqual(await pairArgument({ a: "Won", b: "Lost" }, { named }), { a: WON, b: LOST });
	});

	it("is refused with what it takes, or with what is wrong with which View", async () => {
		const takes = /^To compare Views, pass \{ "a": …, "b": … \}\. Each must be a View or the name of a View\.$/;
		for (const argument of [null, 5, "Won", [], {}, { a: "Won" }, { a: "Won", b: "Lost", c: 1 }])
			await assert.rejects(pairArgument(argument, { named }), (error: Error) => takes.test(error.message));
		await assert.rejects(pairArgument({ a: "Won", b: "Other" }, { named }), {
			name: "ViewError",
			message: `"b" can't be compared. There's no such View.`,
		});
	});
});
