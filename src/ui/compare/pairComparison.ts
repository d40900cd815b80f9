import { isRecord } from "../../close/base/isRecord.ts";
import type { Row } from "../../close/schema/opportunityRow.ts";
import { SIDES, type Side } from "../../opportunities/analysis/comparison/comparedFigures.ts";
import { readSide, requestsForSide } from "../../opportunities/analysis/comparison/comparisonSides.ts";
import {
	type ComparedParts,
	type Comparison,
	type Pair,
	readComparison,
} from "../../opportunities/analysis/comparison/readComparison.ts";
import { sharedView } from "../../opportunities/analysis/comparison/sharedView.ts";
import type { Part } from "../../opportunities/analysis/partReader.ts";
import { parseView } from "../../opportunities/view/parseView.ts";
import { type View, ViewError } from "../../opportunities/view/view.ts";
import { type Asking, parametersOf } from "../../opportunities/view/viewParameters.ts";
import { REQUESTS_WITHOUT_ASKING } from "../analysis/sectionRequests.ts";
import { ROWS_AT_ONCE } from "./shownLists.ts";
import { StoppableReading } from "./stoppableReading.ts";

/** The two Views to compare. */
export interface ViewPair {
	readonly a: View;
	readonly b: View;
}

/** What a comparison is read with, in the session of the moment. */
export interface ComparisonSource {
	/** Undefined without a session. */
	reader(): Promise<ComparedParts | undefined>;
	asking(): Asking;
}

/** A comparison with what it was read from. */
interface Compared extends Comparison {
	readonly pair: Pair;
	readonly parts: ComparedParts;
	/** What the Views meant when they were read: named periods and "me" change their meaning. */
	readonly meaning: string;
}

interface List {
	open: boolean;
	/** How many of its rows are shown. */
	shown: number;
	/** How many requests it waits to be allowed; infinite if nobody knows how many. */
	needs: number | undefined;
	readonly reading: StoppableReading<Part<readonly Row[]>>;
}

/** Two Views, their comparison, and the lists of what one or both of them have. Reads what it is asked for. */
export class PairComparison {
	readonly #source: ComparisonSource;
	readonly reading: StoppableReading<Compared | undefined>;
	readonly #lists: Readonly<Record<Side, List>>;
	readonly #changed: () => void;
	#views: ViewPair | undefined;
	#old = false;
	#forgetting = false;

	/** `changed` is called after each change. */
	constructor(source: ComparisonSource, changed: () => void) {
		this.#source = source;
		this.#changed = changed;
		this.reading = new StoppableReading(changed);
		const list = (): List => ({
			open: false,
			shown: ROWS_AT_ONCE,
			needs: undefined,
			reading: new StoppableReading(changed),
		});
		this.#lists = { only_a: list(), both: list(), only_b: list() };
	}

	get views(): ViewPair | undefined {
		return this.#views;
	}

	/** Undefined before something was read, and without a session. */
	get compared(): Compared | undefined {
		return this.reading.value;
	}

	/** The data changed since the comparison was read. */
	get old(): boolean {
		return this.#old && this.compared !== undefined;
	}

	/** The parts are being forgotten to be read again for this comparison, which isn't old therefore. */
	get forgetting(): boolean {
		return this.#forgetting;
	}

	list(side: Side): Readonly<List> {
		return this.#lists[side];
	}

	/** Compares other Views from now on, without reading them yet. */
	choose(views: ViewPair): void {
		this.#views = views;
		this.forget();
	}

	/** Forgets what was read, for example because it belongs to another session. */
	forget(): void {
		this.#old = false;
		this.#clearLists();
		this.reading.clear();
	}

	markOld(): void {
		this.#old = true;
		this.#changed();
	}

