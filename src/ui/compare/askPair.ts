import * as l10n from "@vscode/l10n";
import { isRecord } from "../../close/base/isRecord.ts";
import { type View, ViewError, withFilter } from "../../opportunities/view/view.ts";
import { BACK, type Item } from "../quickInput/quickInput.ts";
import type { ViewPair } from "./pairComparison.ts";

type Chosen = { readonly view: View } | { readonly item: string };

/** How Views are chosen. */
export interface Chooser {
	choose(choosing: {
		readonly title: string;
		readonly placeholder: string;
		readonly above?: readonly Item[];
		readonly back?: boolean;
	}): Promise<Chosen | typeof BACK | undefined>;
	/** @throws ViewError */
	named(argument: unknown): Promise<View>;
}

const QUARTERS = "quarters";

/** Asks for two Views, one after the other. Returns undefined if the user leaves. */
export async function askPair(chooser: Chooser, shown: View): Promise<ViewPair | undefined> {
	for (;;) {
		const a = await chooser.choose({
			title: l10n.t("Compare Views (1/2)"),
			placeholder: l10n.t("Select View A to compare against"),
			above: [{ id: QUARTERS, label: l10n.t("This Quarter and Last"), description: l10n.t("for the current View") }],
		});
		if (a === undefined || a === BACK) return undefined;
		if ("item" in a) return quartersOf(shown);
		const b = await chooser.choose({
			title: l10n.t("Compare Views (2/2)"),
			placeholder: l10n.t("Select View B to compare with A"),
			back: true,
		});
		if (b === BACK) continue;
		return b === undefined || "item" in b ? undefined : { a: a.view, b: b.view };
	}
}

/** The last quarter and this one, with all other filters of a View: the difference is how much this one is ahead. */
export function quartersOf(view: View): ViewPair {
	return {
		a: { ...withFilter(view, "date_won", "last_quarter") },
		b: { ...withFilter(view, "date_won", "this_quarter") },
	};
}

/** Reads `{ "a": …, "b": … }`. @throws ViewError that says what is wrong with which of the two */
export async function pairArgument(argument: unknown, chooser: Pick<Chooser, "named">): Promise<ViewPair> {
	const keys = isRecord(argument) ? Object.keys(argument).sort().join() : "";
	if (!isRecord(argument) || keys !== "a,b")
		throw new ViewError(
			l10n.t('To compare Views, pass { "a": …, "b": … }. Each must be a View or the name of a View.'),
		);
	const { a, b } = argument;
	return { a: await named("a", a, chooser), b: await named("b", b, chooser) };
}

async function named(key: string, argument: unknown, chooser: Pick<Chooser, "named">): Promise<View> {
	try {
		return await chooser.named(argument);
	} catch (error) {
		if (!(error instanceof ViewError)) throw error;
		throw new ViewError(l10n.t('"{0}" can\'t be compared. {1}', key, error.message), { cause: error });
	}
}
