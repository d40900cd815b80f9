import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { ListResponse } from "../../close/schema/listResponse.ts";
import { sameFigures } from "./figures.ts";
import { type Probe, unchanged } from "./probe.ts";

/** What a probe found: whether all is still as it was read. */
export interface Finding {
	readonly stands: boolean;
	readonly now: Probe;
}

/** Knows of one reading whether the data moved since, with as few probes as that takes. */
export class Freshness {
	readonly #probe: () => Promise<Probe>;
	/** The newest change when the reading began, as far as it is known. */
	#newest: string | undefined;
	#servedAt: number | undefined;
	#asOf: number | undefined;
	#readAt: number | undefined;
	/** A probe from when the first window was asked for. */
	#noted: Promise<Finding> | undefined;

	/** `baseline` is a probe from just before the reading, if one was made. */
	constructor(probe: () => Promise<Probe>, baseline: Probe | undefined) {
		this.#probe = probe;
		this.#newest = baseline?.newest;
	}

	/** When the figures were true, in milliseconds since the epoch. */
	get asOf(): number | undefined {
		return this.#asOf;
	}

	/** When the first of the rows were read, in milliseconds since the epoch: none is of an earlier moment. */
	get rowsAsOf(): number | undefined {
		return this.#readAt;
	}

	begin({ servedAt, receivedAt }: ListResponse): void {
		this.#servedAt = servedAt;
		this.#asOf = receivedAt;
		this.#readAt = receivedAt;
	}

	/** A later answer agreed with the figures. */
	confirm({ receivedAt }: Pick<ListResponse, "receivedAt">): void {
		this.#asOf = receivedAt;
	}

	/** One request. Remembers the newest change for the next time. */
	async find(totals: Aggregates | undefined): Promise<Finding> {
		const now = await this.#probe();
		const stands = unchanged(now, { totals, newest: this.#newest, servedAt: this.#servedAt });
		if (stands) {
			this.#newest = now.newest;
			this.confirm(now);
		}
		return { stands, now };
	}

	/** What later windows are held against: if it is not known yet, one probe. False if figures differ already. */
	async note(totals: Aggregates | undefined): Promise<boolean> {
		if (this.#newest !== undefined) return true;
		this.#noted ??= this.find(totals);
		const { stands, now } = await this.#noted.catch((error: unknown) => {
			this.#noted = undefined;
			throw error;
		});
		return stands || totals === undefined || sameFigures(now.totals, totals);
	}

	/** One request: whether nothing changed since the first window was asked for. */
	async heldStill(totals: Aggregates | undefined): Promise<boolean> {
		const noted = (await this.#noted)?.now;
		const { stands, now } = await this.find(totals);
		if (stands || noted === undefined) return stands;
		return noted.newest !== undefined && unchanged(now, { ...noted, servedAt: undefined });
	}
}
