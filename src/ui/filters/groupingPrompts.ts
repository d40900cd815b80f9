import * as l10n from "@vscode/l10n";
import { GROUP_KEYS, type GroupBy, type GroupKey, groupKeyOf, isDescending } from "../../close/schema/grouping.ts";
import { ORDER_KEYS, type OrderBy, type OrderKey, orderingOf } from "../../close/schema/order.ts";
import { parseGrouping, parseOrder } from "../../opportunities/view/parseView.ts";
import { type PickOptions, pick } from "../quickInput/pick.ts";
import { BACK, type Choice, type Item, markCurrent, type QuickInputs } from "../quickInput/quickInput.ts";

/** Asks for a grouping. Returns undefined if the user leaves, which differs from no grouping. */
export async function pickGrouping(
	quickInputs: QuickInputs,
	current: GroupBy | undefined,
): Promise<{ readonly grouping: GroupBy | undefined } | undefined> {
	const value = await pickOne(quickInputs, {
		title: l10n.t("Group By"),
		placeholder: l10n.t("Select how to group opportunities"),
		items: () => groupingItems(current),
		active: current ?? "none",
	});
	return value === undefined ? undefined : { grouping: parseGrouping(value) };
}

/** Asks for an order. Returns undefined if the user leaves. */
export async function pickOrder(quickInputs: QuickInputs, current: OrderBy | undefined): Promise<OrderBy | undefined> {
	const value = await pickOne(quickInputs, {
		title: l10n.t("Sort By"),
		placeholder: l10n.t("Select how to sort opportunities within their groups"),
		items: () => orderItems(current),
		active: current,
	});
	return value === undefined ? undefined : parseOrder(value);
}

/** Items and their buttons have the value that they stand for as their id. */
async function pickOne(quickInputs: QuickInputs, options: PickOptions): Promise<string | undefined> {
	const picked = await pick(quickInputs, options);
	return picked === undefined || picked === BACK ? undefined : (picked.button ?? picked.ids[0]);
}

/** A row for each grouping, and one for none. Ids are values of `group_by`. */
export function groupingItems(current: GroupBy | undefined): readonly Item[] {
	const rows = groupingRows();
	const items = (keys: readonly GroupKey[]) =>
		keys.map((key) => {
			const isCurrent = current !== undefined && groupKeyOf(current) === key;
			return directedItem(key, rows[key], isCurrent ? isDescending(current) : undefined);
		});
	return markCurrent<Item>(
		[
			...items(GROUP_KEYS.filter((key) => !isDated(key))),
			{ id: "none", label: l10n.t("No Grouping"), icon: "list-flat" },
			{ heading: l10n.t("Won or close date") },
			...items(GROUP_KEYS.filter(isDated)),
		],
		current ?? "none",
	);
}

/** A row for each order. Ids are values of `order_by`. */
export function orderItems(current: OrderBy | undefined): readonly Choice[] {
	const rows = orderRows();
	const set = current && orderingOf(current);
	const items = ORDER_KEYS.map((key) => directedItem(key, rows[key], set?.key === key ? set.descending : undefined));
	return markCurrent<Choice>(items, current);
}

function isDated(key: GroupKey): boolean {
	return key !== "user_id";
}

/** How a row looks, in whichever direction. */
interface Row {
	readonly label: string;
	readonly icon: string;
	readonly direction: Direction;
}

interface Direction {
	readonly ascending: string;
	readonly descending: string;
	/** Whether the row descends if it isn't the current one. */
	readonly descends: boolean;
}

/** The row of a key in the direction that is set or usual, with a button for the opposite one. */
function directedItem(key: string, { label, icon, direction }: Row, descending = direction.descends): Choice {
	const [here, opposite] = descending
		? [direction.descending, direction.ascending]
		: [direction.ascending, direction.descending];
	return {
		id: descending ? `-${key}` : key,
		label,
		description: here,
		icon,
		buttons: [
			{
				id: descending ? key : `-${key}`,
				icon: descending ? "arrow-up" : "arrow-down",
				tooltip: l10n.t("Reverse: {0}", opposite),
			},
		],
	};
}

function groupingRows(): Readonly<Record<GroupKey, Row>> {
	const direction = byDate();
	const icon = "calendar";
	return {
		user_id: { label: l10n.t("Owner"), icon: "person", direction: byName() },
		date_won__week: { label: l10n.t("Close Week"), icon, direction },
		date_won__month: { label: l10n.t("Close Month"), icon, direction },
		date_won__quarter: { label: l10n.t("Close Quarter"), icon, direction },
		date_won__year: { label: l10n.t("Close Year"), icon, direction },
	};
}

function orderRows(): Readonly<Record<OrderKey, Row>> {
	return {
		date_won: { label: l10n.t("Close Date"), icon: "calendar", direction: byDate() },
		date_updated: { label: l10n.t("Date Updated"), icon: "diff-modified", direction: byDate() },
		date_created: { label: l10n.t("Date Created"), icon: "diff-added", direction: byDate() },
		confidence: { label: l10n.t("Confidence"), icon: "dashboard", direction: bySize() },
		user_name: { label: l10n.t("Owner"), icon: "person", direction: byName() },
		value: { label: l10n.t("Value"), icon: "tag", direction: bySize() },
		annualized_value: { label: l10n.t("Annualized Value"), icon: "graph-line", direction: bySize() },
		annualized_expected_value: {
			label: l10n.t("Annualized Expected Value"),
			icon: "graph",
			direction: bySize(),
		},
	};
}

function byName(): Direction {
	return { ascending: l10n.t("A to Z"), descending: l10n.t("Z to A"), descends: false };
}

function byDate(): Direction {
	return { ascending: l10n.t("Oldest first"), descending: l10n.t("Newest first"), descends: true };
}

function bySize(): Direction {
	return { ascending: l10n.t("Lowest first"), descending: l10n.t("Highest first"), descends: true };
}
