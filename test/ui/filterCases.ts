import type { Sandbox } from "../../src/sandbox/index.ts";

/** One way to set a filter through its prompt, and the expected result. */
export interface FilterCase {
	readonly filter: string;
	/** The value, for the name of the test. */
	readonly to: string;
	/** Whether the filter is on the second page. */
	readonly more?: boolean;
	readonly of: (sandbox: Sandbox) => FilterUse;
}

/** The actions of a user in a filter's own prompt. */
export interface FilterActs {
	/** Chooses a row of a pick that takes one. */
	pick(row: string): Promise<void>;
	/** Checks rows of a pick that takes several, and accepts them. */
	mark(...rows: readonly string[]): Promise<void>;
	/** Types into an input box, and accepts it. */
	type(text: string): Promise<void>;
	/** Chooses a row that opens an input box, and types into it. */
	typeAfter(row: string, text: string): Promise<void>;
	/** Waits for an input box with this line below. */
	prompted(line: RegExp): Promise<void>;
}

interface FilterUse {
	/** The actions in the filter's own prompt. */
	readonly act: (steps: FilterActs) => Promise<void>;
	readonly sends: Readonly<Record<string, string>>;
	/** The description of the row in the menu. */
	readonly menu: string;
	/** The description of the view, if it says more than the row. */
	readonly description?: string;
}

const DAY = "2026-01-31";
const DAY_AFTER = "2026-02-01";

export const FILTER_CASES: readonly FilterCase[] = [
	marked("Owners", "one", (sandbox) => owners(sandbox, [3]), "user_id"),
	marked("Owners", "several", (sandbox) => owners(sandbox, [3, 5]), "user_id"),
	marked("Owners", "me", (sandbox) => [["Me", idOf(sandbox.owners[0])]], "user_id"),
	marked(
		"Owners",
		"me and another",
		(sandbox) => [["Me", idOf(sandbox.owners[0])], ...owners(sandbox, [4])],
		"user_id",
	),
	marked("Status", "one", (sandbox) => statuses(sandbox, ["Demo"]), "status_id"),
	marked("Status", "several of two pipelines", (sandbox) => statuses(sandbox, ["Demo", "Churned"]), "status_id"),
	marked("Status", "one type", () => [["Won", "won"]], "status_type"),
	marked("Status", "several types", () => named({ Won: "won", Open: "active" }), "status_type"),
	{
		filter: "Status",
		to: "all of a pipeline",
		of: ({ pipelines }) => {
			const [pipeline] = pipelines;
			const statuses = pipeline?.statuses ?? [];
			const labels = statuses.map(({ label }) => label);
			const others = pipelines.slice(1).flatMap((other) => other.statuses.map(({ label }) => label));
			return {
				act: (steps) => steps.mark(`All statuses in ${pipeline?.name}`),
				sends: { status_id__in: statuses.map(({ id }) => id).join(",") },
				menu: `${labels[0]}, ${labels[1]} and ${labels.length - 2} more`,
				description: labels
					.map((label) => (others.includes(label) ? `${label} (${pipeline?.name})` : label))
					.join(", "),
			};
		},
	},
	marked("Value Periods", "one", () => [["One-time", "one_time"]], "value_period"),
	marked("Value Periods", "several", () => named({ Monthly: "monthly", Annual: "annual" }), "value_period"),
	...dates("Won or Close Date", "date_won", ["This quarter", quarter], ""),
	...dates("Date Created", "date_created", ["Last 30 days", days(-29, 1)], "Created: "),
	...dates("Date Updated", "date_updated", ["Yesterday", days(-1, 0)], "Updated: "),
	{
		filter: "Date Created",
		to: "after a moment",
		of: () => ({
			act: (steps) => steps.typeAfter("After…", "2026-01-31T09:30:00Z"),
			sends: { date_created__gt: "2026-01-31T09:30:00Z" },
			menu: "After Jan 31, 2026, 9:30 AM",
			description: "Created: After Jan 31, 2026, 9:30 AM",
		}),
	},
	{
		filter: "Smart View",
		to: "by name",
		of: ({ smartViews }) => ({
			act: (steps) => steps.pick("Untitled leads"),
			sends: { lead_saved_search_id: idOf(smartViews.find(({ name }) => name === "Untitled leads")) },
			menu: "Untitled leads",
			description: "Smart View: Untitled leads",
		}),
	},
	{
		filter: "Smart View",
		to: "by ID",
		of: ({ smartViews }) => ({
			act: (steps) => steps.typeAfter("Enter ID…", idOf(smartViews[0])),
			sends: { lead_saved_search_id: idOf(smartViews[0]) },
			menu: "Top leads",
			description: "Smart View: Top leads",
		}),
	},
	stalled("Stalled only", "true"),
	stalled("Not stalled", "false"),
	{
		filter: "Lead",
		to: "by ID",
		of: (sandbox) => {
			const { lead_id, lead_name } = leadOf(sandbox);
			return {
				act: (steps) => steps.typeAfter("Enter ID…", lead_id),
				sends: { lead_id },
				menu: lead_name,
				description: `Lead: ${lead_name}`,
			};
		},
	},
	{
		filter: "Query",
		to: "typed",
		of: () => ({
			act: (steps) => steps.type("confidence >= 50"),
			sends: { query: "confidence >= 50" },
			menu: "confidence >= 50",
			description: "Query: confidence >= 50",
		}),
	},
	typed("Status Label", "one", "Won", { status_label: "Won" }, "Won"),
	typed("Status Label", "several", "Won, Demo", { status_label__in: "Won,Demo" }, "Won, Demo"),
	typed("Status Parameter", "one", "Demo", { status: "Demo" }, "Demo"),
	typed("Status Parameter", "several", "Demo, Lost", { status__in: "Demo,Lost" }, "Demo, Lost"),
	{
		filter: "Organization",
		to: "by ID",
		more: true,
		of: ({ organization: { id, name } }) => ({
			act: (steps) => steps.type(id),
			sends: { organization_id: id },
			menu: name,
			description: `Organization: ${name}`,
		}),
	},
	{
		filter: "Lead Query",
		to: "typed",
		more: true,
		of: (sandbox) => {
			const [word = ""] = leadOf(sandbox).lead_name.split(" ");
			return {
				act: (steps) => steps.type(word),
				sends: { lead_query: word },
				menu: word,
				description: `Lead query: ${word}`,
			};
		},
	},
];

