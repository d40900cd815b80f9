import * as vscode from "vscode";

/**
 * Milliseconds that work may take before a notification appears. The tree's progress bar is there from the
 * beginning.
 */
const MOMENT = 400;

export type Progress = vscode.Progress<{ readonly message: string; readonly increment: number }>;

interface FollowedWork<T> {
	readonly title: string;
	/** The work, which has begun. */
	readonly work: Promise<T>;
	/** Called if the user cancels it. */
	readonly cancel: () => void;
	/** Reports how far the work is, until it is disposed. */
	readonly follow: (progress: Progress) => vscode.Disposable;
}

/** Returns what the work returns. If that takes longer than a moment, a notification shows the progress and can cancel it. */
export async function showIfSlow<T>({ title, work, cancel, follow }: FollowedWork<T>): Promise<T> {
	if (await isOverWithin(MOMENT, work)) return work;
	const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
	return vscode.window.withProgress(options, async (progress, token) => {
		const following = vscode.Disposable.from(token.onCancellationRequested(cancel), follow(progress));
		try {
			return await work;
		} finally {
			following.dispose();
		}
	});
}

async function isOverWithin(ms: number, work: Promise<unknown>): Promise<boolean> {
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
