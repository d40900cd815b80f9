import type { OpportunityRow } from "../../close/schema/opportunityRow.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import { figuresOf } from "../reading/figureArithmetic.ts";
import type { PageReader } from "../reading/pageReader.ts";
import { asCloseError } from "../reading/readErrors.ts";
import { CurrencySet } from "../text/currencySet.ts";
import type { AttentionGroup, Counting } from "./attentionGroup.ts";
import type { EndsRule } from "./attentionRules.ts";
import { EdgeScan } from "./edgeScan.ts";

/** How many requests a count makes before it asks whether to continue. */
const PAGES = 10;

/** A count that is done here, page by page. A new count replaces the old one when it is done. */
export class ClientCount implements Counting {
	readonly #rule: EndsRule;
	readonly #reader: PageReader;
	readonly #parametersOfActive: () => ListParameters;
	readonly #changed: () => void;
	#reading: EdgeScan | undefined;
	#under: AbortController | undefined;
	#group: AttentionGroup;

	/** `parametersOfActive` selects all active opportunities in question; it throws if they can't be queried. */
	constructor(rule: EndsRule, reader: PageReader, parametersOfActive: () => ListParameters, changed: () => void) {
		this.#rule = rule;
		this.#reader = reader;
		this.#parametersOfActive = parametersOfActive;
		this.#changed = changed;
		const { id, counted } = rule;
		this.#group = {
			id,
			counted,
			size: undefined,
			complete: false,
			value: undefined,
			rows: [],
			loading: false,
			error: undefined,
			currency: undefined,
			asOf: undefined,
		};
	}

	get group(): AttentionGroup {
		return this.#group;
	}

	async refresh(): Promise<void> {
		await this.#read(() => new EdgeScan(this.#rule, this.#parametersOfActive(), this.#reader));
	}

	/** The rules that are counted here don't depend on the day. */
	async catchUp(): Promise<void> {}

	/** No single request can show whether anything changed. */
	refreshIfChanged(): Promise<void> {
		return this.refresh();
	}

	/** Everything that is counted is loaded already. */
	async open(): Promise<void> {}

	async loadMore(): Promise<void> {
		const reading = this.#reading;
		if (reading === undefined) await this.refresh();
		else if (!reading.ended && this.#under === undefined) await this.#read(() => reading);
	}

	stop(): void {
		this.#under?.abort();
		this.#under = undefined;
		if (this.#group.loading) this.#update({ loading: false });
	}

	dispose(): void {
		this.#under?.abort();
		this.#under = undefined;
	}

	async #read(readingOf: () => EdgeScan): Promise<void> {
		this.#under?.abort();
		const under = new AbortController();
		this.#under = under;
		this.#update({ loading: true, error: undefined });
		try {
			const reading = readingOf();
			await reading.read(PAGES, { signal: under.signal });
			if (this.#under !== under) return;
			this.#reading = reading;
			this.#update({ ...figures(reading.found), complete: reading.ended, loading: false, asOf: reading.asOf });
		} catch (error) {
			if (this.#under !== under) return;
			this.#update({ loading: false, error: asCloseError(error, this.#reader.context.log) });
		}
		this.#under = undefined;
	}

	#update(part: Partial<AttentionGroup>): void {
		this.#group = { ...this.#group, ...part };
		this.#changed();
	}
}

function figures(found: readonly OpportunityRow[]): Pick<AttentionGroup, "size" | "value" | "rows" | "currency"> {
	const currencies = new CurrencySet();
	currencies.add(found);
	return {
		size: found.length,
		value: figuresOf(found).total_value_annualized,
		rows: [...found],
		currency: currencies.currency,
	};
}