	/**
	 * Compares the Views anew. Waits for the user if it takes many requests, unless the user has agreed to `any`. With
	 * `fresh`, what was read before is read again.
	 */
	async read({ any = false, fresh = false } = {}): Promise<void> {
		const views = this.#views;
		if (views === undefined) return;
		await this.reading.run(async (work) => {
			const parts = await this.#source.reader();
			if (parts === undefined) return undefined;
			const forget = () => this.#forgetParts(parts);
			if (fresh) forget();
			this.#old = false;
			const asking = this.#source.asking();
			const pair: Pair = { ...views, shared: sharedView(views.a, views.b, asking) };
			const mostRequests = any ? Number.POSITIVE_INFINITY : REQUESTS_WITHOUT_ASKING;
			const comparison = await readComparison(pair, parts, { ...work, mostRequests }, forget);
			return { ...comparison, pair, parts, meaning: meaningOf(views, asking) };
		});
		if (this.reading.state.kind !== "ready") return;
		this.#clearLists();
		await this.#readOpenLists();
	}

	/** Reads what is missing of what is shown, unless it failed. */
	async resume(): Promise<void> {
		if (this.reading.state.kind === "none") await this.read();
		else if (this.reading.state.kind === "ready") await this.#readOpenLists();
	}

	/** Reads anew if the Views mean something else by now, because the day or the fiscal year has changed. */
	async catchUp(): Promise<void> {
		const { compared } = this;
		if (compared === undefined || this.reading.state.kind !== "ready") return;
		if (meaningOf(compared.pair, this.#source.asking()) !== compared.meaning) await this.read();
	}

	/** Opens or closes a list. An opened one is read, unless that takes many requests. */
	async openList(side: Side, open: boolean): Promise<void> {
		const list = this.#lists[side];
		if (list.open === open) return;
		list.open = open;
		if (!open) list.reading.stop();
		this.#changed();
		if (open && list.reading.value === undefined) await this.#readList(side);
	}

	/** Reads a list, however many requests it takes. */
	async readList(side: Side): Promise<void> {
		await this.#readList(side, true);
	}

	stopList(side: Side): void {
		const list = this.#lists[side];
		list.reading.stop();
		if (list.reading.value === undefined) list.needs = this.#requestsFor(side);
		this.#changed();
	}

	showMore(side: Side): void {
		this.#lists[side].shown += ROWS_AT_ONCE;
		this.#changed();
	}

	/** Ends all that is being read. */
	stop(): void {
		this.reading.stop();
		for (const side of SIDES) this.#lists[side].reading.stop();
	}

	#forgetParts(parts: ComparedParts): void {
		this.#forgetting = true;
		parts.forget();
		this.#forgetting = false;
	}

	/** Reads the open lists that are neither read nor waiting. */
	async #readOpenLists(): Promise<void> {
		const missing = SIDES.filter((side) => this.#lists[side].open && this.#lists[side].reading.state.kind === "none");
		await Promise.all(missing.map((side) => this.#readList(side)));
	}

	async #readList(side: Side, any = false): Promise<void> {
		const list = this.#lists[side];
		const { compared } = this;
		if (compared === undefined || compared.unread !== undefined) return;
		const needs = this.#requestsFor(side);
		list.needs = !any && needs > REQUESTS_WITHOUT_ASKING ? needs : undefined;
		this.#changed();
		if (list.needs !== undefined) return;
		await list.reading.run((work) => readSide(compared.pair, side, compared.parts, work));
	}

	#requestsFor(side: Side): number {
		const { compared } = this;
		return compared === undefined ? 0 : requestsForSide(compared.pair, side, compared.parts);
	}

	#clearLists(): void {
		for (const side of SIDES) {
			const list = this.#lists[side];
			list.shown = ROWS_AT_ONCE;
			list.needs = undefined;
			list.reading.clear();
		}
	}
}

function meaningOf({ a, b }: ViewPair, asking: Asking): string {
	return JSON.stringify([a, b].map((view) => parametersOf(view, asking)));
}

/** The Views that a page kept. Undefined if they aren't valid, for example because another version kept them. */
export function keptPair(state: unknown): ViewPair | undefined {
	if (!isRecord(state) || !isRecord(state["pair"])) return undefined;
	const { a, b } = state["pair"];
	try {
		return { a: parseView(a), b: parseView(b) };
	} catch (error) {
		if (error instanceof ViewError) return undefined;
		throw error;
	}
}
