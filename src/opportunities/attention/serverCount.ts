import type { CallOptions } from "../../close/base/callOptions.ts";
import type { ListResponse } from "../../close/schema/listResponse.ts";
import type { Row } from "../../close/schema/opportunityRow.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import { Listing } from "../listing/listing.ts";
import { unfinishedIn } from "../listing/listingState.ts";
import type { ReadContext } from "../reading/readContext.ts";
import type { View } from "../view/view.ts";
import type { ViewQuery } from "../view/viewParameters.ts";
import type { AttentionGroup, Counting } from "./attentionGroup.ts";
import type { ClosesRule } from "./attentionRules.ts";

/** A count by Close: a Listing that requests a single object until the user wants to see the rows. */
export class ServerCount implements Counting {
	readonly #rule: ClosesRule;
	readonly #context: ReadContext;
	readonly #view: () => View;
	readonly #listing: Listing;
	/** Whether whole pages are requested. */
	#wholePages = false;
	#opened = false;
	/** The single row that came with the count. It isn't shown, because the first page is about to arrive. */
	#counted: readonly Row[] | undefined;
	#group: AttentionGroup | undefined;

	/** `view` returns the View at this moment: the day and the settings may have changed. */
	constructor(
		rule: ClosesRule,
		context: ReadContext,
		view: () => View,
		queryOf: (view: View) => ViewQuery,
		changed: () => void,
	) {
		this.#rule = rule;
		this.#context = context;
		this.#view = view;
		const { settings } = context;
		this.#listing = new Listing({
			...context,
			source: { list: (parameters, options) => this.#list(parameters, options) },
			settings: () => (this.#wholePages ? settings() : { ...settings(), pageSize: 1 }),
			queryOf: () => queryOf(view()),
		});
		this.#listing.onDidChange(() => {
			this.#group = undefined;
			changed();
		});
	}

	get group(): AttentionGroup {
		this.#group ??= this.#newGroup();
		return this.#group;
	}

	async refresh(): Promise<void> {
		if (this.#listing.state.view === undefined) await this.#listing.open(this.#view());
		else await this.#listing.refresh();
	}

	async catchUp(again: boolean): Promise<void> {
		await this.#listing.catchUp(again);
	}

	async refreshIfChanged(): Promise<void> {
		if (this.#listing.state.view === undefined) await this.refresh();
		else await this.#listing.refreshIfChanged();
	}

	/** Sends one request for the first page, which also updates the count. */
	async open(): Promise<void> {
		if (this.#opened) return;
		this.#opened = true;
		this.#wholePages = true;
		this.#counted = this.#listing.state.groups[0]?.rows;
		await this.#listing.open(this.#view());
	}

	async loadMore(): Promise<void> {
		const [whole] = this.#listing.state.groups;
		if (!this.#opened && whole !== undefined) await this.open();
		else if (whole === undefined || this.#listing.state.error !== undefined || !this.group.complete)
			await this.refresh();
		else await this.#listing.loadMore(whole.id);
	}

	stop(): void {
		this.#listing.stop();
	}

	dispose(): void {
		this.#listing.dispose();
	}

	get #pageIsHere(): boolean {
		return this.#opened && this.#listing.state.groups[0]?.rows !== this.#counted;
	}

	/** If a server doesn't send the total, every object must be read: in whole pages, not one by one. */
	async #list(parameters: ListParameters, options?: CallOptions): Promise<ListResponse> {
		const answer = await this.#context.source.list(parameters, options);
		if (answer.aggregates.total_results === undefined) this.#wholePages = true;
		return answer;
	}

	#newGroup(): AttentionGroup {
		const { state } = this.#listing;
		const [whole] = state.groups;
		const counted = state.view !== undefined && (state.totals !== undefined || !state.loading);
		const hasTotal = state.totals?.total_results !== undefined;
		const figures = state.computedHere ? whole?.aggregates : (state.totals ?? whole?.aggregates);
		return {
			id: this.#rule.id,
			counted: "byClose",
			size: counted ? (figures?.total_results ?? whole?.size) : undefined,
			complete: hasTotal || unfinishedIn(state) === undefined,
			value: figures?.total_value_annualized,
			rows: this.#pageIsHere ? (whole?.rows ?? []) : [],
			loading: state.loading,
			error: state.error ?? whole?.error,
			currency: state.currency,
			asOf: state.asOf,
		};
	}
}
