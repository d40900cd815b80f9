import { isRecord } from "../../close/base/isRecord.ts";
import { parseView } from "../../opportunities/view/parseView.ts";
import { ViewError } from "../../opportunities/view/view.ts";
import type { ViewPair } from "./pairComparison.ts";

/** The Views that a page kept. Undefined if they aren't valid, for example because another version kept them. */
export function keptPair(state: unknown): ViewPair | undefined {
	if (!isRecord(state) || !isRecord(state["pair"])) return undefined;
	const { a, b } = state["pair"];
	try {
		return { a: parseView(a), b: parseView(b) };
	} catch (error) {
		if (error instanceof ViewError) return undefined;
		throw error;
	}
}
