import { asUserError, type UserError } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import { TooManyRows } from "../../opportunities/analysis/wholeListing.ts";
import { finiteContent, type Held, timeOf } from "./heldContent.ts";
import { SECTION_IDS, type SectionId } from "./sectionContents.ts";
import type { AnyProvider, SectionContext } from "./sectionProvider.ts";
import { type Question, questionOf, sameQuestion } from "./sectionQuestion.ts";
import { REQUESTS_WITHOUT_ASKING, requestsAfter, rowsWithoutAsking } from "./sectionRequests.ts";

interface SectionsParts {
	readonly providers: readonly AnyProvider[];
	/** What sections are computed from now. Undefined without a session or a View. */
	readonly context: () => SectionContext | undefined;
	/** Called after each change. */
	readonly changed: () => void;
	readonly log: Log;
}

/** A section as it is held here. */
export interface HeldSection {
	readonly id: SectionId;
	readonly open: boolean;
	readonly progress: Progress;
	/** What was read last. It may answer an earlier question: see `asked`. */
	readonly held: Held | undefined;
	/** Whether `held` is about the View and the period of now. */
	readonly asked: boolean;
}

type Progress =
	| { readonly state: "closed" }
	| { readonly state: "queued" }
	| { readonly state: "ready" }
	| { readonly state: "waiting"; readonly needs: number | undefined }
	| { readonly state: "loading"; readonly done: number; readonly total: number | undefined }
	| { readonly state: "failed"; readonly error: UserError };

interface Entry {
	open: boolean;
	progress: Progress;
	held: Held | undefined;
	/** The question for which the user agreed to many requests. */
	agreed: Question | undefined;
	/** To be computed again, without a sign of it: the parts are known. */
	again: boolean;
}

interface Run {
	readonly id: SectionId;
	readonly question: Question;
	readonly controller: AbortController;
	/** The data changed meanwhile. */
	old: boolean;
}

/**
 * The sections of one page. Reads those that are open while the page is visible, one after another, and drops what
 * belongs to a View, a period or a session that was left.
 */
export class Sections {
	readonly #parts: SectionsParts;
	readonly #entries: ReadonlyMap<SectionId, Entry>;
	#visible = false;
	#run: Run | undefined;
	#question: Question | undefined;

	constructor(parts: SectionsParts) {
		this.#parts = parts;
		const ids = SECTION_IDS.filter((id) => parts.providers.some((provider) => provider.id === id));
		this.#entries = new Map(ids.map((id) => [id, newEntry()]));
	}

