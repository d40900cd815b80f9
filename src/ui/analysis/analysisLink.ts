import type { Log } from "../../close/base/log.ts";
import { ChangeEvent } from "../base/changeEvent.ts";
import type { Disposable } from "../base/ports.ts";
import type { PlacedMeasure } from "./sectionProvider.ts";
import type { Question } from "./sectionQuestion.ts";

/** What the pages with sections know of each other. */
export class AnalysisLink implements Disposable {
	readonly #changes: ChangeEvent<void>;
	#outcome: { readonly question: Question; readonly measures: readonly PlacedMeasure[] } | undefined;
	#revealedAt: number | undefined;

	constructor(log: Log) {
		this.#changes = new ChangeEvent(log);
	}

	/** Called after each change. */
	get onDidChange(): (listener: () => void) => Disposable {
		return this.#changes.subscribe;
	}

	/** The outcome that the tab has computed, for pages that don't compute it. */
	get outcome(): { readonly question: Question; readonly measures: readonly PlacedMeasure[] } | undefined {
		return this.#outcome;
	}

	noteOutcome(question: Question, measures: readonly PlacedMeasure[]): void {
		if (measures === this.#outcome?.measures) return;
		this.#outcome = { question, measures };
		this.#changes.fire();
	}

	/** What was computed is old. Tells nobody: each page hears by itself that the data changed. */
	forgetOutcome(): void {
		this.#outcome = undefined;
	}

	/** When somebody last asked to see the sections, in milliseconds since the epoch. */
	get revealedAt(): number | undefined {
		return this.#revealedAt;
	}

	/** Has the tab show its sections. */
	reveal(now = Date.now()): void {
		this.#revealedAt = now;
		this.#changes.fire();
	}

	/** From now on, the tab opens at its beginning. */
	endReveal(): void {
		this.#revealedAt = undefined;
	}

	dispose(): void {
		this.#changes.clear();
	}
}
