import type { Log } from "../../close/base/log.ts";
import type { PeriodForms } from "../../opportunities/analysis/periodInView.ts";
import { type CurrentTarget, currentTarget } from "../../opportunities/analysis/standing/currentTarget.ts";
import { targetAmount } from "../../opportunities/analysis/standing/targets.ts";
import { logFailure } from "../base/asyncTasks.ts";
import { ChangeEvent } from "../base/changeEvent.ts";
import type { Disposable } from "../base/ports.ts";
import type { KnownTargets } from "../window/knownTargets.ts";
import type { StatusTarget } from "./statusBarText.ts";

interface ShareTargetParts {
	readonly targets: Pick<KnownTargets, "current" | "onDidChange" | "read">;
	readonly forms: () => PeriodForms;
	readonly log: Log;
}

/** The target that the status bar's share is of. Nothing is read before somebody wants it. */
export class ShareTarget implements Disposable {
	readonly #parts: ShareTargetParts;
	readonly #changes: ChangeEvent<void>;
	readonly #following: Disposable;
	#wanted = false;
	#known = false;

	constructor(parts: ShareTargetParts) {
		this.#parts = parts;
		this.#changes = new ChangeEvent(parts.log);
		this.#following = parts.targets.onDidChange(() => this.#changes.fire());
	}

	/** Whether the targets are known: if so, and there is no current one, there is none. */
	get known(): boolean {
		return this.#known;
	}

	/** The target of now. */
	get current(): CurrentTarget | undefined {
		const { targets, forms } = this.#parts;
		return this.#known ? currentTarget(targets.current, new Date(), forms()) : undefined;
	}

	/** The same, as the item shows it. */
	get shown(): StatusTarget | undefined {
		const { current } = this;
		if (current === undefined) return undefined;
		return { amountAt: (scale) => targetAmount(current.target, scale), label: current.period.label };
	}

	get onDidChange(): (listener: () => void) => Disposable {
		return this.#changes.subscribe;
	}

	/** Reads the targets, once. */
	want(): void {
		if (this.#wanted) return;
		this.#wanted = true;
		logFailure(this.#parts.log, "The targets could not be read", this.#load());
	}

	dispose(): void {
		this.#following.dispose();
		this.#changes.clear();
	}

	async #load(): Promise<void> {
		try {
			await this.#parts.targets.read();
			this.#known = true;
		} catch (error) {
			this.#wanted = false;
			throw error;
		}
		this.#changes.fire();
	}
}