	/** In the order of the page. */
	get all(): readonly HeldSection[] {
		return [...this.#entries].map(([id, { open, progress, held }]) => ({
			id,
			open,
			progress,
			held,
			asked: held !== undefined && sameQuestion(held.question, this.#question),
		}));
	}

	/** Opens these sections and closes the others. */
	open(ids: readonly SectionId[]): void {
		for (const [id, entry] of this.#entries) {
			const open = ids.includes(id);
			if (open === entry.open) continue;
			entry.open = open;
			if (!open) this.#close(id, entry);
			else {
				entry.progress = { state: "queued" };
				entry.again ||= entry.held?.old === true;
			}
		}
		this.update();
	}

	/** Nothing is read while the page isn't visible. */
	show(visible: boolean): void {
		this.#visible = visible;
		if (!visible) this.#abort();
		this.update();
	}

	/** Reads a section that waits for the user, that failed, or that is old. */
	read(id: SectionId): void {
		const entry = this.#entries.get(id);
		if (entry === undefined || this.#run?.id === id) return;
		const { progress } = entry;
		// Only who has seen how many requests it takes has agreed to them.
		if (progress.state === "waiting" && progress.needs !== undefined) entry.agreed = this.#question;
		this.#renew(entry);
		this.update();
	}

	/** Ends the reading of a section. What it showed before stays. */
	stop(id: SectionId): void {
		const entry = this.#entries.get(id);
		if (entry === undefined || (this.#run?.id !== id && entry.progress.state !== "queued")) return;
		if (this.#run?.id === id) this.#abort();
		entry.progress = { state: "waiting", needs: undefined };
		this.update();
	}

	/** Has a section do what the user asks for there. */
	async act(id: SectionId, action: unknown): Promise<void> {
		const context = this.#parts.context();
		const provider = this.#provider(id);
		if (context === undefined || provider?.act === undefined) return;
		for (const changed of await provider.act(action, context)) {
			const entry = this.#entries.get(changed);
			const needs = this.#provider(changed)?.requests(context) ?? 0;
			if (entry?.open && entry.held !== undefined && needs > 0) entry.progress = { state: "queued" };
			this.recompute(changed);
		}
	}

	/** Computes a section again without a sign of loading: what it reads is known. */
	recompute(id: SectionId): void {
		const entry = this.#entries.get(id);
		if (entry?.held === undefined) return;
		entry.again = true;
		if (this.#run?.id === id) this.#abort();
		this.update();
	}

	/** The data changed: what is shown is old. */
	markOld(): void {
		for (const entry of this.#entries.values()) if (entry.held) entry.held = { ...entry.held, old: true };
		if (this.#run !== undefined) this.#run.old = true;
		this.#parts.changed();
	}

	/** Reads open sections again, and asks the user again before it takes many requests. */
	refresh(): void {
		this.#abort();
		this.markOld();
		for (const entry of this.#entries.values()) {
			entry.agreed = undefined;
			if (entry.open) this.#renew(entry);
		}
		this.update();
	}

	/** Call this after each change of what sections are computed from. */
	update(): void {
		const context = this.#parts.context();
		const question = context && questionOf(context);
		if (!sameQuestion(question, this.#question)) this.#ask(question);
		if (context !== undefined && question !== undefined) this.#next(context, question);
		this.#parts.changed();
	}

	dispose(): void {
		this.#visible = false;
		this.#abort();
	}

	/** Another question: what waited or failed did so for the one before. */
	#ask(question: Question | undefined): void {
		const left = this.#question;
		this.#question = question;
		this.#abort();
		for (const entry of this.#entries.values()) {
			if (left?.parts !== question?.parts) entry.held = undefined;
			entry.again = false;
			if (entry.open) entry.progress = { state: "queued" };
		}
	}

	#close(id: SectionId, entry: Entry): void {
		entry.progress = { state: "closed" };
		if (this.#run?.id === id) this.#abort();
	}

	#renew(entry: Entry): void {
		entry.again = true;
		if (entry.open) entry.progress = { state: "queued" };
	}

	/** Begins to read the first section that is open and not read. */
	#next(context: SectionContext, question: Question): void {
		if (!this.#visible || this.#run !== undefined) return;
		for (const [id, entry] of this.#entries) {
			const provider = this.#provider(id);
			if (!entry.open || provider === undefined) continue;
			const known = entry.held !== undefined && sameQuestion(entry.held.question, question) && !entry.again;
			if (known && entry.progress.state === "queued") entry.progress = { state: "ready" };
			const wanted = entry.progress.state === "queued" || (entry.progress.state === "ready" && entry.again);
			if (!wanted && toldNeeds(entry) === undefined) continue;
			const agreed = sameQuestion(entry.agreed, question);
			const limit = this.#limitOf(provider, entry, agreed, context);
			if (limit === undefined) continue;
			void this.#read(provider, entry, limit, context, question);
			return;
		}
	}

	/** How many rows the section may read now. Undefined if it has to wait for the user, or if it can't be read. */
	#limitOf(provider: AnyProvider, entry: Entry, agreed: boolean, context: SectionContext): number | undefined {
		const told = toldNeeds(entry);
		if (agreed && told === undefined) return Number.POSITIVE_INFINITY;
		try {
			const needs = provider.requests(context);
			// It may be less by now, as another section has read some of it.
			if (told !== undefined && (needs === undefined || needs >= told)) return undefined;
			if (needs === undefined) return rowsWithoutAsking(provider, context);
			if (needs <= REQUESTS_WITHOUT_ASKING) return Number.POSITIVE_INFINITY;
			entry.progress = { state: "waiting", needs };
		} catch (error) {
			entry.progress = { state: "failed", error: asUserError(error, this.#parts.log) };
		}
		return undefined;
	}

	async #read(
		provider: AnyProvider,
		entry: Entry,
		limit: number,
		context: SectionContext,
		question: Question,
	): Promise<void> {
		const run: Run = { id: provider.id, question, controller: new AbortController(), old: false };
		this.#run = run;
		entry.again = false;
		if (entry.progress.state !== "ready") entry.progress = { state: "loading", done: 0, total: undefined };
		const { signal } = run.controller;
		const onProgress = (done: number, total: number) => {
			if (this.#run !== run || entry.progress.state !== "loading") return;
			entry.progress = { state: "loading", done, total };
			this.#parts.changed();
		};
		try {
			const content = finiteContent(await provider.read(context, { signal, onProgress, limit }));
			if (this.#run !== run) return;
			entry.held = { question, period: context.period, content, asOf: timeOf(content), old: run.old };
			entry.progress = { state: "ready" };
		} catch (error) {
			if (this.#run !== run) return;
			entry.progress =
				error instanceof TooManyRows
					? { state: "waiting", needs: requestsAfter(error, provider, context) }
					: { state: "failed", error: asUserError(error, this.#parts.log) };
		}
		this.#run = undefined;
		this.update();
	}

	/** Ends what is being read. It will be read again if it is still open. */
	#abort(): void {
		const run = this.#run;
		if (run === undefined) return;
		this.#run = undefined;
		run.controller.abort();
		const entry = this.#entries.get(run.id);
		if (entry === undefined) return;
		entry.again = true;
		if (entry.open && entry.progress.state !== "ready") entry.progress = { state: "queued" };
	}

	#provider(id: SectionId): AnyProvider | undefined {
		return this.#parts.providers.find((provider) => provider.id === id);
	}
}

/** How many requests a section waits for the user to agree to. */
function toldNeeds({ progress }: Entry): number | undefined {
	return progress.state === "waiting" ? progress.needs : undefined;
}

function newEntry(): Entry {
	return { open: false, progress: { state: "closed" }, held: undefined, agreed: undefined, again: false };
}
