import type { Log } from "../../close/base/log.ts";
import type { Attention } from "../../opportunities/attention/attention.ts";
import type { AttentionGroup } from "../../opportunities/attention/attentionGroup.ts";
import { RULE_IDS, type RuleId } from "../../opportunities/attention/attentionRules.ts";
import { logFailure } from "../base/asyncTasks.ts";
import { ChangeEvent } from "../base/changeEvent.ts";
import type { Disposable, Memento } from "../base/ports.ts";
import { isOpen, type Session, userOf } from "../session/session.ts";
import type { Sessions } from "../session/sessions.ts";
import type { Settings } from "../settings/settings.ts";
import type { RefreshKind } from "../window/currentView.ts";
import { readContextOf } from "../window/sessionReadContext.ts";
import { RULES_IN_BADGE } from "./attentionBadge.ts";
import { OnlyMine } from "./onlyMine.ts";

interface AttentionWatchParts {
	readonly sessions: Pick<Sessions, "current" | "start" | "onDidChange">;
	readonly settings: Pick<Settings, "current" | "onDidChange">;
	/** State of this workspace: whether only the signed-in user's own opportunities are shown. */
	readonly workspaceState: Memento;
	readonly log: Log;
}

/** Groups that are being counted. */
interface Count {
	readonly ids: ReadonlySet<RuleId>;
	readonly done: Promise<unknown>;
}

/**
 * Keeps the counts of Needs Attention current, for the view and for the badge: all of them while the view is visible,
 * and those of {@link RULES_IN_BADGE} while only the tree of opportunities is. It counts once for each session, and again
 * on each refresh. A refresh of the hidden view waits until the view is shown. A new session clears the counts at once.
 */
export class AttentionWatch implements Disposable {
	readonly #parts: AttentionWatchParts;
	readonly #changes: ChangeEvent<void>;
	readonly #subscriptions: readonly Disposable[];
	readonly #onlyMine: OnlyMine;
	#attention: Attention | undefined;
	#session: Session | undefined;
	readonly #open = new Set<RuleId>();
	#visible = false;
	#treeVisible = false;
	/** The refreshes to do when the groups are next seen, in the view or in the badge. */
	readonly #due = new Map<RuleId, RefreshKind>();
	/** The current count, unless it has ended or a newer one has replaced it. */
	#counting: Count | undefined;

