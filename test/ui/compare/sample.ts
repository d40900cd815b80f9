import { comparedFigures } from "../../../src/opportunities/analysis/comparison/comparedFigures.ts";
import { singleFigures } from "../../../src/opportunities/totals/singleFigures.ts";
import type { Snapshot } from "../../../src/ui/compare/compareProtocol.ts";
import { shownBars, shownRows } from "../../../src/ui/compare/shownFigures.ts";
import { sampleState } from "../totals/sample.ts";

const WORDING = { locale: "en", currency: "USD", scale: 2, hidden: false };
const [a = {}, b = {}, both = {}] = [9, 12, 4].map((owners) => sampleState(owners).totals);
const figures = comparedFigures(a, b, singleFigures(both));
const unread = comparedFigures(a, b, undefined);

/** A comparison that was read, with all lists closed. */
export const COMPARED: Snapshot = {
	type: "snapshot",
	pair: { a: { filters: {} }, b: { filters: {} } },
	views: {
		a: { title: "Won this quarter, by owner", details: "Won · This quarter" },
		b: { title: "Won · Last quarter · Updated: Last 30 days · Ada Lovelace, Grace Hopper and 3 more", details: "" },
	},
	standing: { kind: "ready" },
	asOf: "as of 10:42 AM",
	old: false,
	hidden: false,
	notices: [],
	bars: shownBars(figures, WORDING),
	rows: shownRows(figures, WORDING),
	lists: (["only_a", "both", "only_b"] as const).map((side, index) => ({
		side,
		heading: ["Only in A (230)", "In both (3)", "Only in B (1,240)"][index] ?? "",
		open: false,
		standing: { kind: "closed" },
		rows: [],
		canExport: false,
	})),
};

export const ROWS: Snapshot["lists"][number]["rows"] = Array.from({ length: 30 }, (_, index) => ({
	id: `oppo_${index}`,
	label: `Lead ${index} with a name that takes up some room`,
	description: "$12,000/mo · Proposal · 75%",
	hint: "Lead",
}));

/** The same with one list open. */
export function withList(change: Partial<Snapshot["lists"][number]>): Snapshot {
	const [first, ...others] = COMPARED.lists;
	return first === undefined ? COMPARED : { ...COMPARED, lists: [{ ...first, open: true, ...change }, ...others] };
}

export const READ_LIST = withList({
	standing: { kind: "ready" },
	rows: ROWS,
	more: "Show 100 More of 230",
	asOf: "as of 10:43 AM",
	canExport: true,
});

/** The same in the language that is set now. */
export function readListTranslated(): Snapshot {
	return { ...READ_LIST, bars: shownBars(figures, WORDING), rows: shownRows(figures, WORDING) };
}

export const SCENES: Readonly<Record<string, Snapshot>> = {
	"a comparison": COMPARED,
	"an open list": READ_LIST,
	"a list that waits": withList({ standing: { kind: "waiting", button: "Load All Opportunities (40 Requests)" } }),
	"a list that is read": withList({ standing: { kind: "loading", progress: "200 of 1,240" } }),
	"a list that failed": withList({
		standing: { kind: "failed", text: "Close can't be reached.", details: "Check the network.", signIn: false },
	}),
	"hidden amounts": {
		...COMPARED,
		hidden: true,
		bars: shownBars(figures, { ...WORDING, hidden: true }),
		rows: shownRows(figures, { ...WORDING, hidden: true }),
	},
	"what both have isn't read": {
		...COMPARED,
		notices: ["A single request can't combine the filters of A and B (Query)."],
		read: "Load All Opportunities (85 Requests)",
		bars: shownBars(unread, WORDING),
		rows: shownRows(unread, WORDING),
		lists: [],
	},
	"old figures, being read again": { ...COMPARED, old: true, standing: { kind: "loading", progress: "20 of 800" } },
	"old figures after a failure": {
		...COMPARED,
		old: true,
		standing: { kind: "failed", text: "Signed out by Close.", details: "Sign in again.", signIn: true },
	},
	"nothing selected": {
		...COMPARED,
		pair: undefined,
		views: undefined,
		rows: [],
		bars: [],
		lists: [],
		asOf: undefined,
	},
};
