import * as vscode from "vscode";
import type { Disposable } from "./ports.ts";

type Subscribe = (listener: () => void) => Disposable;

/** Calls listeners when a view is shown or hidden, and when the user comes back to the window or leaves it. */
export function visibilityOrFocus(onDidChangeVisibility: Subscribe): Subscribe {
	return (listener) =>
		vscode.Disposable.from(
			onDidChangeVisibility(listener),
			vscode.window.onDidChangeWindowState(() => listener()),
		);
}
