import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { CloseError } from "../../src/close/base/errors.ts";
import type { OpportunityRow, UnreadableRow } from "../../src/close/schema/opportunityRow.ts";
import type { AttentionGroup } from "../../src/opportunities/attention/attentionGroup.ts";
import type { Group } from "../../src/opportunities/listing/listingState.ts";
import { Currencies } from "../../src/opportunities/text/currencies.ts";
import { CLEAR } from "../../src/opportunities/text/mask.ts";
import { type AttentionContext, attentionItem } from "../../src/ui/attention/attentionItem.ts";
import type { AttentionNode } from "../../src/ui/attention/attentionNodes.ts";
import { type ItemContext, treeItem } from "../../src/ui/tree/treeItem.ts";
import type { TreeNode } from "../../src/ui/tree/treeNodes.ts";

const ROW: OpportunityRow = {
	id: "oppo_1",
	lead_id: "lead_1",
	lead_name: "Acme Corp",
	user_id: "user_a",
	user_name: "Ada",
	status_type: "active",
	status_label: "Proposal",
	is_stalled: true,
	value: 50_000,
	value_period: "monthly",
	value_formatted: "$500 monthly",
	value_currency: "USD",
	confidence: 75,
	date_won: "2026-12-15",
	date_updated: "2026-11-01T08:00:00+00:00",
};
const UNREADABLE: UnreadableRow = { unreadable: "value: a number is expected", id: "oppo_2" };
const ERROR = new CloseError("timeout", "api.close.com sent nothing for 30 s.", { advice: "Try again." });
const REFUSED = new CloseError("unauthorized", "Close doesn't accept the key or token (401).", {
	advice: "",
	status: 401,
});

const GROUP: Group = {
	id: "user_a",
	key: "user_a",
	fields: { user_id: "user_a", user_name: "Ada" },
	size: 1_234,
	aggregates: { total_results: 1_234, total_value_annualized: 41_230_050, expected_value_annualized: 18_804_050 },
	rows: [ROW],
	loading: false,
	error: undefined,
};
const CONTEXT: ItemContext = {
	locale: "en",
	currency: "USD",
	amounts: new Currencies(),
	mask: CLEAR,
	groupBy: "user_id",
	filteredByType: false,
	read: { asOf: undefined } as unknown as ItemContext["read"],
	viewRow: {
		label: "Open",
		description: "by owner",
		tooltip: "",
		speech: "Open, by owner",
		filtered: true,
		saved: false,
	},
	startMonth: 1,
	isExpanded: () => false,
};

const REASON: AttentionGroup = {
	id: "noValue",
	counted: "here",
	size: 12,
	complete: true,
	value: 3_400_050,
	rows: [ROW],
	loading: false,
	error: undefined,
	currency: "USD",
	asOf: undefined,
};
const ATTENTION: AttentionContext = { rows: CONTEXT, wordingOf: () => CONTEXT, untouchedDays: 30 };

/** What a screen reader says of a row. */
function spoken({ accessibilityInformation, label }: vscode.TreeItem): string {
	assert.ok(accessibilityInformation, String(label));
	return accessibilityInformation.label;
}

const OPPORTUNITY = "Acme Corp, $500 a month, status Proposal, open, confidence 75%, stalled";
const FAILED = "Error: Close isn't responding: api.close.com sent nothing for 30 s. Try again. Press Enter to retry.";

/** Nodes of each kind, with what is said of them. A kind that is new doesn't compile without its own. */
const TREE: { readonly [Kind in TreeNode["kind"]]: readonly (readonly [TreeNode & { kind: Kind }, string])[] } = {
	group: [
		[
			{ kind: "group", id: "g", group: GROUP },
			"Ada, 1,234 opportunities, $412,300.50 a year, $188,040.50 expected a year",
		],
	],
	opportunity: [[{ kind: "opportunity", id: "o", row: ROW }, OPPORTUNITY]],
	unreadable: [
		[{ kind: "unreadable", id: "u", row: UNREADABLE }, "Unreadable opportunity: value: a number is expected"],
	],
	end: [
		[{ kind: "end", id: "e", group: GROUP }, "1 of 1,234 loaded. Press Enter to load more."],
		[{ kind: "end", id: "e", group: { ...GROUP, loading: true } }, "Loading, 1 of 1,234 loaded"],
		[{ kind: "end", id: "e", group: { ...GROUP, error: ERROR } }, FAILED],
	],
	view: [[{ kind: "view", id: "view" }, "Open, by owner"]],
	nothing: [
		[{ kind: "nothing", id: "n", filtered: true }, "No opportunities match. Press Enter to change the filters."],
		[{ kind: "nothing", id: "n", filtered: false }, "No opportunities yet. Press Enter to refresh."],
	],
	error: [
		[{ kind: "error", id: "x", error: ERROR }, FAILED],
		[
			{ kind: "error", id: "x", error: REFUSED },
			"Error: Signed out by Close: Close doesn't accept the key or token (401). Press Enter to sign in.",
		],
	],
	partial: [
		[
			{ kind: "partial", id: "p", partial: "changing" },
			"The data changed while it was being read. Press Enter to refresh.",
		],
	],
	withoutGroup: [
		[{ kind: "withoutGroup", id: "w", count: 1 }, "No owner, 1 opportunity"],
		[{ kind: "withoutGroup", id: "w", count: 1_200 }, "No owner, 1,200 opportunities"],
	],
};

type Said = {
	readonly [Kind in AttentionNode["kind"]]: readonly (readonly [AttentionNode & { kind: Kind }, string])[];
};
const NEEDS_ATTENTION: Said = {
	group: [
		[{ kind: "group", id: "g", group: REASON }, "No value, 12 opportunities, $34,000.50 a year, counted locally"],
		[{ kind: "group", id: "g", group: { ...REASON, size: 0, value: 0 } }, "No value, none"],
		[
			{ kind: "group", id: "g", group: { ...REASON, complete: false, value: undefined } },
			"No value, 12 or more opportunities, counted locally",
		],
		[{ kind: "group", id: "g", group: { ...REASON, size: undefined, loading: true } }, "No value, Loading…"],
		[
			{ kind: "group", id: "g", group: { ...REASON, size: undefined, error: ERROR } },
			"Error: No value: api.close.com sent nothing for 30 s. Try again. Press Enter to retry.",
		],
	],
	opportunity: [[{ kind: "opportunity", id: "o", row: ROW }, OPPORTUNITY]],
	unreadable: [
		[{ kind: "unreadable", id: "u", row: UNREADABLE }, "Unreadable opportunity: value: a number is expected"],
	],
	end: [
		[{ kind: "end", id: "e", group: { ...REASON, complete: false } }, "1 counted so far. Press Enter to continue."],
	],
	error: [[{ kind: "error", id: "x", error: ERROR }, FAILED]],
};

describe("what screen readers say of rows", () => {
	for (const [kind, cases] of Object.entries(TREE))
		it(`is a sentence, or all that the row shows in words: ${kind}`, () => {
			for (const [node, words] of cases) assert.equal(spoken(treeItem(node, CONTEXT)), words);
		});

	for (const [kind, cases] of Object.entries(NEEDS_ATTENTION))
		it(`is the same in Needs Attention: ${kind}`, () => {
			for (const [node, words] of cases) assert.equal(spoken(attentionItem(node, ATTENTION)), words);
		});
});
