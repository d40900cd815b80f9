import type { Snapshot } from "../../../src/ui/totals/totalsProtocol.ts";
import { totalsPage } from "../../../src/ui/totals/totalsStrings.ts";
import * as webview from "../webview/harness.ts";

/** The totals page in a browser without VS Code. */
export interface Harness {
	open(options?: webview.OpenOptions): Promise<TotalsPage>;
	close(): Promise<void>;
}

export interface TotalsPage extends webview.HarnessPage {
	show(totals: Snapshot["totals"], filters?: string, view?: string): Promise<void>;
}

export async function startHarness(): Promise<Harness> {
	const harness = await webview.startHarness("totals/page/main.ts", totalsPage);
	return {
		open: async (options) => {
			const opened = await harness.open(options);
			const show = (totals: Snapshot["totals"], filters = "", view = filters || "All opportunities") =>
				opened.send({ type: "snapshot", totals, view, filters, failure: totals.error && "Close can't be reached" });
			return { ...opened, show };
		},
		close: () => harness.close(),
	};
}
