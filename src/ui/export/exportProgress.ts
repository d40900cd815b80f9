import * as l10n from "@vscode/l10n";
import type { Wait } from "../../close/base/callOptions.ts";
import { Pauses } from "../../opportunities/reading/readContext.ts";
import { formatCount } from "../../opportunities/text/money.ts";
import type { Clock } from "../base/ports.ts";
import { waitText } from "../base/waitText.ts";

/** `increment` is in percent, as in `vscode.Progress`. */
export type Report = (step: { readonly message: string; readonly increment: number }) => void;

/** Shows an export's progress, and why it pauses. The bar moves if the total is known. */
export class ExportProgress {
	readonly #report: Report;
	readonly #locale: string;
	readonly #clock: Clock;
	readonly #waits = new Pauses();
	#timer: number | undefined;
	#reached = "";
	#percent = 0;

	constructor(report: Report, locale: string, clock: Clock) {
		this.#report = report;
		this.#locale = locale;
		this.#clock = clock;
	}

	/** `total` is undefined if the server doesn't send it. If the count falls back, the bar stays. */
	reach(count: number, total: number | undefined): void {
		const reached = formatCount(count, this.#locale);
		this.#reached = total === undefined ? reached : l10n.t("{0} of {1}", reached, formatCount(total, this.#locale));
		const percent = total === undefined || total === 0 ? 0 : Math.min(100, (count / total) * 100);
		const increment = Math.max(0, percent - this.#percent);
		this.#percent += increment;
		this.#draw(increment);
	}

	/** Shows or ends the wait of one request; see `ReadOptions`. */
	wait(wait: Wait | undefined, request: object): void {
		this.#waits.set(wait, request);
		this.#draw(0);
	}

	dispose(): void {
		this.#clock.clear(this.#timer);
	}

	#draw(increment: number): void {
		this.#clock.clear(this.#timer);
		const wait = this.#waits.first;
		const waiting = wait === undefined ? [] : [waitText(wait, this.#clock.now())];
		const message = [this.#reached, ...waiting].filter((text) => text !== "").join(" · ");
		this.#report({ message, increment });
		this.#timer = wait === undefined ? undefined : this.#clock.set(() => this.#draw(0), 1000);
	}
}
