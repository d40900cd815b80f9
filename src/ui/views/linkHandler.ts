import * as vscode from "vscode";
import { SerialQueue } from "../base/asyncTasks.ts";
import { showFailure } from "../base/showFailure.ts";
import type { Services } from "../window/services.ts";
import type { askAboutLink } from "./openLink.ts";
import type { SavedViews } from "./savedViews.ts";

/** People don't open more links than this at once: the rest is ignored. */
const MOST_WAITING = 5;

/** Handles the links that VS Code passes to this extension, with one dialog at a time. */
export function registerLinks(
	services: Services,
	saved: SavedViews,
	load: () => Promise<{ readonly askAboutLink: typeof askAboutLink }>,
): vscode.Disposable {
	const queue = new SerialQueue();
	let waiting = 0;
	const ask = (uri: vscode.Uri) =>
		queue.take(async () => {
			const { askAboutLink } = await load();
			return askAboutLink(uri, services, saved);
		});
	return vscode.window.registerUriHandler({
		handleUri: async (uri) => {
			if (waiting === MOST_WAITING) return services.log.warn("Many links came at once: one is left out.");
			waiting += 1;
			try {
				const act = await ask(uri).finally(() => {
					waiting -= 1;
				});
				await act?.();
			} catch (error) {
				void showFailure(error, services.log);
			}
		},
	});
}
