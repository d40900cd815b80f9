import * as l10n from "@vscode/l10n";
import { isReadable, type Row } from "../../close/schema/opportunityRow.ts";
import type { Side } from "../../opportunities/analysis/comparison/comparedFigures.ts";
import { formatCount } from "../../opportunities/text/money.ts";
import { timeText } from "../../opportunities/time/dateText.ts";
import { opportunityTooltip } from "../rows/opportunityHover.ts";
import { opportunityText } from "../rows/opportunityText.ts";
import type { RowWording } from "../rows/rowText.ts";
import type { Snapshot, Standing } from "./compareProtocol.ts";
import { partLabel } from "./partLabels.ts";

type ShownList = Snapshot["lists"][number];

/** How many rows more a list shows each time. */
export const ROWS_AT_ONCE = 100;

/** One of the lists of opportunities. */
interface SideList {
	readonly side: Side;
	readonly open: boolean;
	readonly standing: Standing;
	/** How many opportunities it has, from the figures; undefined if that isn't known. */
	readonly count: number | undefined;
	/** Undefined until they are read. */
	readonly rows: readonly Row[] | undefined;
	/** How many of them the page shows. */
	readonly shown: number;
	/** When they were read, in milliseconds since the epoch. */
	readonly asOf: number | undefined;
}

/** A list in final texts. `now` is in milliseconds since the epoch. */
export function shownList(list: SideList, wording: RowWording, now: number): ShownList {
	const { side, open, standing, rows = [], shown, asOf } = list;
	const count = list.rows?.length ?? list.count;
	const label = partLabel(side);
	const rest = Math.min(ROWS_AT_ONCE, rows.length - shown);
	const number = (value: number) => formatCount(value, wording.locale);
	return {
		side,
		heading: count === undefined ? label : l10n.t("{0} ({1})", label, number(count)),
		open,
		standing,
		rows: open ? rows.slice(0, shown).map((row) => shownRow(row, wording)) : [],
		...(rest > 0 ? { more: l10n.t("Show {0} More of {1}", number(rest), number(rows.length)) } : {}),
		...(asOf === undefined ? {} : { asOf: l10n.t("as of {0}", timeText(asOf, wording.locale, now)) }),
		canExport: rows.length > 0,
	};
}

function shownRow(row: Row, wording: RowWording): ShownList["rows"][number] {
	if (!isReadable(row))
		return { label: l10n.t("This opportunity couldn't be read."), description: "", hint: row.unreadable };
	const { label, description } = opportunityText(row, wording);
	return { id: row.id, label, description, hint: opportunityTooltip(row, wording) };
}
