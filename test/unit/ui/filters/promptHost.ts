import type { Directory, OpportunitySearch } from "../../../../src/close/api.ts";
import type { Person, Pipeline, SmartView } from "../../../../src/close/schema/directory.ts";
import type { FoundOpportunity } from "../../../../src/close/schema/foundOpportunities.ts";
import type { ListParameters } from "../../../../src/close/schema/parameters.ts";
import { CLEAR, type Mask } from "../../../../src/opportunities/text/mask.ts";
import { parseView } from "../../../../src/opportunities/view/parseView.ts";
import type { FilterKey, Filters, View } from "../../../../src/opportunities/view/view.ts";
import { parametersOf } from "../../../../src/opportunities/view/viewParameters.ts";
import type { CountMatches } from "../../../../src/ui/filters/debouncedMatchCount.ts";
import type { PromptHost } from "../../../../src/ui/filters/filterFlow.ts";
import { runFilterPrompt } from "../../../../src/ui/filters/filterPrompt.ts";
import type { Named } from "../../../../src/ui/session/identity.ts";
import { NameCache } from "../../../../src/ui/window/nameCache.ts";
import { FakeClock } from "../fakeClock.ts";
import type { FakePick } from "./fakeBox.ts";
import { FakeBoxes } from "./fakeBoxes.ts";

/** A Wednesday. */
export const NOW = new Date(2026, 10, 11, 12);

export const PEOPLE: readonly Person[] = [
	{ id: "user_a", name: "Ann", active: true },
	{ id: "user_b", name: "Bob", active: true },
	{ id: "user_f", name: "Fay", active: false },
];
export const PIPELINES: readonly Pipeline[] = [
	{
		id: "pipe_1",
		name: "Sales",
		statuses: [
			{ id: "stat_1", label: "Demo", type: "active" },
			{ id: "stat_2", label: "Won", type: "won" },
		],
	},
];
export const SMART_VIEWS: readonly SmartView[] = [
	{ id: "save_1", name: "Hot leads" },
	{ id: "save_2", name: "Cold leads" },
];

/** A fake of the organization's directory. */
class FakeDirectory implements Directory, OpportunitySearch {
	/** While set, each call rejects with it. */
	failure: Error | undefined;
	/** What a search finds. */
	found: readonly FoundOpportunity[] = [];
	readonly calls: string[] = [];

	me() {
		return this.#answer("me", { id: "user_a", name: "Ann", organizations: [] });
	}

	people(organizationId: string) {
		return this.#answer(`people of ${organizationId}`, PEOPLE);
	}

	pipelines() {
		return this.#answer("pipelines", PIPELINES);
	}

	smartViews() {
		return this.#answer("Smart Views", SMART_VIEWS);
	}

	leadOf(opportunityId: string) {
		return this.#answer(`lead of ${opportunityId}`, "lead_1");
	}

	search(query: string, limit: number) {
		return this.#answer(`${limit} for ${query}`, { opportunities: this.found, total: this.found.length });
	}

	async #answer<T>(call: string, answer: T): Promise<T> {
		this.calls.push(call);
		await Promise.resolve();
		if (this.failure !== undefined) throw this.failure;
		return answer;
	}
}

/** A window with an open session, and the filter prompt in it. */
export class FakeHost implements PromptHost {
	readonly fake = new FakeDirectory();
	directory: FakeDirectory | undefined = this.fake;
	organization: string | undefined = "orga_1";
	startMonth = 1;
	user: Named | undefined = { id: "user_a", name: "Ann" };
	lead: Named | undefined = { id: "lead_1", name: "Acme" };
	owners: readonly Named[] = [];
	/** The leads of loaded rows. */
	leads: readonly Named[] = [];
	readonly clock = new FakeClock();
	readonly names = new NameCache({ organization: () => undefined, owners: () => this.owners, lead: () => undefined });
	mask: Mask = CLEAR;
	/** Answers the number of matches; by default it isn't known. */
	count: CountMatches = async () => undefined;
	readonly quickInputs = new FakeBoxes();
	/** Every View that was applied, in order. */
	readonly applied: View[] = [];
	#view: View;

	constructor(filters: Filters = {}) {
		this.#view = { name: "Saved", group_by: "user_id", order_by: "-value", filters };
	}

	view(): View {
		return this.#view;
	}

	apply(view: View): void {
		this.applied.push(view);
		this.#view = view;
	}

	organizationId(): string | undefined {
		return this.organization;
	}

	me(): Named | undefined {
		return this.user;
	}

	selectedLead(): Named | undefined {
		return this.lead;
	}

	loadedLeads(): readonly Named[] {
		return this.leads;
	}

	/** Opens the filter prompt, or the page of one filter. Resolves when the prompt has ended. */
	filter(first?: FilterKey): Promise<void> {
		const { quickInputs, count, clock } = this;
		return runFilterPrompt({ host: this, quickInputs, locale: "en-US", now: NOW, count, clock }, first);
	}

	/** Opens the prompt and chooses an entry of its first page, or of its second one. */
	async open(entry: string): Promise<void> {
		void this.filter();
		const main = await this.quickInputs.openPick();
		if (main.labels.includes(entry)) return main.choose(entry);
		main.choose("Advanced…");
		(await this.quickInputs.openPick()).choose(entry);
	}

	/** The open page of the prompt, which must be a list. */
	page(): Promise<FakePick> {
		return this.quickInputs.openPick();
	}

	get filters(): Filters {
		return this.#view.filters;
	}

	/** The current parameters without grouping and order. Throws if the View isn't valid. */
	get sent(): ListParameters {
		const { _group_by, _order_by, ...filters } = parametersOf(parseView(this.#view), { now: NOW, me: this.user?.id });
		return filters;
	}
}
