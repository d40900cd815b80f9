import * as vscode from "vscode";
import { logFailure } from "../base/asyncTasks.ts";
import { isOpen } from "../session/session.ts";
import type { Services } from "../window/services.ts";

/** What isn't loaded at activation. */
type LoadFigure = () => Promise<{ readonly showStatusBarFigure: (services: Services) => vscode.Disposable }>;

/** Registers the figure in the status bar. Its code is loaded when the user wants a figure and there is a session. */
export function registerStatusBar(services: Services, load: LoadFigure): vscode.Disposable {
	const { settings, sessions, log } = services;
	let [asked, disposed] = [false, false];
	let figure: vscode.Disposable | undefined;
	const show = async () => {
		try {
			const { showStatusBarFigure } = await load();
			if (!disposed) figure = showStatusBarFigure(services);
		} catch (error) {
			asked = false;
			throw error;
		}
	};
	const update = () => {
		if (asked || settings.current.statusBar === "off" || !isOpen(sessions.current)) return;
		asked = true;
		logFailure(log, "The status bar's figure could not be shown", show());
	};
	update();
	const following = vscode.Disposable.from(settings.onDidChange("statusBar", update), sessions.onDidChange(update));
	return {
		dispose: () => {
			disposed = true;
			following.dispose();
			figure?.dispose();
		},
	};
}
