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

/** What Close counts: a Listing, of which a single object is asked for until somebody wants to see them. */
export class ServerCount implements Counting {
	readonly #rule: ClosesRule;
	readonly #context: ReadContext;
	readonly #view: () => View;
	readonly #listing: Listing;
	/** Whole pages are asked for. */
	#wholePages = false;
	#opened = false;
	/** The one row that came with the count: not worth showing, as the first page is on its way. */
	#counted: readonly Row[] | undefined;
	#group: AttentionGroup | undefined;

	/** `view` is that of this moment: the day may have changed, and so may the setting. */
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

	/** One request that brings the first page, with the count as it is then. */
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

	/** Where a server does not tell how many there are, every object has to be read: not one by one. */
	async #list(parameters: ListParameters, options?: CallOptions): Promise<ListResponse> {
		const answer = await this.#context.source.list(parameters, options);
		if (answer.aggregates.total_results === undefined) this.#wholePages = true;
		return answer;
	}

	#newGroup(): AttentionGroup {
		const { state } = this.#listing;
		const [whole] = state.groups;
		const counted = state.view !== undefined && (state.totals !== undefined || !state.loading);
		const told = state.totals?.total_results !== undefined;
		const figures = state.computedHere ? whole?.aggregates : (state.totals ?? whole?.aggregates);
		return {
			id: this.#rule.id,
			counted: "byClose",
			size: counted ? (figures?.total_results ?? whole?.size) : undefined,
			complete: told || unfinishedIn(state) === undefined,
			value: figures?.total_value_annualized,
			rows: this.#pageIsHere ? (whole?.rows ?? []) : [],
			loading: state.loading,
			error: state.error ?? whole?.error,
			currency: state.currency,
			asOf: state.asOf,
		};
	}
}
