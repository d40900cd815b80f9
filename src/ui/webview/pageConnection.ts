import * as l10n from "@vscode/l10n";
import { UserError } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import { failureDetails, failureNotice, loggedFailure } from "../base/failureWords.ts";
import type { Disposable } from "../base/ports.ts";
import { callOf, type PageFailure } from "./page/pageFailure.ts";
import {
	isPicture,
	type PictureFormat,
	type PictureTaken,
	readPictureTaken,
	type TakePicture,
} from "./page/picture.ts";

/** A webview from the extension's side. */
export interface PagePort<Snapshot> {
	readonly visible: boolean;
	post(message: Snapshot | PageFailure | TakePicture): void;
	/** Any message can arrive: the listener checks it. */
	onMessage(listener: (message: unknown) => void): Disposable;
	onVisibility(listener: () => void): Disposable;
}

interface WantedPicture {
	readonly message: TakePicture;
	readonly resolve: (taken: PictureTaken) => void;
	readonly reject: (error: unknown) => void;
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
	/** Called with what was thrown, unless the page can show it. */
	readonly failed: (error: unknown) => void;
	readonly log: Log;
}

/**
 * The extension's side of a page. It sends whole snapshots: once the page is ready, only while the page is visible, and
 * only if something changed. A page that is shown again gets the newest snapshot. If something that the user asked for
 * in the page fails, the page is told, and shows it there.
 */
export class PageConnection<Snapshot, FromPage extends { readonly type: string }> {
	readonly #port: PagePort<Snapshot>;
	readonly #parts: ConnectionParts<FromPage>;
	readonly #subscriptions: readonly Disposable[];
	#ready = false;
	#planned = false;
	#disposed = false;
	/** The last snapshot that was sent, as JSON. */
	#sent: string | undefined;
	/** The pictures that the page is asked for, by their numbers, and how often it was asked. */
	readonly #pictures = new Map<number, WantedPicture>();
	#asked = 0;

	constructor(port: PagePort<Snapshot>, parts: ConnectionParts<FromPage>) {
		this.#port = port;
		this.#parts = parts;
		this.#subscriptions = [
			port.onMessage((message) => void this.act(() => this.#receive(message), callOf(message))),
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
	post(snapshot: Snapshot): void {
		if (!this.live) return;
		const text = JSON.stringify(snapshot);
		if (text === this.#sent) return;
		this.#sent = text;
		this.#port.post(snapshot);
	}

	/**
	 * Runs an action for the page. Doesn't reject: a failure goes to the page if it waits for an answer to `call`, else to
	 * `failed`.
	 */
	async act(action: () => unknown, call?: number): Promise<void> {
		try {
			await action();
		} catch (error) {
			if (call === undefined || !this.live) this.#parts.failed(error);
			else this.#answer(call, error);
		}
	}

	/** Has the page draw itself, once it is on screen. Rejects if it is closed meanwhile. */
	takePicture(format: PictureFormat, caption: string): Promise<PictureTaken> {
		return new Promise((resolve, reject) => {
			this.#asked += 1;
			const message: TakePicture = { type: "takePicture", number: this.#asked, format, caption };
			this.#pictures.set(message.number, { message, resolve, reject });
			if (this.live) this.#ask(message);
		});
	}

	dispose(): void {
		this.#disposed = true;
		this.#refusePictures(l10n.t("The page was closed before the image was captured. Reopen it and try again."));
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	#answer(call: number, error: unknown): void {
		const failure = loggedFailure(error, this.#parts.log);
		if (failure === undefined) return;
		this.#port.post({ type: "failed", call, text: failureNotice(failure), details: failureDetails(failure) });
	}

	#takePictureFrom(received: unknown): void {
		const taken = readPictureTaken(received);
		if (taken === undefined) {
			this.#refusePictures(l10n.t("The page is too large to save as an image. Show less of it and try again."));
			return;
		}
		const wanted = this.#pictures.get(taken.number);
		this.#pictures.delete(taken.number);
		if (!("failed" in taken)) wanted?.resolve(taken);
		else
			wanted?.reject(
				new UserError(l10n.t("The image couldn't be drawn. Close and reopen the page, and then try again.")),
			);
	}

	#refusePictures(reason: string): void {
		for (const { reject } of this.#pictures.values()) reject(new UserError(reason));
		this.#pictures.clear();
	}

	/** Asks for a picture of what is current. */
	#ask(message: TakePicture): void {
		this.draw();
		this.#port.post(message);
	}

	#receive(received: unknown): unknown {
		const { name, read, receive, log } = this.#parts;
		if (isPicture(received)) {
			this.#takePictureFrom(received);
			return;
		}
		const message = read(received);
		if (message === undefined) {
			log.warn(`The ${name} page sent a message that is not known; it was ignored.`);
			return;
		}
		if (message.type === "ready") {
			this.#ready = true;
			this.#sent = undefined;
		}
		const result = receive(message);
		if (message.type === "ready") for (const { message: wanted } of this.#pictures.values()) this.#ask(wanted);
		return result;
	}
}
