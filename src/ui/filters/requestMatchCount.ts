import { PageReader } from "../../opportunities/reading/pageReader.ts";
import { probe } from "../../opportunities/reading/probe.ts";
import { sameFilters, type View } from "../../opportunities/view/view.ts";
import { isOpen } from "../session/session.ts";
import type { CurrentView } from "../window/currentView.ts";
import type { Services } from "../window/services.ts";
import { readContextOf } from "../window/sessionReadContext.ts";
import type { CountMatches } from "./debouncedMatchCount.ts";

/** Counts with one small request, or with none if the tree shows the same opportunities or is about to. */
export function matchCountRequest({ currentView, settings, log }: Services): CountMatches {
	return async (view, signal) => {
		const { session } = currentView;
		if (!isOpen(session)) return undefined;
		const known = await countInTree(currentView, view, signal);
		if (known !== undefined || session !== currentView.session) return known;
		const { parameters } = currentView.queryOf(view, session);
		const reader = new PageReader(readContextOf(session, settings, log));
		return (await probe(reader, parameters, { signal })).totals.total_results;
	};
}

/** Waits while the tree is reading the same opportunities. Returns undefined if it shows others. */
async function countInTree(
	currentView: Pick<CurrentView, "view" | "state" | "onDidChange">,
	view: View,
	signal: AbortSignal,
): Promise<number | undefined> {
	for (;;) {
		const { state } = currentView;
		if (state.view !== undefined && sameFilters(state.view, view) && !state.stale && state.totals !== undefined)
			return state.totals.total_results;
		if (signal.aborted || !state.loading || !sameFilters(currentView.view, view)) return undefined;
		await nextChange(currentView, signal);
	}
}

function nextChange({ onDidChange }: Pick<CurrentView, "onDidChange">, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const done = () => {
			listening.dispose();
			signal.removeEventListener("abort", done);
			resolve();
		};
		const listening = onDidChange(done);
		signal.addEventListener("abort", done);
	});
}
