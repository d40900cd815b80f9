import { answerPicture } from "../../webview/page/answerPicture.ts";
import { Calls } from "../../webview/page/callsToExtension.ts";
import { drawWithDialog } from "../../webview/page/explanationDialog.ts";
import { numberFormat } from "../../webview/page/numberFormat.ts";
import { acquireHost, readConstants, receiveMessages } from "../../webview/page/pageHost.ts";
import type { PictureFailed, PictureTaken } from "../../webview/page/picture.ts";
import { keepStops, startRoving } from "../../webview/page/rovingFocus.ts";
import { type FromPage, readToPage, type Snapshot } from "../compareProtocol.ts";
import type { PageStrings } from "../compareStrings.ts";
import type { AskedFigure } from "../shownExplanation.ts";
import { page } from "./comparePage.ts";

/** The state that survives the page: the Views that it compares, and nothing of their figures. */
interface Kept {
	readonly pair?: unknown;
	/** In CSS pixels. */
	readonly scrollY: number;
}

const vscode = acquireHost<FromPage | PictureTaken | PictureFailed, Kept>();
const main = document.querySelector("main") ?? document.body;
const { strings, locale } = readConstants<PageStrings>();
const calls = new Calls<FromPage>((message) => vscode.postMessage(message), strings.dismiss);

const format = numberFormat({ scale: 0, hidden: false }, locale);

let kept = readKept(vscode.getState());
let snapshot: Snapshot | undefined;
let asked: AskedFigure | undefined;
let copied: number | undefined;

function readKept(state: unknown): Kept {
	const stored: Partial<Record<keyof Kept, unknown>> = typeof state === "object" && state !== null ? state : {};
	return { pair: stored.pair, scrollY: typeof stored.scrollY === "number" ? stored.scrollY : 0 };
}

function keep(change: Partial<Kept>): void {
	kept = { ...kept, ...change };
	vscode.setState(kept);
}

function explain(figure: AskedFigure): void {
	asked = figure;
	copied = undefined;
	// The explanation before doesn't answer this question.
	if (snapshot !== undefined) snapshot = { ...snapshot, explanation: undefined };
	calls.send({ type: "explain", ...figure });
}

function stopExplaining(): void {
	if (asked === undefined) return;
	asked = undefined;
	vscode.postMessage({ type: "stopExplaining" });
	draw();
}

function copyRequest(index: number): void {
	copied = index;
	calls.send({ type: "copyRequest", index });
	draw();
}

function draw(): void {
	const ask = (message: FromPage) => calls.send(message);
	const template = page(snapshot, { strings, format, ask, asked, explain, stopExplaining, copied, copyRequest });
	drawWithDialog(main, template, stopExplaining);
	keepStops(main);
	calls.place();
}

function show(message: Snapshot): void {
	const first = snapshot === undefined || snapshot.rows.length === 0;
	snapshot = message;
	draw();
	if (message.pair !== undefined) keep({ pair: message.pair });
	// What was read has its height only after it was drawn.
	const { scrollY } = kept;
	if (first && message.rows.length > 0) requestAnimationFrame(() => window.scrollTo(0, scrollY));
}

receiveMessages({
	read: readToPage,
	show,
	calls,
	takeBack: () => {
		copied = undefined;
		draw();
	},
	answer: (message) => answerPicture(message, main, vscode),
});

window.addEventListener("scroll", () => keep({ scrollY: window.scrollY }), { passive: true });

startRoving(main);
draw();
vscode.postMessage({ type: "ready" });
