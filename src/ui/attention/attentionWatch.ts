import type { Log } from "../../close/base/log.ts";
import type { Attention } from "../../opportunities/attention/attention.ts";
import type { AttentionGroup } from "../../opportunities/attention/attentionGroup.ts";
import type { RuleId } from "../../opportunities/attention/attentionRules.ts";
import { ChangeEvent } from "../base/changeEvent.ts";
import type { Disposable, Memento } from "../base/ports.ts";
import { isOpen, type Session, userOf } from "../session/session.ts";
import type { Sessions } from "../session/sessions.ts";
import type { Settings } from "../settings/settings.ts";
import type { RefreshKind } from "../window/currentView.ts";
import { readContextOf } from "../window/readContext.ts";

export interface AttentionWatchParts {
	readonly sessions: Pick<Sessions, "current" | "start" | "onDidChange">;
	readonly settings: Pick<Settings, "current" | "onDidChange">;
	/** Of this workspace: whether only one's own are shown. */
	readonly workspaceState: Memento;
	readonly log: Log;
}

const MINE = "closeOpportunities.attentionMine";

/**
 * What the view Needs Attention shows. Counts while the view is visible, once for each session, and after that when a
 * refresh was asked for; what is asked for while it is hidden waits until it is shown. Another session clears it at once.
 */
export class AttentionWatch implements Disposable {
	readonly #parts: AttentionWatchParts;
	readonly #changes: ChangeEvent<void>;
	readonly #subscriptions: readonly Disposable[];
	#attention: Attention | undefined;
	#session: Session | undefined;
	readonly #open = new Set<RuleId>();
	#visible = false;
	/** How it has to be counted when it is shown next. */
	#due: RefreshKind | undefined = "all";
	/** The counting that was neither ended nor overtaken. */
	#counting: Promise<void> | undefined;

	constructor(parts: AttentionWatchParts) {
		this.#parts = parts;
		this.#changes = new ChangeEvent(parts.log);
		this.#subscriptions = [
			parts.sessions.onDidChange(() => this.#begin()),
			parts.settings.onDidChange("untouchedDays", () => this.#recount("untouched")),
		];
	}

	get onDidChange(): (listener: () => void) => Disposable {
		return this.#changes.subscribe;
	}

	/** Empty where no session is open. */
	get groups(): readonly AttentionGroup[] {
		return this.#attention?.groups ?? [];
	}

	get loading(): boolean {
		return this.groups.some(({ loading }) => loading);
	}

	get visible(): boolean {
		return this.#visible;
	}

	/** Whether only the signed-in user's own are shown. */
	get mine(): boolean {
		return this.#parts.workspaceState.get(MINE) === true;
	}

	/** The view is shown, or hidden: then what is under way ends, to be asked for again when it is shown. */
	async show(visible: boolean): Promise<void> {
		this.#visible = visible;
		if (visible) {
			await this.#parts.sessions.start();
			if (this.#session !== this.#parts.sessions.current) this.#begin();
			else {
				await this.#count();
				await this.catchUp(true);
			}
		} else if (this.loading) {
			this.#due ??= "all";
			this.stop();
		}
	}

	/** Counts again what days have changed, if it is counted and on screen. */
	async catchUp(again: boolean): Promise<void> {
		if (this.#visible && !this.#due) await this.#attention?.catchUp(again);
	}

	/** Counts, and reads again what is loaded. While a counting is under way, another call joins it. */
	async refresh(): Promise<void> {
		if (this.#counting !== undefined) return this.#counting;
		this.#due = "all";
		await this.#count();
	}

	/** Counts again, as cheaply as can be told whether anything changed. */
	async refreshIfChanged(): Promise<void> {
		if (this.#counting !== undefined) return this.#counting;
		this.#due ??= "changes";
		await this.#count();
	}

	async setMine(mine: boolean): Promise<void> {
		await this.#parts.workspaceState.update(MINE, mine);
		this.#begin();
	}

	async open(id: RuleId): Promise<void> {
		this.#open.add(id);
		await this.#attention?.open(id);
	}

	close(id: RuleId): void {
		this.#open.delete(id);
	}

	/** Also tries again what failed. */
	async loadMore(id: RuleId): Promise<void> {
		await this.#attention?.loadMore(id);
	}

	stop(): void {
		this.#counting = undefined;
		this.#attention?.stop();
	}

	dispose(): void {
		for (const subscription of this.#subscriptions) subscription.dispose();
		this.#counting = undefined;
		this.#attention?.dispose();
		this.#changes.clear();
	}

	/** Forgets what was counted, and counts for the session of now. */
	#begin(): void {
		this.#counting = undefined;
		this.#attention?.dispose();
		const session = this.#parts.sessions.current;
		this.#session = session;
		this.#attention = undefined;
		this.#due = "all";
		this.#changes.fire();
		void this.#count();
	}

	/** What counts in the session of now; its code is loaded when the view is first seen. */
	async #ready(): Promise<Attention | undefined> {
		const session = this.#session;
		if (this.#attention !== undefined || session === undefined || !isOpen(session)) return this.#attention;
		const { Attention } = await import("../window/readers.ts");
		if (session !== this.#session) return undefined;
		if (this.#attention !== undefined) return this.#attention;
		const attention: Attention = new Attention({
			...readContextOf(session, this.#parts.settings, this.#parts.log),
			asking: () => ({ now: new Date(), me: userOf(session)?.id }),
			mine: this.mine,
			onChange: () => attention === this.#attention && this.#changes.fire(),
		});
		this.#attention = attention;
		return attention;
	}

	async #count(): Promise<void> {
		if (!this.#visible || this.#due === undefined) return;
		const attention = await this.#ready();
		const due = this.#due;
		if (attention === undefined || attention !== this.#attention || !this.#visible) return;
		if (due === undefined) return this.#counting;
		this.#due = undefined;
		const counting = due === "all" ? attention.refresh() : attention.refreshIfChanged();
		this.#counting = counting;
		await counting;
		if (counting !== this.#counting) return;
		this.#counting = undefined;
		// Groups that are open on screen stay so when others are counted.
		await Promise.all([...this.#open].map((id) => attention.open(id)));
	}

	#recount(id: RuleId): void {
		if (this.#visible && this.#due === undefined) void this.#attention?.refreshOne(id);
		else this.#due = "all";
		this.#changes.fire();
	}
}
