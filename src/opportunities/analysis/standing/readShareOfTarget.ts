import type { ReadOptions } from "../../reading/readContext.ts";
import type { Currencies } from "../../text/currencies.ts";
import { localDay } from "../../time/calendar.ts";
import type { View } from "../../view/view.ts";
import type { Measure } from "../measure.ts";
import type { PartReader } from "../partReader.ts";
import type { PeriodInView } from "../periodInView.ts";
import { readWon } from "../readWon.ts";
import { withoutStatusAndDate } from "../withoutStatusAndDate.ts";
import { targetMeasures } from "./targetMeasures.ts";
import { amountToReach, type Target } from "./targets.ts";

interface ShareQuestion {
	readonly view: View;
	readonly period: PeriodInView;
	readonly now: Date;
	/** The id that `"me"` stands for. */
	readonly me: string | undefined;
	/** The month in which years begin, 1 to 12. */
	readonly startMonth: number;
	readonly targets: readonly Target[];
	readonly currencies: Pick<Currencies, "currency" | "scaleOf">;
}

/**
 * Reads what was won in a period, with one request, and which share of the target that is. Without a target that the View can be
 * compared with, the share has no value.
 */
export async function readShareOfTarget(
	parts: Pick<PartReader, "figures" | "latest">,
	question: ShareQuestion,
	options: ReadOptions = {},
): Promise<readonly Measure[]> {
	const { view, period, now } = question;
	const target = amountToReach(question);
	const { value, requests } = await readWon(parts, withoutStatusAndDate(view), period, localDay(now), options);
	const measures = targetMeasures({
		target: target?.amount,
		comparable: target?.comparable ?? false,
		won: { value: value.total_value_annualized, requests },
		open: undefined,
	});
	return measures.filter(({ name }) => name === "target.won" || name === "target.share");
}
