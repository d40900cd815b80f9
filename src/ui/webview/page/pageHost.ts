import { writeTextsIn } from "../../../close/base/plurals.ts";
import type { PageFailure } from "./pageFailure.ts";

/** The id of the element with the page's texts and locale. */
export const CONSTANTS_ID = "constants";

/** The constants in a page's HTML. */
export interface PageConstants<Strings> {
	/** The display language, for numbers and dates. BCP 47, as VS Code gave it. */
	readonly locale: string;
	/** The language of the texts. It isn't the display language if there is no translation. */
	readonly language: string;
	readonly strings: Strings;
}

/** VS Code's object for a page. It can be acquired only once. */
interface Host<FromPage, Kept> {
	postMessage(message: FromPage): void;
	/** The last stored state. It may come from another version, so check it. */
	getState(): unknown;
	setState(state: Kept): void;
}
declare function acquireVsCodeApi(): unknown;

export function acquireHost<FromPage, Kept>(): Host<FromPage, Kept> {
	return acquireVsCodeApi() as Host<FromPage, Kept>;
}

/** Reads the page's texts and locale, and counts in the language of the texts from now on. */
export function readConstants<Strings>(): PageConstants<Strings> {
	const constants: PageConstants<Strings> = JSON.parse(document.getElementById(CONSTANTS_ID)?.textContent ?? "");
	writeTextsIn(constants.language);
	return constants;
}

interface Receiver<Shown> {
	/** Reads a message. Returns undefined if it isn't known. */
	readonly read: (message: unknown) => Shown | PageFailure | undefined;
	readonly show: (shown: Shown) => void;
	/** Shows why something failed that the page asked for. */
	readonly calls: { failed(failure: PageFailure): void };
	/** Takes back what the page shows as done, such as a copy, before a failure is shown. */
	readonly takeBack?: () => void;
	/** Answers a message of another kind. Returns false if it isn't one. */
	readonly answer?: (message: unknown) => boolean;
}

/** Receives what the extension sends to the page. */
export function receiveMessages<Shown extends { readonly type: "snapshot" }>(receiver: Receiver<Shown>): void {
	window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
		if (receiver.answer?.(data) === true) return;
		const message = receiver.read(data);
		if (message === undefined) console.warn("A message that is not known was ignored.");
		else if (message.type === "snapshot") receiver.show(message);
		else {
			receiver.takeBack?.();
			receiver.calls.failed(message);
		}
	});
}
