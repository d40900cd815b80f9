import { GROUP_KEYS } from "../../src/close/schema/grouping.ts";
import { ORDER_KEYS } from "../../src/close/schema/order.ts";
import { STATUS_TYPES, VALUE_PERIODS } from "../../src/close/schema/parameters.ts";
import { NAMED_PERIODS } from "../../src/opportunities/time/periods.ts";
import type { Filters, View } from "../../src/opportunities/view/view.ts";
import type { Random } from "../../src/sandbox/data/random.ts";
import type { Sandbox } from "../../src/sandbox/index.ts";
import { isOpen } from "../../src/ui/session/session.ts";
import type { SoakWindow } from "./window.ts";

/** Performs random actions of a user, without waiting for the previous ones. */
export class User {
	readonly #random: Random;
	readonly #window: SoakWindow;
	readonly #sandbox: Sandbox;
	readonly #waiting = new Set<Promise<unknown>>();
	readonly #failed: (error: unknown) => void;
	/** The last action, in words. */
	last = "";
	actions = 0;

	/** `failed` gets errors that a command must not end with. */
	constructor(random: Random, window: SoakWindow, sandbox: Sandbox, failed: (error: unknown) => void) {
		this.#random = random;
		this.#window = window;
		this.#sandbox = sandbox;
		this.#failed = failed;
	}

	/** Performs one action. The work that it starts may go on. */
	act(): void {
		const chosen = this.#random.pick(this.#actions());
		this.actions += 1;
		this.last = chosen;
		const work = this.#begin(chosen).catch(this.#failed);
		this.#waiting.add(work);
		void work.finally(() => this.#waiting.delete(work));
	}

	/** Resolves when all pending work has ended. */
	async rest(): Promise<void> {
		while (this.#waiting.size > 0) await Promise.all(this.#waiting);
	}

	#actions(): readonly Action[] {
		if (!isOpen(this.#window.currentView.session)) return ["signIn", "signIn", "refresh"];
		return WEIGHTED;
	}

	async #begin(action: Action): Promise<void> {
		const { currentView, sessions } = this.#window;
		const { listing } = currentView;
		const random = this.#random;
		const { groups } = currentView.state;
		const group = groups.length === 0 ? "" : random.pick(groups).id;
		switch (action) {
			case "show":
				return currentView.show(this.#view());
			case "regroup":
				return currentView.show({ ...currentView.view, ...this.#grouping() });
			case "expand":
				return listing?.expand(group);
			case "collapse":
				return listing?.collapse(group);
			case "loadMore":
				return listing?.loadMore(group);
			case "loadAll":
				return listing?.loadAll(group);
			case "refresh":
				return currentView.refresh();
			case "clearFilters":
				return currentView.clearFilters();
			case "stop":
				return currentView.stop();
			case "settings":
				this.#window.set("fiscalYearStartMonth", random.pick([1, 1, 4, 7, 11]));
				this.#window.set("pageSize", random.pick([7, 30, 100, 250]));
				return this.#window.set("maxConcurrentRequests", 1 + random.below(8));
			case "signOut":
				await sessions.signOut();
				return;
			case "signIn":
				// In bad weather, the sign-in may fail.
				return this.#window.signIn().catch(() => undefined);
		}
	}

	#grouping(): Pick<View, "group_by"> {
		const random = this.#random;
		if (random.chance(0.15)) return {};
		return { group_by: `${random.chance(0.5) ? "-" : ""}${random.pick(GROUP_KEYS)}` };
	}

	#view(): View {
		const random = this.#random;
		const order_by = `${random.chance(0.5) ? "-" : ""}${random.pick(ORDER_KEYS)}` as const;
		return { ...this.#grouping(), order_by, filters: random.chance(0.4) ? {} : this.#filters() };
	}

	#filters(): Filters {
		const random = this.#random;
		const some = <T>(all: readonly T[]): readonly T[] => [random.pick(all), random.pick(all)];
		const statuses = this.#sandbox.pipelines.flatMap(({ statuses }) => statuses);
		const day = (year: number) => `${year}-0${1 + random.below(9)}-15`;
		const year = new Date().getUTCFullYear();
		const choices: Filters = {
			status_type: [...new Set(some(STATUS_TYPES))],
			value_period: [...new Set(some(VALUE_PERIODS))],
			user_id: [...new Set(some(this.#sandbox.owners).map(({ id }) => id))],
			status_id: [...new Set(some(statuses).map(({ id }) => id))],
			date_won: random.chance(0.5) ? random.pick(NAMED_PERIODS) : { gte: day(year - 1), lt: day(year + 1) },
			date_created: { gte: day(year - 2) },
			is_stalled: random.chance(0.5),
		};
		const keys = Object.keys(choices).filter(() => random.chance(0.25));
		return Object.fromEntries(Object.entries(choices).filter(([key]) => keys.includes(key)));
	}
}

/** The relative frequency of each action. */
const WEIGHTS = {
	show: 6,
	regroup: 5,
	expand: 20,
	collapse: 4,
	loadMore: 15,
	loadAll: 8,
	refresh: 12,
	clearFilters: 1,
	stop: 4,
	settings: 1,
	signOut: 1,
	signIn: 1,
};
type Action = keyof typeof WEIGHTS;
const WEIGHTED = Object.entries(WEIGHTS).flatMap(([action, weight]) => Array<Action>(weight).fill(action as Action));