type Choice = readonly [label: string, value: string];

function marked(
	filter: string,
	to: string,
	choices: (sandbox: Sandbox) => readonly Choice[],
	parameter: string,
): FilterCase {
	return {
		filter,
		to,
		of: (sandbox) => {
			const chosen = choices(sandbox);
			const values = chosen.map(([, value]) => value).join(",");
			return {
				act: (steps) => steps.mark(...chosen.map(([label]) => label)),
				sends: { [chosen.length > 1 ? `${parameter}__in` : parameter]: values },
				menu: chosen.map(([label]) => label).join(", "),
			};
		},
	};
}

function typed(
	filter: string,
	to: string,
	text: string,
	sends: Readonly<Record<string, string>>,
	menu: string,
): FilterCase {
	return { filter, to, more: true, of: () => ({ act: (steps) => steps.type(text), sends, menu }) };
}

function stalled(row: string, value: string): FilterCase {
	return {
		filter: "Stalled",
		to: row,
		of: () => ({ act: (steps) => steps.pick(row), sends: { is_stalled: value }, menu: row }),
	};
}

/** Cases for a named period, a range, and each of the five bounds. */
function dates(
	filter: string,
	parameter: string,
	[period, bounds]: readonly [string, () => readonly [gte: string, lt: string]],
	before: string,
): readonly FilterCase[] {
	const won = parameter === "date_won";
	/** Bounds of won dates are sent as given, days of other dates as their first moments. */
	const sends = (bounds: Readonly<Record<string, string>>) =>
		Object.fromEntries(
			Object.entries(bounds).map(([suffix, day]) => [parameter + suffix, won ? day : `${day}T00:00:00+00:00`]),
		);
	const bound = (row: string, given: string, moments: Readonly<Record<string, string>>, menu: string): FilterCase => ({
		filter,
		to: row,
		of: () => ({
			act: (steps) => steps.typeAfter(row, DAY),
			sends: sends(won ? { [given]: DAY } : moments),
			menu,
			description: before + menu,
		}),
	});
	return [
		{
			filter,
			to: period,
			of: () => {
				const [gte, lt] = bounds();
				return {
					act: (steps) => steps.pick(period),
					sends: sends({ __gte: gte, __lt: lt }),
					menu: period,
					description: before + period,
				};
			},
		},
		{
			filter,
			to: "from one day to another",
			of: () => ({
				act: async (steps) => {
					await steps.typeAfter("Custom Range…", "2026-01-01");
					await steps.prompted(/^To: /);
					await steps.type("2026-06-30");
				},
				sends: sends({ __gte: "2026-01-01", __lt: "2026-07-01" }),
				menu: "Jan 1 – Jun 30, 2026",
				description: `${before}Jan 1 – Jun 30, 2026`,
			}),
		},
		bound("On…", "", { __gte: DAY, __lt: DAY_AFTER }, "Jan 31, 2026"),
		bound("On or after…", "__gte", { __gte: DAY }, "On or after Jan 31, 2026"),
		bound("After…", "__gt", { __gte: DAY_AFTER }, "After Jan 31, 2026"),
		bound("On or before…", "__lte", { __lt: DAY_AFTER }, "On or before Jan 31, 2026"),
		bound("Before…", "__lt", { __lt: DAY }, "Before Jan 31, 2026"),
	];
}

function quarter(): readonly [string, string] {
	const now = new Date();
	const first = now.getUTCMonth() - (now.getUTCMonth() % 3);
	const day = (month: number) => new Date(Date.UTC(now.getUTCFullYear(), month, 1)).toISOString().slice(0, 10);
	return [day(first), day(first + 3)];
}

function days(from: number, to: number): () => readonly [string, string] {
	const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
	return () => [day(from), day(to)];
}

/** Owners in the order of the list. */
function owners(sandbox: Sandbox, indices: readonly number[]): readonly Choice[] {
	const chosen = indices.map((index): Choice => [sandbox.owners[index]?.name ?? "", idOf(sandbox.owners[index])]);
	return chosen.toSorted(([a], [b]) => a.localeCompare(b, "en"));
}

function statuses({ pipelines }: Sandbox, labels: readonly string[]): readonly Choice[] {
	const all = pipelines.flatMap((pipeline) => pipeline.statuses);
	return labels.map((label) => [label, idOf(all.find((status) => status.label === label))]);
}

function named(choices: Readonly<Record<string, string>>): readonly Choice[] {
	return Object.entries(choices);
}

function leadOf(sandbox: Sandbox): { readonly lead_id: string; readonly lead_name: string } {
	const { lead_id = "", lead_name = "" } = sandbox.all().find((one) => one.lead_name !== null) ?? {};
	return { lead_id, lead_name: lead_name ?? "" };
}

function idOf(found: { readonly id: string } | undefined): string {
	if (found === undefined) throw new Error("The sandbox lacks what a filter needs");
	return found.id;
}
