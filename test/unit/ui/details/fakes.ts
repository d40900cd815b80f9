import type { DetailsSource } from "../../../../src/close/api.ts";
import type { CallOptions } from "../../../../src/close/base/callOptions.ts";
import { CloseError } from "../../../../src/close/base/errors.ts";
import type { ObjectPage } from "../../../../src/close/schema/directory.ts";
import type { OpportunityRow } from "../../../../src/close/schema/opportunityRow.ts";
import { EMPTY_STATE, type Group, type ListingState } from "../../../../src/opportunities/listing/listingState.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import type { Client } from "../../../../src/ui/base/ports.ts";
import type { AccountSession, Session } from "../../../../src/ui/session/session.ts";

export type Json = Readonly<Record<string, unknown>>;

export function failure(kind: CloseError["kind"], message: string = kind): CloseError {
	return new CloseError(kind, `${message}.`, { advice: "Try again." });
}

/** A fake of Close. The test controls the answers, and when they come. */
export class FakeSource implements DetailsSource {
	readonly objects = new Map<string, Json>();
	/** Opportunities per page. */
	pageSize = 100;
	readonly asked: string[] = [];
	readonly signals: AbortSignal[] = [];
	failing: CloseError | undefined;
	/** While set, answers wait for `release`. */
	held = false;
	readonly #waiting: (() => void)[] = [];

	put(...objects: readonly Json[]): void {
		for (const object of objects) this.objects.set(String(object["id"]), object);
	}

	release(): void {
		for (const go of this.#waiting.splice(0)) go();
	}

	async opportunity(id: string, options?: CallOptions): Promise<Json> {
		await this.#question(`opportunity ${id}`, options);
		const object = this.objects.get(id);
		if (object === undefined) throw failure("notFound");
		return object;
	}

	async opportunitiesOf(leadId: string, skip: number, options?: CallOptions): Promise<ObjectPage> {
		await this.#question(`${leadId} from ${skip}`, options);
		const own = [...this.objects.values()].filter(({ lead_id }) => lead_id === leadId);
		const data = own.slice(skip, skip + this.pageSize);
		return { data, hasMore: skip + data.length < own.length };
	}

	async #question(question: string, options: CallOptions | undefined): Promise<void> {
		this.asked.push(question);
		if (options?.signal !== undefined) this.signals.push(options.signal);
		const { failing } = this;
		if (this.held) await new Promise<void>((resolve) => this.#waiting.push(resolve));
		else await Promise.resolve();
		options?.signal?.throwIfAborted();
		if (failing !== undefined) throw failing;
	}
}

/** An opportunity with few fields. */
export function thing(id: string, lead: string, more: Json = {}): Json {
	return { id, lead_id: lead, lead_name: `Lead of ${id}`, date_updated: "2026-11-01T00:00:00+00:00", ...more };
}

export function sessionOn(source: DetailsSource): AccountSession {
	const account = {
		id: "https://a#",
		user: undefined,
		organization: undefined,
		origin: "https://a",
		kind: "apiKey",
		stored: true,
	} as const;
	return { kind: "account", account, client: source as unknown as Client, currencies: new Currencies() };
}

export const NOBODY: Session = { kind: "none", problem: undefined };

export function row(id: string, lead: string, date_updated = "2026-11-01T00:00:00+00:00"): OpportunityRow {
	return {
		id,
		lead_id: lead,
		lead_name: null,
		user_id: null,
		user_name: null,
		status_type: "active",
		status_label: "",
		is_stalled: false,
		value: null,
		value_period: "one_time",
		value_formatted: null,
		value_currency: null,
		confidence: 0,
		date_won: null,
		date_updated,
	};
}

/** A state whose groups have these loaded rows and sizes. */
export function stateOf(...groups: readonly (readonly [rows: Group["rows"], size?: number])[]): ListingState {
	return {
		...EMPTY_STATE,
		view: { group_by: "user_id", filters: {} },
		grouped: true,
		groups: groups.map(([rows, size], index) => ({
			id: `"${index}"`,
			key: index,
			fields: {},
			size: size ?? rows.length,
			aggregates: {},
			rows,
			loading: false,
			error: undefined,
		})),
	};
}

/** Waits for all pending work that isn't held. */
export async function settle(): Promise<void> {
	for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
