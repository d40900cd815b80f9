import type { Asked } from "../../../opportunities/totals/explainFigures.ts";
import type { ShownMeasure } from "../../analysis/explanationProtocol.ts";
import type { SectionId } from "../../analysis/sectionContents.ts";
import { answerPicture } from "../../webview/page/answerPicture.ts";
import { Calls } from "../../webview/page/callsToExtension.ts";
import { drawWithDialog } from "../../webview/page/explanationDialog.ts";
import { acquireHost, readConstants, receiveMessages } from "../../webview/page/pageHost.ts";
import type { PictureFailed, PictureTaken } from "../../webview/page/picture.ts";
import { keepStops, startRoving } from "../../webview/page/rovingFocus.ts";
import { type FromPage, readKeptSections, readSort, readToPage, type Snapshot } from "../totalsProtocol.ts";
import type { PageStrings } from "../totalsStrings.ts";
import { type Chosen, page } from "./totalsPage.ts";

/** The state that survives while the page is hidden. It has no figures: those are sent again. */
interface Kept extends Chosen {
	/** In CSS pixels. */
	readonly scrollY: number;
	/** When the sections were last shown because somebody asked for it. */
	readonly revealedAt?: number | undefined;
}

/** What was just copied: a number is the place of a request in the explanation of a section's figure. */
type Copied = "request" | "table" | number;

const vscode = acquireHost<FromPage | PictureTaken | PictureFailed, Kept>();
const main = document.querySelector("main") ?? document.body;
const { strings, locale } = readConstants<PageStrings>();
const calls = new Calls<FromPage>((message) => vscode.postMessage(message), strings.dismiss);

let kept = readKept(vscode.getState());
let snapshot: Snapshot | undefined;
/** The figures to explain: of the totals, or one of a section. */
let asked: Asked | undefined;
let askedMeasure = false;
let copied: Copied | undefined;

function readKept(state: unknown): Kept {
	const stored: Partial<Record<keyof Kept, unknown>> = typeof state === "object" && state !== null ? state : {};
	return {
		allFigures: stored.allFigures === true,
		allGroups: stored.allGroups === true,
		sort: readSort(stored.sort),
		sections: readKeptSections(stored.sections) ?? { open: [] },
		revealedAt: typeof stored.revealedAt === "number" ? stored.revealedAt : undefined,
		scrollY: typeof stored.scrollY === "number" ? stored.scrollY : 0,
	};
}

/** The first message, with what is remembered of the sections, if anything is. */
function ready({ sections }: Kept): FromPage {
	const untouched = sections.open.length === 0 && sections.period === undefined;
	return untouched ? { type: "ready" } : { type: "ready", sections };
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
	askedMeasure = false;
	copied = undefined;
	// The explanation before doesn't answer this question.
	if (snapshot !== undefined) snapshot = { ...snapshot, explanation: undefined, split: undefined };
	calls.send({ type: "explain", ...wanted, figures: [...wanted.figures] });
}

function explainMeasure(section: SectionId, { name, period, group }: ShownMeasure): void {
	asked = undefined;
	askedMeasure = true;
	copied = undefined;
	if (snapshot?.analysis !== undefined)
		snapshot = { ...snapshot, analysis: { ...snapshot.analysis, explanation: undefined } };
	calls.send({ type: "explainMeasure", section, name, period, group });
}

function stopExplaining(): void {
	if (asked === undefined && !askedMeasure) return;
	asked = undefined;
	askedMeasure = false;
	vscode.postMessage({ type: "stopExplaining" });
	draw();
}

function copy(what: Copied): void {
	copied = what;
	if (typeof what === "number") calls.send({ type: "copyMeasureRequest", index: what });
	else calls.send({ type: what === "request" ? "copyRequest" : "copyTable" });
	draw();
}

function keepSections(open: readonly SectionId[]): void {
	keep({ sections: { ...kept.sections, open: [...open] } });
	vscode.postMessage({ type: "openSections", sections: [...open] });
	draw();
}

/** Scrolls to the sections if somebody has just asked to see them. */
function reveal(analysis: Snapshot["analysis"]): boolean {
	if (analysis?.revealedAt === undefined || analysis.revealedAt === kept.revealedAt) return false;
	const heading = document.getElementById("analysis");
	if (heading === null) return false;
	keep({ revealedAt: analysis.revealedAt });
	const [first] = analysis.sections;
	if (kept.sections.open.length === 0 && first !== undefined) keepSections([first.id]);
	requestAnimationFrame(() => heading.scrollIntoView({ block: "start" }));
	return true;
}

/** The extension knows if the chosen period still counts. */
function keepPeriod(analysis: Snapshot["analysis"]): void {
	const { sections } = kept;
	if (analysis === undefined || analysis.period.chosen === sections.period) return;
	keep({ sections: { ...sections, period: analysis.period.chosen } });
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
		keepSections,
		explaining: { asked, ask: explain, copy: () => copy("request"), stop: stopExplaining },
		explainingMeasure: {
			asked: askedMeasure,
			ask: explainMeasure,
			copy,
			copied: typeof copied === "number" ? copied : undefined,
		},
	});
	drawWithDialog(main, template, stopExplaining);
	keepStops(main);
	calls.place();
}

function show(message: Snapshot): void {
	const first = snapshot === undefined;
	snapshot = message;
	keepPeriod(message.analysis);
	draw();
	if (reveal(message.analysis)) return;
	// What was opened has its height only after it was drawn.
	const { scrollY } = kept;
	if (first) requestAnimationFrame(() => window.scrollTo(0, scrollY));
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
// The time of the data gets its date once the day is over. A hidden page doesn't run.
setInterval(draw, 60_000);
vscode.postMessage(ready(kept));
if (kept.sort !== undefined) tellSort();
