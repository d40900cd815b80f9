import * as vscode from "vscode";
import { formatCount } from "../../opportunities/text/money.ts";
import { showIfSlow } from "./slowProgress.ts";

/**
 * Runs `work`, which looks up `count` opportunities one after another and calls `step` after each. If that takes longer
 * than a moment, a notification shows how far it is, and can abort the signal.
 */
export async function lookUpInSight(
	count: number,
	work: (signal: AbortSignal, step: () => void) => Promise<void>,
): Promise<void> {
	const end = new AbortController();
	const steps = new vscode.EventEmitter<void>();
	let done = 0;
	const looking = work(end.signal, () => {
		done += 1;
		steps.fire();
	});
	try {
		await showIfSlow({
			title: vscode.l10n.t("Looking up opportunities"),
			work: looking,
			cancel: () => end.abort(),
			follow: (report) => {
				const tell = () => {
					const { language } = vscode.env;
					const message = vscode.l10n.t("{0} of {1}", formatCount(done, language), formatCount(count, language));
					report(done / count, message);
				};
				tell();
				return steps.event(tell);
			},
		});
	} finally {
		steps.dispose();
	}
}
