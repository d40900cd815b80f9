import { render } from "lit";
import type { Asked } from "../../../opportunities/totals/explainFigures.ts";
import { acquireHost, readConstants } from "../../webview/page/pageHost.ts";
import { type FromPage, readToPage, type ToPage } from "../totalsProtocol.ts";
import type { PageStrings } from "../totalsStrings.ts";
import { keepStops } from "./roving.ts";
import { type Opened, page } from "./totalsPage.ts";

/** The state that survives while the page is hidden. It has no figures: those are sent again. */
interface Kept extends Opened {
	/** In CSS pixels. */
	readonly scrollY: number;
}

const vscode = acquireHost<FromPage, Kept>();
const main = document.querySelector("main") ?? document.body;
const { strings, locale } = readConstants<PageStrings>();

let kept = readKept(vscode.getState());
let snapshot: ToPage | undefined;
/** The figures to explain, and whether their request was copied. */
let asked: Asked | undefined;
let copied = false;

function readKept(state: unknown): Kept {
	const stored: Partial<Record<keyof Kept, unknown>> = typeof state === "object" && state !== null ? state : {};
	return {
		allFigures: stored.allFigures === true,
		allGroups: stored.allGroups === true,
		scrollY: typeof stored.scrollY === "number" ? stored.scrollY : 0,
	};
}

function keep(change: Partial<Kept>): void {
	kept = { ...kept, ...change };
	vscode.setState(kept);
}

function explain(wanted: Asked): void {
	asked = wanted;
	copied = false;
	// The explanation before doesn't answer this question.
	if (snapshot !== undefined) snapshot = { ...snapshot, explanation: undefined };
	vscode.postMessage({ type: "explain", ...wanted, figures: [...wanted.figures] });
}

function stopExplaining(): void {
	if (asked === undefined) return;
	asked = undefined;
	vscode.postMessage({ type: "stopExplaining" });
	draw();
}

function copyRequest(): void {
	copied = true;
	vscode.postMessage({ type: "copyRequest" });
	draw();
}

function draw(): void {
	const template = page(snapshot, {
		strings,
		locale,
		opened: kept,
		ask: (message) => vscode.postMessage(message),
		open: (change) => {
			keep(change);
			draw();
		},
		explaining: { asked, copied, ask: explain, copy: copyRequest, stop: stopExplaining },
	});
	const explained = main.querySelector("dialog") !== null;
	render(template, main);
	keepStops(main);
	const dialog = main.querySelector("dialog");
	if (dialog !== null && !dialog.open) dialog.showModal();
	// The group is gone. The explanation must not open again by itself when the group returns.
	if (dialog === null && explained) stopExplaining();
}

window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
	const message = readToPage(data);
	if (message === undefined) {
		console.warn("A message that is not known was ignored.");
		return;
	}
	const first = snapshot === undefined;
	snapshot = message;
	draw();
	// Buttons draw a moment later and have their height only then.
	const { scrollY } = kept;
	if (first) requestAnimationFrame(() => window.scrollTo(0, scrollY));
});

window.addEventListener("scroll", () => keep({ scrollY: window.scrollY }), { passive: true });

draw();
// The time of the data gets its date once the day is over. A hidden page doesn't run.
setInterval(draw, 60_000);
vscode.postMessage({ type: "ready" });
