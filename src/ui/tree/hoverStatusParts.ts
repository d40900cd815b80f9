import { logText } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import type { PartReader } from "../../opportunities/analysis/partReader.ts";
import type { PartedGroup, PartsOfGroup } from "../../opportunities/analysis/partsOfGroup.ts";
import type { Group, ListingState } from "../../opportunities/listing/listingState.ts";
import type { View } from "../../opportunities/view/view.ts";
import type { Asking } from "../../opportunities/view/viewParameters.ts";
import { type Clock, type Disposable, SYSTEM_CLOCK } from "../base/ports.ts";
import type { SessionParts } from "../window/sessionParts.ts";

/** What a hover says of a group's parts: nothing if it is undefined. */
export type ToldParts = PartsOfGroup | "notAvailable" | undefined;

/** `vscode.CancellationToken` fits. */
export interface HoverToken {
	readonly isCancellationRequested: boolean;
	onCancellationRequested(listener: () => void): Disposable;
}

interface HoverSources {
	readonly state: () => ListingState;
	readonly asking: () => Asking;
	readonly hidden: () => boolean;
	readonly sessionParts: Pick<SessionParts, "reader" | "onDidForget">;
	/** Called if the hover of a group would say something else now. */
	readonly changed: (group: string) => void;
	readonly log: Log;
	readonly clock?: Clock;
}

/** Parts that are being asked for. The same id means another group in another View. */
interface Asked {
	readonly reader: PartReader;
	readonly view: View;
	/** Doesn't reject. */
	readonly parts: Promise<PartsOfGroup | undefined>;
}

/** In milliseconds: how long a hover waits for parts that are on their way. */
const LONGEST_WAIT = 300;
/** In milliseconds: how long the mouse rests on a row before its parts are asked for. */
const REST = 400;

/**
 * The parts of groups, for hovers. A hover never waits for a new request. If the mouse rests on a row whose parts aren't
 * known, they are asked for, so that the next hover has them.
 */
export class HoverStatusParts implements Disposable {
	readonly #parts: HoverSources;
	readonly #clock: Clock;
	readonly #forgetting: Disposable;
	/** What is being asked, by the group's id. */
	readonly #asked = new Map<string, Asked>();
	/** The groups whose hovers have parts. */
	readonly #told = new Set<string>();
	#resting: number | undefined;

	constructor(parts: HoverSources) {
		this.#parts = parts;
		this.#clock = parts.clock ?? SYSTEM_CLOCK;
		this.#forgetting = parts.sessionParts.onDidForget(() => this.#forget());
	}

	/** The mouse has left the row before. */
	leave(): void {
		this.#clock.clear(this.#resting);
		this.#resting = undefined;
	}

	/** What the hover of a group says. Doesn't reject. */
	async of(group: Group, token: HoverToken): Promise<ToldParts> {
		this.leave();
		if (this.#parts.hidden()) return undefined;
		try {
			const told = await this.#find(group, token);
			if (typeof told === "object") this.#told.add(group.id);
			return told;
		} catch (error) {
			this.#failed(error);
			return undefined;
		}
	}

	dispose(): void {
		this.leave();
		this.#forgetting.dispose();
	}

	async #find(group: Group, token: HoverToken): Promise<ToldParts> {
		const reader = await this.#parts.sessionParts.reader();
		const { canAskForParts, isParting, knownPartsOfGroup, partedGroup, partsOnTheirWay } = await import(
			"../window/laterReading.ts"
		);
		const of = partedGroup(this.#parts.state(), group, this.#parts.asking());
		if (reader === undefined || of === undefined) return undefined;
		const known = knownPartsOfGroup(reader, of);
		if (known !== undefined) return known;
		if (isParting(reader, of)) return this.#wait((signal) => partsOnTheirWay(reader, of, { signal }));
		if (!canAskForParts(of)) return "notAvailable";
		const asked = this.#asked.get(group.id);
		if (asked?.reader === reader && asked.view === of.view) return this.#wait(() => asked.parts);
		if (!token.isCancellationRequested) this.#resting = this.#clock.set(() => this.#ask(reader, of, token), REST);
		return undefined;
	}

	/** Waits for what is on its way, but not long. */
	async #wait(work: (signal: AbortSignal) => Promise<PartsOfGroup | undefined>): Promise<PartsOfGroup | undefined> {
		const abort = new AbortController();
		let timer: number | undefined;
		const tooLong = new Promise<undefined>((resolve) => {
			timer = this.#clock.set(() => resolve(undefined), LONGEST_WAIT);
		});
		const arrived = work(abort.signal).catch(() => undefined);
		try {
			return await Promise.race([arrived, tooLong]);
		} finally {
			this.#clock.clear(timer);
			abort.abort();
		}
	}

	/** The mouse has rested on a row. */
	#ask(reader: PartReader, of: PartedGroup, token: HoverToken): void {
		if (token.isCancellationRequested || this.#parts.hidden()) return;
		const { view, group } = of;
		const abort = new AbortController();
		const cancelling = token.onCancellationRequested(() => abort.abort());
		const asked = { reader, view, parts: this.#read(reader, of, abort.signal) };
		this.#asked.set(group.id, asked);
		void asked.parts.finally(() => {
			cancelling.dispose();
			if (this.#asked.get(group.id) === asked) this.#asked.delete(group.id);
		});
	}

	async #read(reader: PartReader, of: PartedGroup, signal: AbortSignal): Promise<PartsOfGroup | undefined> {
		try {
			const { askForParts } = await import("../window/laterReading.ts");
			const found = await askForParts(reader, of, { signal });
			if (!signal.aborted) this.#parts.changed(of.group.id);
			return found;
		} catch (error) {
			if (!signal.aborted) this.#failed(error);
			return undefined;
		}
	}

	#failed(error: unknown): void {
		this.#parts.log.info(`Won and open opportunities of a group could not be read: ${logText(error)}`);
	}

	/** The hovers that have parts are made anew. */
	#forget(): void {
		this.#asked.clear();
		const told = [...this.#told];
		this.#told.clear();
		for (const id of told) this.#parts.changed(id);
	}
}
