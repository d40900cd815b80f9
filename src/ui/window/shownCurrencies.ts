import type { Log } from "../../close/base/log.ts";
import { Currencies } from "../../opportunities/text/currencies.ts";
import { ChangeEvent } from "../base/changeEvent.ts";
import type { Disposable } from "../base/ports.ts";
import { isOpen } from "../session/session.ts";
import type { Sessions } from "../session/sessions.ts";

/** How this window writes amounts, as far as the session knows its currencies. */
export class ShownCurrencies implements Disposable {
	readonly #sessions: Pick<Sessions, "current" | "onDidChange">;
	readonly #changes: ChangeEvent<void>;
	readonly #follower: Disposable;
	readonly #none = new Currencies();
	#listening: Disposable | undefined;

	constructor(sessions: Pick<Sessions, "current" | "onDidChange">, log: Log) {
		this.#sessions = sessions;
		this.#changes = new ChangeEvent(log);
		this.#follower = sessions.onDidChange(() => this.#follow());
		this.#follow();
	}

	/** The currencies of the session. Without a session, none is known. */
	get current(): Currencies {
		const { current } = this.#sessions;
		return isOpen(current) ? current.currencies : this.#none;
	}

	/** Called when amounts on screen must be written differently. */
	get onDidChange(): (listener: () => void) => Disposable {
		return this.#changes.subscribe;
	}

	dispose(): void {
		this.#follower.dispose();
		this.#listening?.dispose();
		this.#changes.clear();
	}

	#follow(): void {
		this.#listening?.dispose();
		this.#listening = this.current.onDidChange(() => this.#changes.fire());
	}
}
