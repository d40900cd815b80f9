import * as vscode from "vscode";
import type { Wait } from "../../close/base/callOptions.ts";
import type { ListingState } from "../../opportunities/listing/listingState.ts";
import { waitText } from "../base/waitText.ts";

/**
 * The line above the rows: that the data is made up, or how long a pause takes. Empty without a session, because a
 * message would hide the welcome view. It contains no text from outside, because VS Code reads Markdown in it.
 */
export class WaitMessage implements vscode.Disposable {
	readonly #view: vscode.TreeView<unknown>;
	#timer: NodeJS.Timeout | undefined;
	#wait: Wait | undefined;

	constructor(view: vscode.TreeView<unknown>) {
		this.#view = view;
	}

	show(state: ListingState, sample: boolean): void {
		this.#wait = state.wait;
		clearInterval(this.#timer);
		this.#timer = undefined;
		const usual = sample ? vscode.l10n.t("Sample data: made up, and only in this window.") : undefined;
		const draw = () => {
			const text = this.#wait === undefined ? usual : waitText(this.#wait, Date.now());
			if (this.#view.message !== text) this.#view.message = text as string;
		};
		draw();
		if (this.#wait !== undefined) this.#timer = setInterval(draw, 1000);
	}

	dispose(): void {
		clearInterval(this.#timer);
	}
}
