import type { Log } from "../../close/base/log.ts";
import type { Attention } from "../../opportunities/attention/attention.ts";
import type { AttentionGroup } from "../../opportunities/attention/attentionGroup.ts";
import type { RuleId } from "../../opportunities/attention/attentionRules.ts";
import { logFailure } from "../base/asyncTasks.ts";
import { ChangeEvent } from "../base/changeEvent.ts";
import type { Disposable, Memento } from "../base/ports.ts";
import { isOpen, type Session, userOf } from "../session/session.ts";
import type { Sessions } from "../session/sessions.ts";
import type { Settings } from "../settings/settings.ts";
import type { RefreshKind } from "../window/currentView.ts";
import { readContextOf } from "../window/readContext.ts";

interface AttentionWatchParts {
	readonly sessions: Pick<Sessions, "current" | "start" | "onDidChange">;
	readonly settings: Pick<Settings, "current" | "onDidChange">;
	/** State of this workspace: whether only the signed-in user's own opportunities are shown. */
	readonly workspaceState: Memento;
	readonly log: Log;
}

const MINE = "closeOpportunities.attentionMine";

/**
 * What the view Needs Attention shows. It counts while the view is visible: once for each session, and again on each
 * refresh. A refresh of the hidden view waits until the view is shown. A new session clears the counts at once.
 */
export class AttentionWatch implements Disposable {
	readonly #parts: AttentionWatchParts;
	readonly #changes: ChangeEvent<void>;
	readonly #subscriptions: readonly Disposable[];
	#attention: Attention | undefined;
	#session: Session | undefined;
	readonly #open = new Set<RuleId>();
	#visible = false;
	/** The refresh to do when the view is shown next. */
	#due: RefreshKind | undefined = "all";
	/** The current count, unless it has ended or a newer one has replaced it. */
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

	/** Empty if no session is open. */
	get groups(): readonly AttentionGroup[] {
		return this.#attention?.groups ?? [];
	}

	get loading(): boolean {
		return this.groups.some(({ loading }) => loading);
	}

	get visible(): boolean {
		return this.#visible;
	}

	/** Whether only the signed-in user's own opportunities are shown. */
	get mine(): boolean {
		return this.#parts.workspaceState.get(MINE) === true;
	}

	/**
	 * Follows the view's visibility. Hiding the view cancels the current count, which starts again when the view is
	 * shown.
	 */
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

	/** Counts again if the calendar has changed the counts and the view is visible. */
	async catchUp(again: boolean): Promise<void> {
		if (this.#visible && !this.#due) await this.#attention?.catchUp(again);
	}

	/** Counts again and reloads what is loaded. A call during a count joins it. */
	async refresh(): Promise<void> {
		if (this.#counting !== undefined) return this.#counting;
		this.#due = "all";
		await this.#count();
	}

	/** Counts again if one cheap request shows that something changed. */
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

	/** Also retries after a failure. */
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

	/** Forgets the counts, and counts for the current session. */
	#begin(): void {
		this.#counting = undefined;
		this.#attention?.dispose();
		const session = this.#parts.sessions.current;
		this.#session = session;
		this.#attention = undefined;
		this.#due = "all";
		this.#changes.fire();
		logFailure(this.#parts.log, "Needs Attention could not be counted", this.#count());
	}

	/** The counter of the current session. Its code is loaded when the view is first seen. */
	async #ready(): Promise<Attention | undefined> {
		const session = this.#session;
		if (this.#attention !== undefined || session === undefined || !isOpen(session)) return this.#attention;
		const { Attention } = await import("../window/laterReading.ts");
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
		// Groups that are expanded on screen stay expanded when another user's opportunities are counted.
		await Promise.all([...this.#open].map((id) => attention.open(id)));
	}

	#recount(id: RuleId): void {
		if (this.#visible && this.#due === undefined) void this.#attention?.refreshOne(id);
		else this.#due = "all";
		this.#changes.fire();
	}
}
