import * as vscode from "vscode";

/** The bar over a view, for as long as something is under way there. */
export class ViewProgress implements vscode.Disposable {
	readonly #viewId: string;
	#end: (() => void) | undefined;

	constructor(viewId: string) {
		this.#viewId = viewId;
	}

	show(loading: boolean): void {
		if (loading === (this.#end !== undefined)) return;
		if (!loading) {
			this.dispose();
			return;
		}
		const ended = new Promise<void>((resolve) => {
			this.#end = resolve;
		});
		void vscode.window.withProgress({ location: { viewId: this.#viewId } }, () => ended);
	}

	dispose(): void {
		this.#end?.();
		this.#end = undefined;
	}
}
