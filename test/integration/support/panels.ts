import * as vscode from "vscode";

/** What the details pages are told, while it is listened to. */
interface PanelLists {
	/** The list that Previous and Next go through in each open tab, in the order in which they were opened. */
	titles(): (string | undefined)[];
	stop(): void;
}

interface Told {
	readonly place?: { readonly title?: string };
}

/** Listens to what is sent to the tabs that open from now on. */
export function listsOfPanels(): PanelLists {
	const { createWebviewPanel } = vscode.window;
	const told = new Map<vscode.WebviewPanel, Told>();
	Object.assign(vscode.window, {
		createWebviewPanel: (...given: Parameters<typeof createWebviewPanel>) => {
			const panel = createWebviewPanel(...given);
			const { webview } = panel;
			const post = webview.postMessage.bind(webview);
			told.set(panel, {});
			panel.onDidDispose(() => told.delete(panel));
			Object.assign(webview, {
				postMessage: (message: Told) => {
					told.set(panel, message);
					return post(message);
				},
			});
			return panel;
		},
	});
	return {
		titles: () => [...told.values()].map(({ place }) => place?.title),
		stop: () => void Object.assign(vscode.window, { createWebviewPanel }),
	};
}
