import assert from "node:assert/strict";
import { SourcesWithChange } from "./sourcesWithChange.ts";

const PARAMETERS = "src/close/schema/parameters.ts";
const GROUPING = "src/close/schema/grouping.ts";
const ORDER = "src/close/schema/order.ts";
const AGGREGATES = "src/close/schema/aggregates.ts";
const ATTENTION = "src/opportunities/attention/attentionRules.ts";
const FORMAT = "src/opportunities/export/format.ts";
const STATUS_BAR_FIGURES = "src/opportunities/totals/statusBarFigures.ts";
const JSON_SCHEMA = "test/host/viewJsonSchema.ts";

/** How many errors each file has at least: one for each place in it that has to follow. */
type Places = Readonly<Record<string, number>>;

const OF_GROUPINGS: Places = {
	[GROUPING]: 1,
	"src/opportunities/listing/groupArgument.ts": 1,
	"src/opportunities/reading/groupOfRow.ts": 1,
	"src/opportunities/reading/parallel/division.ts": 1,
	"src/opportunities/text/groupLabel.ts": 3,
	"src/opportunities/time/fiscal.ts": 1,
	"src/opportunities/time/periods.ts": 1,
	"src/opportunities/view/labels.ts": 1,
	"src/sandbox/data/groups.ts": 4,
	"src/ui/export/exportPrompts.ts": 1,
	"src/ui/filters/groupingPrompts.ts": 1,
	"src/ui/totals/totalsStrings.ts": 1,
	[JSON_SCHEMA]: 1,
};

const OF_FILTERS: Places = {
	"src/opportunities/view/filterForms.ts": 1,
	"src/opportunities/view/filterWords.ts": 1,
	"src/opportunities/view/labels.ts": 1,
	"src/ui/filters/filterPrompt.ts": 1,
	"src/ui/filters/filterMenu.ts": 1,
	[JSON_SCHEMA]: 1,
	"test/unit/opportunities/view/viewArbitrary.ts": 1,
};

interface Addition {
	readonly what: string;
	readonly file: string;
	readonly list: string;
	readonly value: string;
	readonly places: Places;
}

const ADDITIONS: readonly Addition[] = [
	{ what: "a period to group by", file: GROUPING, list: "GROUP_KEYS", value: "date_won__day", places: OF_GROUPINGS },
	{
		what: "something else to group by",
		file: GROUPING,
		list: "GROUP_KEYS",
		value: "status_id",
		places: OF_GROUPINGS,
	},
	{
		what: "an order",
		file: ORDER,
		list: "ORDER_KEYS",
		value: "date_lost",
		places: {
			"src/opportunities/reading/sortedRows.ts": 1,
			"src/opportunities/view/labels.ts": 1,
			"src/sandbox/data/order.ts": 1,
			"src/ui/filters/groupingPrompts.ts": 1,
			[JSON_SCHEMA]: 1,
		},
	},
	{
		what: "a filter by a list",
		file: PARAMETERS,
		list: "LIST_FILTERS",
		value: "contact_id",
		places: { ...OF_FILTERS, "src/sandbox/filters.ts": 1 },
	},
	{
		what: "a filter by a date",
		file: PARAMETERS,
		list: "DATE_FILTERS",
		value: "date_lost",
		places: { ...OF_FILTERS, [PARAMETERS]: 1, "src/sandbox/dateFilters.ts": 1 },
	},
	{
		what: "a filter by a text",
		file: PARAMETERS,
		list: "TEXT_FILTERS",
		value: "contact_id",
		places: { ...OF_FILTERS, "src/sandbox/filters.ts": 1 },
	},
	{
		what: "a filter by true or false",
		file: PARAMETERS,
		list: "FLAG_FILTERS",
		value: "is_archived",
		places: { ...OF_FILTERS, "src/sandbox/filters.ts": 1 },
	},
	{
		what: "a sum",
		file: AGGREGATES,
		list: "SUMS",
		value: "total_value_weekly",
		places: { [AGGREGATES]: 1, "src/sandbox/sumAggregates.ts": 1 },
	},
	{
		what: "a sum of something else",
		file: AGGREGATES,
		list: "SUM_KINDS",
		value: "weighted",
		places: {
			[AGGREGATES]: 1,
			"src/opportunities/reading/figureArithmetic.ts": 1,
			"src/opportunities/totals/definitions.ts": 2,
			"src/ui/totals/page/allFigures.ts": 1,
		},
	},
	{
		what: "a reason for attention",
		file: ATTENTION,
		list: "RULE_IDS",
		value: "ownerless",
		places: { [ATTENTION]: 3, "src/ui/attention/attentionItem.ts": 1 },
	},
	{
		what: "an export format",
		file: FORMAT,
		list: "FORMATS",
		value: "xml",
		places: { [FORMAT]: 1, "src/opportunities/export/makeFormat.ts": 1, "src/ui/export/exportPrompts.ts": 2 },
	},
	{
		what: "a figure of the status bar",
		file: STATUS_BAR_FIGURES,
		list: "STATUS_BAR_FIGURES",
		value: "lostThisMonth",
		places: { [STATUS_BAR_FIGURES]: 2, "test/host/schemaCopies.ts": 1 },
	},
];

/** The source with one more value at the end of a list. */
function withValue(text: string, list: string, value: string): string {
	const changed = text.replace(
		new RegExp(`(export const ${list} = \\[[^\\]]*?),?\\s*\\] as const`),
		`$1, "${value}"] as const`,
	);
	assert.notEqual(changed, text, `${list} was not found`);
	return changed;
}

describe("The compiler", () => {
	let sources: SourcesWithChange;
	before(() => {
		sources = new SourcesWithChange();
	});
	after(() => sources?.close());

	it("has nothing against the sources as they are", () => {
		sources.takeBack();
		const files = new Set(ADDITIONS.flatMap(({ places }) => Object.keys(places)));
		assert.deepEqual(
			[...files].flatMap((file) => sources.errorsIn(file)),
			[],
		);
	});

	for (const { what, file, list, value, places } of ADDITIONS) {
		it(`leads to every place that has to know ${what}`, () => {
			sources.change(file, (text) => withValue(text, list, value));
			const missing = Object.entries(places)
				.map(([place, least]) => ({ place, least, found: sources.errorsIn(place).length }))
				.filter(({ least, found }) => found < least);
			assert.deepEqual(missing, []);
		});
	}
});
