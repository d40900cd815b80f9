import { PageReader } from "../reading/pageReader.ts";
import type { ReadContext, ReadSettings } from "../reading/readContext.ts";
import { ME, type View } from "../view/view.ts";
import { type Asking, parametersOf, queryOf } from "../view/viewParameters.ts";
import type { AttentionGroup, Counting } from "./attentionGroup.ts";
import { type Circumstances, RULES, type Rule, type RuleId } from "./attentionRules.ts";
import { ClientCount } from "./clientCount.ts";
import { ServerCount } from "./serverCount.ts";

export interface AttentionOptions extends ReadContext {
	readonly settings: () => ReadSettings & Pick<Circumstances, "untouchedDays">;
	/** The present, and who is signed in. */
	readonly asking: () => Asking;
	/** Only the signed-in user's own opportunities. */
	readonly mine: boolean;
	/** Told of each change of {@link Attention.groups}. */
	readonly onChange: () => void;
}

/**
 * All opportunities that need attention, by the reason, in one session; the filters of the View do not touch them.
 * Nothing is asked before {@link refresh}, and nothing rejects.
 */
export class Attention {
	readonly #options: AttentionOptions;
	readonly #countings: ReadonlyMap<RuleId, Counting>;

	constructor(options: AttentionOptions) {
		this.#options = options;
		const reader = new PageReader(options);
		this.#countings = new Map(RULES.map((rule) => [rule.id, this.#newCounting(rule, reader)]));
	}

	get groups(): readonly AttentionGroup[] {
		return [...this.#countings.values()].map(({ group }) => group);
	}

	/** Counts all, and reads again what is loaded. */
	async refresh(): Promise<void> {
		await Promise.all([...this.#countings.values()].map((counting) => counting.refresh()));
	}

	/** Counts again what days have changed. */
	async catchUp(again: boolean): Promise<void> {
		await Promise.all([...this.#countings.values()].map((counting) => counting.catchUp(again)));
	}

	/** Counts all again, as cheaply as can be told whether anything changed. */
	async refreshIfChanged(): Promise<void> {
		await Promise.all([...this.#countings.values()].map((counting) => counting.refreshIfChanged()));
	}

	/** Counts one group again. */
	async refreshOne(id: RuleId): Promise<void> {
		await this.#countings.get(id)?.refresh();
	}

	/** A group was opened on screen. */
	async open(id: RuleId): Promise<void> {
		await this.#countings.get(id)?.open();
	}

	async loadMore(id: RuleId): Promise<void> {
		await this.#countings.get(id)?.loadMore();
	}

	stop(): void {
		for (const counting of this.#countings.values()) counting.stop();
	}

	dispose(): void {
		for (const counting of this.#countings.values()) counting.dispose();
	}

	#newCounting(rule: Rule, reader: PageReader): Counting {
		const { settings, asking, onChange } = this.#options;
		if (rule.counted === "here") {
			const active = () => parametersOf(this.#view({ filters: { status_type: ["active"] } }), asking());
			return new ClientCount(rule, reader, active, onChange);
		}
		const view = () => {
			const { now } = asking();
			const filters = rule.filters({ now, untouchedDays: settings().untouchedDays });
			return this.#view({ order_by: rule.orderBy, filters });
		};
		return new ServerCount(rule, reader.context, view, (one) => queryOf(one, asking()), onChange);
	}

	#view(view: View): View {
		return this.#options.mine ? { ...view, filters: { ...view.filters, user_id: [ME] } } : view;
	}
}
