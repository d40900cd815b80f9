import type { PageFailure } from "./pageFailure.ts";

/** The id of the element with the page's texts and locale. */
export const CONSTANTS_ID = "constants";

/** The constants in a page's HTML. */
export interface PageConstants<Strings> {
	/** BCP 47, as VS Code gave it. */
	readonly locale: string;
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

/** The page's texts, and a locale that Intl knows. */
export function readConstants<Strings>(): PageConstants<Strings> {
	const { locale, strings }: PageConstants<Strings> = JSON.parse(
		document.getElementById(CONSTANTS_ID)?.textContent ?? "",
	);
	return { locale: usableLocale(locale), strings };
}

interface Receiver<Shown> {
	/** Reads a message. Returns undefined if it isn't known. */
	readonly read: (message: unknown) => Shown | PageFailure | undefined;
	readonly show: (shown: Shown) => void;
	readonly fail: (failure: PageFailure) => void;
	/** Answers a message of another kind. Returns false if it isn't one. */
	readonly answer?: (message: unknown) => boolean;
}

/** Receives what the extension sends to the page. */
export function receiveMessages<Shown extends { readonly type: "snapshot" }>(receiver: Receiver<Shown>): void {
	window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
		if (receiver.answer?.(data) === true) return;
		const message = receiver.read(data);
		if (message === undefined) console.warn("A message that is not known was ignored.");
		else if (message.type === "failed") receiver.fail(message);
		else receiver.show(message);
	});
}

/** Returns `locale`, or English if Intl doesn't know it. */
function usableLocale(locale: string): string {
	try {
		return Intl.getCanonicalLocales(locale)[0] ?? "en";
	} catch {
		return "en";
	}
}
