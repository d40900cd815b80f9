import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { ListResponse } from "../../close/schema/listResponse.ts";
import { sameFigures } from "./figureArithmetic.ts";
import { type Probe, unchanged } from "./probe.ts";

/** What a probe found. `stands` is true if nothing changed since the data was read. */
export interface Finding {
	readonly stands: boolean;
	readonly now: Probe;
}

/** Finds out whether the data changed since one reading, with as few probes as possible. */
export class Freshness {
	readonly #probe: () => Promise<Probe>;
	/** The newest change when the reading began, if known. */
	#newest: string | undefined;
	#servedAt: number | undefined;
	#asOf: number | undefined;
	#readAt: number | undefined;
	/** The probe made when the first window was requested. */
	#noted: Promise<Finding> | undefined;

	/** `baseline` is a probe made just before the reading, if any. */
	constructor(probe: () => Promise<Probe>, baseline: Probe | undefined) {
		this.#probe = probe;
		this.#newest = baseline?.newest;
	}

	/** When the figures were true, in milliseconds since the epoch. */
	get asOf(): number | undefined {
		return this.#asOf;
	}

	/** When the first of the rows were read, in milliseconds since the epoch: no row is older. */
	get rowsAsOf(): number | undefined {
		return this.#readAt;
	}

	begin({ servedAt, receivedAt }: ListResponse): void {
		this.#servedAt = servedAt;
		this.#asOf = receivedAt;
		this.#readAt = receivedAt;
	}

	/** Records that a later answer agreed with the figures. */
	confirm({ receivedAt }: Pick<ListResponse, "receivedAt">): void {
		this.#asOf = receivedAt;
	}

	/** Sends one request, and remembers the newest change for the next call. */
	async check(totals: Aggregates | undefined): Promise<Finding> {
		const now = await this.#probe();
		const stands = unchanged(now, { totals, newest: this.#newest, servedAt: this.#servedAt });
		if (stands) {
			this.#newest = now.newest;
			this.confirm(now);
		}
		return { stands, now };
	}

	/**
	 * Makes sure that there is something to compare later windows with: sends a probe if the newest change isn't known
	 * yet. Returns false if the figures differ already.
	 */
	async note(totals: Aggregates | undefined): Promise<boolean> {
		if (this.#newest !== undefined) return true;
		this.#noted ??= this.check(totals);
		const { stands, now } = await this.#noted.catch((error: unknown) => {
			this.#noted = undefined;
			throw error;
		});
		return stands || totals === undefined || sameFigures(now.totals, totals);
	}

	/** Sends one request. Returns whether nothing changed since the first window was requested. */
	async heldStill(totals: Aggregates | undefined): Promise<boolean> {
		const noted = (await this.#noted)?.now;
		const { stands, now } = await this.check(totals);
		if (stands || noted === undefined) return stands;
		return noted.newest !== undefined && unchanged(now, { ...noted, servedAt: undefined });
	}
}
