import type { Log } from "../../close/base/log.ts";
import { isByOwner } from "../../close/schema/grouping.ts";
import type { StatusType } from "../../close/schema/parameters.ts";
import {
	hasOtherTypes,
	hasParts,
	type PartedGroups,
	readPartedGroups,
	requestsToPart,
	roundingIn,
	typesToRead,
} from "../../opportunities/analysis/partedGroups.ts";
import type { ListingState } from "../../opportunities/listing/listingState.ts";
import { asCloseError } from "../../opportunities/reading/readErrors.ts";
import type { Provenance } from "../../opportunities/reading/readPlan.ts";
import { statusPartLabels } from "../../opportunities/totals/statusPartLabels.ts";
import type { View } from "../../opportunities/view/view.ts";
import type { Disposable } from "../base/ports.ts";
import type { SessionParts } from "../window/sessionParts.ts";
import type { ShownStatusParts } from "./statusPartsProtocol.ts";

interface StatusPartsWatchParts {
	readonly source: { readonly state: ListingState };
	readonly sessionParts: Pick<SessionParts, "reader" | "onDidForget">;
	/** Whether somebody sees the parts: the page is visible, and amounts aren't hidden. */
	readonly seen: () => boolean;
	/** The month in which years begin, 1 to 12. */
	readonly startMonth: () => number;
	/** Called after each change of {@link StatusPartsWatch.shown}. */
	readonly changed: () => void;
	readonly log: Log;
}

/** What is read to part the groups on screen. */
interface Question {
	readonly view: View;
	/** The reading of the Listing whose figures are parted. */
	readonly provenance: Provenance | undefined;
	readonly types: readonly StatusType[];
}

/** Up to so many owners, or so many requests by period, are parted without asking the user. */
const MOST_OWNERS = 30;
const MOST_REQUESTS = 60;

/**
 * Keeps the parts of the groups that a totals page shows. It reads them only while somebody sees them, once for each
 * reading of the Listing, and asks first if that takes many requests. Earlier parts of the same groups stay, marked as
 * old, until the new ones have arrived.
 */
export class StatusPartsWatch implements Disposable {
	readonly #parts: StatusPartsWatchParts;
	readonly #forgetting: Disposable;
	#phase: ShownStatusParts["phase"] | "idle" = "idle";
	#question: Question | undefined;
	#reading: AbortController | undefined;
	#parted: PartedGroups | undefined;
	/** What {@link #parted} belongs to; another View has other groups. */
	#partedOf: Question | undefined;
	#requests = 0;
	#error: ShownStatusParts["error"];
	/** The View whose many requests the user agreed to. */
	#agreed: View | undefined;

	constructor(parts: StatusPartsWatchParts) {
		this.#parts = parts;
		this.#forgetting = parts.sessionParts.onDidForget(() => {
			this.#end();
			parts.changed();
		});
	}

	/** What the page shows of the parts; undefined if there are none, they are hidden, or it shows one group alone. */
	get shown(): ShownStatusParts | undefined {
		const { view, grouped } = this.#parts.source.state;
		const phase = this.#question?.view === view ? this.#phase : "idle";
		if (!grouped || !hasParts(view) || !this.#parts.seen()) return undefined;
		const parted = this.parted;
		if (phase === "idle" && parted === undefined) return undefined;
		return {
			phase: phase === "idle" ? "loading" : phase,
			requests: this.#requests,
			labels: statusPartLabels(view.group_by, parted?.whole ?? {}),
			whole: parted?.whole,
			groups: Object.fromEntries(parted?.groups ?? []),
			asOf: parted?.asOf,
			old: parted !== undefined && phase !== "ready",
			addsUp: parted?.addsUp ?? true,
			error: this.#error,
		};
	}

	/** The parts of the View on screen, as far as they are known; undefined beside one group alone. */
	get parted(): PartedGroups | undefined {
		const { view, grouped } = this.#parts.source.state;
		return grouped && this.#partedOf?.view === view ? this.#parted : undefined;
	}

	/** The same, if they are of the moment of the figures on screen, and fit these. */
	get fitting(): PartedGroups | undefined {
		const question = this.#questionNow();
		const isNow = this.#phase === "ready" && question !== undefined && sameQuestion(question, this.#question);
		return isNow && this.parted?.addsUp ? this.parted : undefined;
	}

	/** Reads what is to be shown and isn't known. Called when anything has changed. */
	update(): void {
		const question = this.#questionNow();
		if (!this.#parts.seen() || question === undefined) {
			if (this.#phase === "loading") this.#end();
			return;
		}
		if (this.#phase !== "idle" && sameQuestion(question, this.#question)) return;
		this.#begin(question);
	}

	/** Reads although it takes many requests, or after it was stopped or failed. */
	read(): void {
		this.#agreed = this.#parts.source.state.view;
		this.#end();
		this.update();
		this.#parts.changed();
	}

	stop(): void {
		if (this.#phase !== "loading") return;
		this.#end();
		this.#set("stopped");
	}

	dispose(): void {
		this.#forgetting.dispose();
		this.#end();
	}

	/** Undefined while the groups aren't complete, or if they have no parts. */
	#questionNow(): Question | undefined {
		const { view, partial, stale, error, computedHere, grouped, provenance } = this.#parts.source.state;
		const complete = partial === undefined && !stale && error === undefined && !computedHere && grouped;
		if (!complete || !hasParts(view)) return undefined;
		return { view, provenance, types: typesToRead(view, hasOtherTypes(this.#parts.source.state)) };
	}

	#begin(question: Question): void {
		this.#end();
		this.#question = question;
		const reading = new AbortController();
		this.#reading = reading;
		this.#set("loading");
		const failed = (error: unknown) => {
			if (reading !== this.#reading) return;
			const { message, advice, kind } = asCloseError(error, this.#parts.log);
			this.#error = { message, advice };
			this.#set(kind === "cancelled" ? "stopped" : "failed");
		};
		this.#read(question, reading).catch(failed);
	}

	async #read(question: Question, reading: AbortController): Promise<void> {
		const { view, types } = question;
		const { source, sessionParts, startMonth } = this.#parts;
		const reader = await sessionParts.reader();
		if (reading !== this.#reading || reader === undefined) return;
		const { state } = source;
		this.#requests = requestsToPart(state, types.length, reader.pageSize);
		const many = isByOwner(view.group_by) ? state.groups.length > MOST_OWNERS : this.#requests > MOST_REQUESTS;
		if (many && this.#agreed !== view) return this.#set("waiting");
		const how = { types, rounding: roundingIn(view, startMonth()) };
		const parted = await readPartedGroups(reader, view, state, how, { signal: reading.signal });
		if (reading !== this.#reading) return;
		this.#parted = parted;
		this.#partedOf = question;
		this.#set("ready");
	}

	/** Ends what is under way. What is to be shown is read again at the next occasion. */
	#end(): void {
		const reading = this.#reading;
		this.#reading = undefined;
		this.#phase = "idle";
		this.#error = undefined;
		reading?.abort();
	}

	#set(phase: ShownStatusParts["phase"]): void {
		this.#phase = phase;
		this.#parts.changed();
	}
}

function sameQuestion(a: Question, b: Question | undefined): boolean {
	return a.view === b?.view && a.provenance === b.provenance && a.types.join() === b.types.join();
}
