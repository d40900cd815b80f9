import { render } from "lit";
import { Calls } from "../../webview/page/callsToExtension.ts";
import { acquireHost, readConstants, receiveMessages } from "../../webview/page/pageHost.ts";
import { keepStops, startRoving } from "../../webview/page/rovingFocus.ts";
import { type FromPage, readToPage, type ToPage } from "../detailsProtocol.ts";
import type { PageStrings } from "../detailsStrings.ts";
import { page, spokenTitle, stillMatches } from "./detailsPage.ts";

/** The state that survives the page: which opportunity it shows, and nothing of its content. */
interface Kept {
	readonly id?: string | undefined;
	/** In CSS pixels. */
	readonly scrollY: number;
}

const vscode = acquireHost<FromPage, Kept>();
const main = document.querySelector("main") ?? document.body;
const { strings } = readConstants<PageStrings>();
const calls = new Calls<FromPage>((message) => vscode.postMessage(message), strings.dismiss);

let kept = readKept(vscode.getState());
let snapshot: ToPage | undefined;
/** The id of the opportunity that was last drawn. */
let drawn: string | undefined;
/** The text for screen readers. It changes only if another opportunity is shown. */
let spoken = "";

function readKept(state: unknown): Kept {
	const stored: Partial<Record<keyof Kept, unknown>> = typeof state === "object" && state !== null ? state : {};
	return {
		id: typeof stored.id === "string" ? stored.id : undefined,
		scrollY: typeof stored.scrollY === "number" ? stored.scrollY : 0,
	};
}

function keep(change: Partial<Kept>): void {
	kept = { ...kept, ...change };
	vscode.setState(kept);
}

function draw(): void {
	render(page(snapshot, { strings, spoken, ask: (message) => calls.send(message) }), main);
	keepStops(main);
	calls.place();
}

function show(message: ToPage): void {
	snapshot = message;
	const id = message.shown?.id;
	const another = id !== undefined && id !== drawn;
	if (another) spoken = spokenTitle(message);
	else if (!stillMatches(spoken, message)) spoken = "";
	const inContent = document.activeElement?.closest(".content") != null;
	draw();
	if (another) {
		// The focused element belonged to the opportunity before. The buttons above stay.
		if (inContent) document.querySelector("h1")?.focus();
		// Scrolls at once: a frame later, the user may have scrolled.
		window.scrollTo(0, id === kept.id ? kept.scrollY : 0);
		drawn = id;
	}
	keep({ id: message.wanted });
}

receiveMessages({ read: readToPage, show, calls });

window.addEventListener("scroll", () => keep({ scrollY: window.scrollY }), { passive: true });

startRoving(main);
draw();
vscode.postMessage({ type: "ready" });
