import { render } from "lit";
import type { Asked } from "../../../opportunities/totals/explainFigures.ts";
import { Calls } from "../../webview/page/callsToExtension.ts";
import { acquireHost, readConstants } from "../../webview/page/pageHost.ts";
import { keepStops, startRoving } from "../../webview/page/rovingFocus.ts";
import { type FromPage, readSort, readToPage, type Snapshot } from "../totalsProtocol.ts";
import type { PageStrings } from "../totalsStrings.ts";
import { type Chosen, page } from "./totalsPage.ts";

/** The state that survives while the page is hidden. It has no figures: those are sent again. */
interface Kept extends Chosen {
	/** In CSS pixels. */
	readonly scrollY: number;
}

const vscode = acquireHost<FromPage, Kept>();
const main = document.querySelector("main") ?? document.body;
const { strings, locale } = readConstants<PageStrings>();
const calls = new Calls<FromPage>((message) => vscode.postMessage(message), strings.dismiss);

let kept = readKept(vscode.getState());
let snapshot: Snapshot | undefined;
/** The figures to explain. */
let asked: Asked | undefined;
let copied: "request" | "table" | undefined;

function readKept(state: unknown): Kept {
	const stored: Partial<Record<keyof Kept, unknown>> = typeof state === "object" && state !== null ? state : {};
	return {
		allFigures: stored.allFigures === true,
		allGroups: stored.allGroups === true,
		sort: readSort(stored.sort),
		scrollY: typeof stored.scrollY === "number" ? stored.scrollY : 0,
	};
}

function keep(change: Partial<Kept>): void {
	kept = { ...kept, ...change };
	vscode.setState(kept);
}

function choose(change: Partial<Chosen>): void {
	keep(change);
	if (change.sort !== undefined) tellSort();
	copied = undefined;
	draw();
}

/** The extension copies the table, and must sort it as the page does. */
function tellSort(): void {
	vscode.postMessage({ type: "sorted", sort: kept.sort });
}

function explain(wanted: Asked): void {
	asked = wanted;
	copied = undefined;
	// The explanation before doesn't answer this question.
	if (snapshot !== undefined) snapshot = { ...snapshot, explanation: undefined, split: undefined };
	calls.send({ type: "explain", ...wanted, figures: [...wanted.figures] });
}

function stopExplaining(): void {
	if (asked === undefined) return;
	asked = undefined;
	vscode.postMessage({ type: "stopExplaining" });
	draw();
}

function copy(what: "request" | "table"): void {
	copied = what;
	calls.send({ type: what === "request" ? "copyRequest" : "copyTable" });
	draw();
}

function draw(): void {
	const template = page(snapshot, {
		strings,
		locale,
		chosen: kept,
		choose,
		copied,
		ask: (message) => calls.send(message),
		copyTable: () => copy("table"),
		explaining: { asked, ask: explain, copy: () => copy("request"), stop: stopExplaining },
	});
	const explained = main.querySelector("dialog") !== null;
	render(template, main);
	const dialog = main.querySelector("dialog");
	if (dialog !== null && !dialog.open) dialog.showModal();
	keepStops(main);
	calls.place();
	// The group is gone. The explanation must not open again by itself when the group returns.
	if (dialog === null && explained) stopExplaining();
}

window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
	const message = readToPage(data);
	if (message === undefined) {
		console.warn("A message that is not known was ignored.");
		return;
	}
	if (message.type === "failed") {
		// Nothing was copied after all.
		copied = undefined;
		draw();
		calls.failed(message);
		return;
	}
	const first = snapshot === undefined;
	snapshot = message;
	draw();
	// What was opened has its height only after it was drawn.
	const { scrollY } = kept;
	if (first) requestAnimationFrame(() => window.scrollTo(0, scrollY));
});

window.addEventListener("scroll", () => keep({ scrollY: window.scrollY }), { passive: true });

startRoving(main);
draw();
// The time of the data gets its date once the day is over. A hidden page doesn't run.
setInterval(draw, 60_000);
vscode.postMessage({ type: "ready" });
if (kept.sort !== undefined) tellSort();
