import type { Log } from "../../close/base/log.ts";
import type { Disposable } from "../base/ports.ts";

/** A webview as the host's side of a page sees it. */
export interface PagePort<ToPage> {
	readonly visible: boolean;
	post(message: ToPage): void;
	/** Anything may arrive: whoever listens checks it. */
	onMessage(listener: (message: unknown) => void): Disposable;
	onVisibility(listener: () => void): Disposable;
}

/** What one page needs of its side of the host. */
export interface ConnectionParts<FromPage> {
	/** Of the page, in the log. */
	readonly name: string;
	/** Returns a message of the page; undefined for anything else. */
	readonly read: (message: unknown) => FromPage | undefined;
	/** Does what the page asks for. Begins with `ready`, after which the page can be sent something. */
	readonly receive: (message: FromPage) => unknown;
	/** Sends the page what it is to show now, by `post`. Called when the page comes into sight, and when it's hidden. */
	readonly draw: () => void;
	/** Called with what was thrown when the page was drawn or something was done for it. */
	readonly failed: (error: unknown) => void;
	readonly log: Log;
}

/**
 * The host's side of a page: it sends whole snapshots, once the page says that it is ready, only while the page is
 * visible, and only if something in them changed. A page that is shown again gets the newest one.
 */
export class PageConnection<ToPage, FromPage extends { readonly type: string }> {
	readonly #port: PagePort<ToPage>;
	readonly #parts: ConnectionParts<FromPage>;
	readonly #subscriptions: readonly Disposable[];
	#ready = false;
	#planned = false;
	#disposed = false;
	/** The last snapshot that was sent, as text. */
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

	/** Whether the page can be sent something: it's ready, and somebody sees it. */
	get live(): boolean {
		return this.#ready && this.#port.visible && !this.#disposed;
	}

	draw(): void {
		if (!this.#disposed) void this.act(() => this.#parts.draw());
	}

	/** Draws even what the page was sent last. */
	drawAgain(): void {
		this.#sent = undefined;
		this.draw();
	}

	/** Draws several changes of one moment as one. */
	drawSoon(): void {
		if (this.#planned) return;
		this.#planned = true;
		setImmediate(() => {
			this.#planned = false;
			this.draw();
		});
	}

	/** Sends a snapshot, unless the page can't take it now or shows the same already. */
	post(snapshot: ToPage): void {
		if (!this.live) return;
		const text = JSON.stringify(snapshot);
		if (text === this.#sent) return;
		this.#sent = text;
		this.#port.post(snapshot);
	}

	/** Does something for the page. Doesn't reject: `failed` is called instead. */
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
