import type { Directory, OpportunitySearch } from "../../close/api.ts";
import type { OpportunityRow } from "../../close/schema/opportunityRow.ts";
import type { Mask } from "../../opportunities/text/mask.ts";
import { describeFilters, WHOLE } from "../../opportunities/view/describeFilters.ts";
import type { Describing } from "../../opportunities/view/describeOptions.ts";
import type { View } from "../../opportunities/view/view.ts";
import type { AmountVisibility } from "../base/amountVisibility.ts";
import type { Named } from "../session/identity.ts";
import { isOpen, type OpenSession, organizationOf, type Session, userOf } from "../session/session.ts";
import type { CurrentView } from "./currentView.ts";
import { learnNames, learnNamesAgain } from "./learnNames.ts";
import { leadNameIn, leadsIn, NameCache, ownersIn } from "./nameCache.ts";

interface ViewPromptsParts {
	readonly currentView: Pick<
		CurrentView,
		"view" | "state" | "session" | "startMonth" | "change" | "announce" | "onDidChange" | "onDidRefresh"
	>;
	/** The selected row. */
	readonly selected: () => Pick<OpportunityRow, "lead_id" | "lead_name"> | undefined;
	readonly amountVisibility: Pick<AmountVisibility, "mask">;
	/** BCP 47. */
	readonly locale: string;
	/** Called if an applied View can't be shown. */
	readonly failed: (error: unknown) => void;
}

/** What the prompts need of the current View. Names last as long as their session. */
export class ViewPrompts {
	readonly #parts: ViewPromptsParts;
	readonly #currentView: ViewPromptsParts["currentView"];
	#session: Session | undefined;
	#names: NameCache;
	/** The View that was last applied, until CurrentView has it. */
	#applied: View | undefined;
	/** The View whose names were last read. */
	#learned: View | undefined;
	/** The names that are being read again. */
	#refreshing: NameCache | undefined;

	constructor(parts: ViewPromptsParts) {
		const { currentView } = parts;
		this.#parts = parts;
		this.#currentView = currentView;
		this.#names = this.#newNames();
		currentView.onDidChange(() => {
			if (currentView.view === this.#applied) this.#applied = undefined;
			void this.#learn();
		});
		currentView.onDidRefresh((kind) => kind === "all" && void this.#learnAgain());
	}

	/** All filters of what is shown, in one line, or those of the View that is loading. */
	get description(): string {
		const { state } = this.#currentView;
		const view = state.loading ? undefined : state.view;
		return describeFilters(view ?? this.view(), this.describing, WHOLE);
	}

	/** How Views are described in this session, in this window. */
	get describing(): Describing {
		return { names: this.names, locale: this.#parts.locale, mask: this.mask };
	}

	get mask(): Mask {
		return this.#parts.amountVisibility.mask;
	}

	view(): View {
		this.#follow();
		return this.#applied ?? this.#currentView.view;
	}

	apply(view: View): void {
		this.#follow();
		this.#applied = view;
		this.#currentView.change(view).catch(this.#parts.failed);
	}

	get directory(): (Directory & OpportunitySearch) | undefined {
		return this.#open?.client;
	}

	organizationId(): string | undefined {
		return this.#open && organizationOf(this.#open)?.id;
	}

	me(): Named | undefined {
		return this.#open && userOf(this.#open);
	}

	selectedLead(): Named | undefined {
		const row = this.#parts.selected();
		return row && { id: row.lead_id, name: row.lead_name ?? row.lead_id };
	}

	loadedLeads(): Iterable<Named> {
		return leadsIn(this.#currentView.state);
	}

	get startMonth(): number {
		return this.#currentView.startMonth;
	}

	get names(): NameCache {
		this.#follow();
		return this.#names;
	}

	/** Once the rows are there, reads the names that the description lacks, once for each View. */
	async #learn(): Promise<void> {
		const { state } = this.#currentView;
		const { names } = this;
		if (state.loading || state.view === undefined || state.view === this.#learned || this.#open === undefined) return;
		this.#learned = state.view;
		const learned = await learnNames(state.view.filters, names, this.#open.client);
		if (learned && names === this.#names) this.#currentView.announce();
	}

	/** Reads the names of prompts and descriptions again. */
	async #learnAgain(): Promise<void> {
		const { names } = this;
		if (this.#open === undefined || names === this.#refreshing) return;
		this.#refreshing = names;
		// Names that couldn't be read before may be available now.
		this.#learned = undefined;
		const learned = await learnNamesAgain(names, this.#open.client, this.organizationId());
		if (names === this.#refreshing) this.#refreshing = undefined;
		if (learned && names === this.#names) this.#currentView.announce();
	}

	get #open(): OpenSession | undefined {
		const { session } = this.#currentView;
		return isOpen(session) ? session : undefined;
	}

	/** Forgets what belonged to another session. */
	#follow(): void {
		const { session } = this.#currentView;
		if (session === this.#session) return;
		this.#session = session;
		this.#applied = undefined;
		this.#names = this.#newNames();
	}

	#newNames(): NameCache {
		return new NameCache({
			organization: () => this.#open && organizationOf(this.#open),
			owners: () => ownersIn(this.#currentView.state),
			lead: (id) => leadNameIn(this.#currentView.state, id),
		});
	}
}
