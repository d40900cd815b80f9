import * as vscode from "vscode";

/**
 * Milliseconds that work may take before a notification appears. The tree's progress bar is there from the
 * beginning.
 */
const MOMENT = 400;

/** Shows how far the work is: a part of 0 to 1, and a text. What was shown doesn't go back. */
export type ReportPart = (part: number, message: string) => void;

interface FollowedWork {
	readonly title: string;
	/** The work, which has begun. */
	readonly work: Promise<void>;
	/** Called if the user cancels it. */
	readonly cancel: () => void;
	/** Reports how far the work is, until it is disposed. */
	readonly follow: (report: ReportPart) => vscode.Disposable;
}

/** Waits for the work. If that takes longer than a moment, a notification shows the progress and can cancel it. */
export async function showIfSlow({ title, work, cancel, follow }: FollowedWork): Promise<void> {
	if (await isOverWithin(MOMENT, work)) return;
	const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
	await vscode.window.withProgress(options, async (progress, token) => {
		let reported = 0;
		const following = vscode.Disposable.from(
			token.onCancellationRequested(cancel),
			follow((part, message) => {
				progress.report({ message, increment: Math.max(0, 100 * part - reported) });
				reported = Math.max(reported, 100 * part);
			}),
		);
		try {
			await work;
		} finally {
			following.dispose();
		}
	});
}

async function isOverWithin(ms: number, work: Promise<void>): Promise<boolean> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<boolean>((resolve) => {
		timer = setTimeout(() => resolve(false), ms);
	});
	try {
		return await Promise.race([work.then(() => true), late]);
	} finally {
		clearTimeout(timer);
	}
}