	constructor(parts: AttentionWatchParts) {
		this.#parts = parts;
		this.#changes = new ChangeEvent(parts.log);
		this.#onlyMine = new OnlyMine(parts.workspaceState);
		this.#subscriptions = [
			parts.sessions.onDidChange(() => this.#begin()),
			parts.settings.onDidChange("untouchedDays", () => this.#recount("untouched")),
			parts.settings.onDidChange("badge", () => this.#followBadge()),
		];
		this.#mark("all");
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
		return this.#onlyMine.current;
	}

	/**
	 * Follows the view's visibility. Hiding the view cancels the current count, which starts again when the view is
	 * shown.
	 */
	async show(visible: boolean): Promise<void> {
		this.#visible = visible;
		if (!visible) return this.#leave();
		await this.#start();
		await this.catchUp(true);
	}

	/** Follows the visibility of the tree of opportunities, for the badge. */
	async showTree(visible: boolean): Promise<void> {
		this.#treeVisible = visible;
		if (!visible) this.#leave();
		else if (this.#rulesInBadge.length > 0) await this.#start();
	}

	/** Counts again if the calendar has changed the counts and the view is visible. */
	async catchUp(again: boolean): Promise<void> {
		if (this.#visible && this.#due.size === 0) await this.#attention?.catchUp(again);
	}

	/** Counts again and reloads what is loaded. A call during a count joins it for the groups that it counts. */
	async refresh(): Promise<void> {
		await this.#refresh("all", RULE_IDS);
	}

	/** Counts again if one cheap request shows that something changed. */
	async refreshIfChanged(): Promise<void> {
		await this.#refresh("changes", RULE_IDS);
	}

	/** Counts what the badge shows again, even if nothing is visible: somebody refreshes the opportunities. */
	async refreshBadge(kind: RefreshKind): Promise<void> {
		await this.#refresh(kind, this.#rulesInBadge, () => this.#rulesInBadge);
	}

	async setMine(mine: boolean): Promise<void> {
		await this.#onlyMine.set(mine);
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

	get #rulesInBadge(): readonly RuleId[] {
		return RULES_IN_BADGE[this.#parts.settings.current.badge];
	}

	/** The groups that are seen now. */
	get #seen(): readonly RuleId[] {
		if (this.#visible) return RULE_IDS;
		return this.#treeVisible ? this.#rulesInBadge : [];
	}

	/** `changes` doesn't take the place of a refresh that does more. */
	#mark(kind: RefreshKind, ids: readonly RuleId[] = RULE_IDS): void {
		for (const id of ids) if (kind === "all" || !this.#due.has(id)) this.#due.set(id, kind);
	}

	/** Counts those of the groups that aren't being counted, if `wanted` returns them, and waits for the others. */
	async #refresh(kind: RefreshKind, ids: readonly RuleId[], wanted = () => this.#seen): Promise<void> {
		const counting = this.#counting;
		const others = ids.filter((id) => !counting?.ids.has(id));
		this.#mark(kind, others);
		await Promise.all([counting?.done, others.length > 0 && this.#count(wanted)]);
	}

	async #start(): Promise<void> {
		await this.#parts.sessions.start();
		if (this.#session !== this.#parts.sessions.current) this.#begin();
		else await this.#count();
	}

	/** Cancels what isn't seen any more. It starts again when it is. */
	#leave(): void {
		const seen = this.#seen;
		const unseen = this.groups.filter(({ id, loading }) => loading && !seen.includes(id)).map(({ id }) => id);
		this.#mark("all", unseen);
		if (seen.length === 0) this.#counting = undefined;
		this.#attention?.stop(unseen);
	}

	#followBadge(): void {
		this.#changes.fire();
		if (this.#treeVisible) logFailure(this.#parts.log, "The badge could not be counted", this.#start());
	}

	/** Forgets the counts, and counts for the current session. */
	#begin(): void {
		this.#counting = undefined;
		this.#attention?.dispose();
		const session = this.#parts.sessions.current;
		this.#session = session;
		this.#attention = undefined;
		this.#mark("all");
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

	/** Does the refreshes that are due for the groups that `wanted` returns. */
	async #count(wanted = () => this.#seen): Promise<void> {
		const due = () => wanted().filter((id) => this.#due.has(id));
		if (due().length > 0) {
			const attention = await this.#ready();
			if (attention === undefined || attention !== this.#attention) return;
			const counting = this.#countDue(attention, due());
			this.#counting = counting;
			await counting.done;
			if (counting !== this.#counting) return;
			this.#counting = undefined;
		}
		// Groups that are expanded on screen stay expanded when another user's opportunities are counted.
		if (this.#visible) await Promise.all([...this.#open].map((id) => this.#attention?.open(id)));
	}

	/** Together with the count that is under way. */
	#countDue(attention: Attention, ids: readonly RuleId[]): Count {
		const of = (kind: RefreshKind) => ids.filter((id) => this.#due.get(id) === kind);
		const [all, changes] = [of("all"), of("changes")];
		for (const id of ids) this.#due.delete(id);
		const { ids: before = [], done } = this.#counting ?? {};
		return {
			ids: new Set([...before, ...ids]),
			done: Promise.all([done, attention.refresh(all), attention.refreshIfChanged(changes)]),
		};
	}

	#recount(id: RuleId): void {
		if (this.#seen.includes(id) && !this.#due.has(id)) void this.#attention?.refresh([id]);
		else this.#mark("all", [id]);
		this.#changes.fire();
	}
}
