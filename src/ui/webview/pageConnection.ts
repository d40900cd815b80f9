import type { Log } from "../../close/base/log.ts";
import type { Disposable } from "../base/ports.ts";

/** A webview from the extension's side. */
export interface PagePort<ToPage> {
	readonly visible: boolean;
	post(message: ToPage): void;
	/** Any message can arrive: the listener checks it. */
	onMessage(listener: (message: unknown) => void): Disposable;
	onVisibility(listener: () => void): Disposable;
}

/** What one page needs from the extension's side. */
interface ConnectionParts<FromPage> {
	/** The page's name in the log. */
	readonly name: string;
	/** Returns a message from the page, or undefined if it is none. */
	readonly read: (message: unknown) => FromPage | undefined;
	/** Handles a message. The first one is `ready`, after which the page can receive snapshots. */
	readonly receive: (message: FromPage) => unknown;
	/** Sends the current snapshot with `post`. Called when the page becomes visible, and when it is hidden. */
	readonly draw: () => void;
	/** Called with what was thrown while the page was drawn or a message was handled. */
	readonly failed: (error: unknown) => void;
	readonly log: Log;
}

/**
 * The extension's side of a page. It sends whole snapshots: once the page is ready, only while the page is visible, and
 * only if something changed. A page that is shown again gets the newest snapshot.
 */
export class PageConnection<ToPage, FromPage extends { readonly type: string }> {
	readonly #port: PagePort<ToPage>;
	readonly #parts: ConnectionParts<FromPage>;
	readonly #subscriptions: readonly Disposable[];
	#ready = false;
	#planned = false;
	#disposed = false;
	/** The last snapshot that was sent, as JSON. */
	#sent: string | undefined;

	constructor(port: PagePort<ToPage>, parts: ConnectionParts<FromPage>) {
		this.#port = port;
		this.#parts = parts;
		this.#subscriptions = [
			port.onMessage((message) => void this.act(() => this.#receive(message))),
			port.onVisibility(() => {
				if (!port.visible) this.#sent = undefined;
				this.draw();
			}),
		];
	}

	/** Whether the page can receive snapshots: it is ready and visible. */
	get live(): boolean {
		return this.#ready && this.#port.visible && !this.#disposed;
	}

	draw(): void {
		if (!this.#disposed) void this.act(() => this.#parts.draw());
	}

	/** Sends the snapshot even if the page has it. */
	drawAgain(): void {
		this.#sent = undefined;
		this.draw();
	}

	/** Combines changes of one moment into one snapshot. */
	drawSoon(): void {
		if (this.#planned) return;
		this.#planned = true;
		setImmediate(() => {
			this.#planned = false;
			this.draw();
		});
	}

	/** Sends a snapshot, unless the page can't receive it now or already shows it. */
	post(snapshot: ToPage): void {
		if (!this.live) return;
		const text = JSON.stringify(snapshot);
		if (text === this.#sent) return;
		this.#sent = text;
		this.#port.post(snapshot);
	}

	/** Runs an action for the page. Doesn't reject: failures go to `failed`. */
	async act(action: () => unknown): Promise<void> {
		try {
			await action();
		} catch (error) {
			this.#parts.failed(error);
		}
	}

	dispose(): void {
		this.#disposed = true;
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	#receive(received: unknown): unknown {
		const { name, read, receive, log } = this.#parts;
		const message = read(received);
		if (message === undefined) {
			log.warn(`The ${name} page sent a message that is not known; it was ignored.`);
			return;
		}
		if (message.type === "ready") {
			this.#ready = true;
			this.#sent = undefined;
		}
		return receive(message);
	}
}
