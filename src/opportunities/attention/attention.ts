import { PageReader } from "../reading/pageReader.ts";
import type { ReadContext, ReadSettings } from "../reading/readContext.ts";
import { ME, type View } from "../view/view.ts";
import { type Asking, parametersOf, queryOf } from "../view/viewParameters.ts";
import type { AttentionGroup, Counting } from "./attentionGroup.ts";
import { type Circumstances, RULE_IDS, RULES, type Rule, type RuleId } from "./attentionRules.ts";
import { ClientCount } from "./clientCount.ts";
import { ServerCount } from "./serverCount.ts";

interface AttentionOptions extends ReadContext {
	readonly settings: () => ReadSettings & Pick<Circumstances, "untouchedDays">;
	/** Returns the current moment and the signed-in user. */
	readonly asking: () => Asking;
	/** True for the signed-in user's own opportunities only. */
	readonly mine: boolean;
	/** Called after each change of {@link Attention.groups}. */
	readonly onChange: () => void;
}

/**
 * All opportunities that need attention in one session, grouped by reason; the View's filters don't apply. Nothing is
 * requested before {@link refresh}, and no method rejects.
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

	/** Counts groups, and reads again what is loaded of them. */
	async refresh(ids: readonly RuleId[] = RULE_IDS): Promise<void> {
		await Promise.all(this.#of(ids).map((counting) => counting.refresh()));
	}

	/**
	 * Counts the groups again if their rules mean other days by now; a count that failed is repeated only if `again`.
	 */
	async catchUp(again: boolean): Promise<void> {
		await Promise.all(this.#of(RULE_IDS).map((counting) => counting.catchUp(again)));
	}

	/** Counts groups again, as cheaply as possible. */
	async refreshIfChanged(ids: readonly RuleId[] = RULE_IDS): Promise<void> {
		await Promise.all(this.#of(ids).map((counting) => counting.refreshIfChanged()));
	}

	/** Called when a group is opened on screen. */
	async open(id: RuleId): Promise<void> {
		await this.#countings.get(id)?.open();
	}

	async loadMore(id: RuleId): Promise<void> {
		await this.#countings.get(id)?.loadMore();
	}

	stop(ids: readonly RuleId[] = RULE_IDS): void {
		for (const counting of this.#of(ids)) counting.stop();
	}

	dispose(): void {
		for (const counting of this.#countings.values()) counting.dispose();
	}

	#of(ids: readonly RuleId[]): readonly Counting[] {
		return ids.flatMap((id) => this.#countings.get(id) ?? []);
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
