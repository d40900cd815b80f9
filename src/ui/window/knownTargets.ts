import * as l10n from "@vscode/l10n";
import { countText } from "../../close/base/countText.ts";
import type { Log } from "../../close/base/log.ts";
import { countedText } from "../../close/base/plurals.ts";
import type { Target } from "../../opportunities/analysis/standing/targets.ts";
import { logFailure, SerialQueue } from "../base/asyncTasks.ts";
import { ChangeEvent } from "../base/changeEvent.ts";
import type { Disposable } from "../base/ports.ts";
import type { Session } from "../session/session.ts";
import type { Sessions } from "../session/sessions.ts";
import type { Settings } from "../settings/settings.ts";

/** The targets of one team file, unchecked, or why it can't be read. */
export type TeamTargets = { readonly folder: string } & (
	| { readonly targets: readonly unknown[] }
	| { readonly fault: string }
);

/** The team files of this window, as far as targets are concerned. */
export interface TeamTargetsDoor {
	read(): Promise<readonly TeamTargets[]>;
	/** Calls `listener` after each change of a team file, or of the open folders. */
	onDidChange(listener: () => void): Disposable;
}

interface KnownTargetsParts {
	readonly settings: Pick<Settings, "current" | "onDidChange" | "warnOnce">;
	readonly team: () => Promise<TeamTargetsDoor>;
	readonly sessions: Pick<Sessions, "current" | "onDidChange">;
	readonly log: Log;
}

/** The user's own targets, those of the team and those of the sample data. They are read when they are first needed. */
export class KnownTargets implements Disposable {
	readonly #parts: KnownTargetsParts;
	readonly #changes: ChangeEvent<void>;
	readonly #subscriptions: Disposable[] = [];
	readonly #queue = new SerialQueue();
	#reading: Promise<void> | undefined;
	#targets: readonly Target[] = [];
	/** Those of them that aren't sample data's. */
	#real: readonly Target[] = [];
	/** The session that {@link #targets} were read in. */
	#session: Session | undefined;

	constructor(parts: KnownTargetsParts) {
		this.#parts = parts;
		this.#changes = new ChangeEvent(parts.log);
	}

	/**
	 * Those that were read last; none before {@link read}. The first one of a period and an owner counts. Those of sample
	 * data end with its session.
	 */
	get current(): readonly Target[] {
		return this.#session === this.#parts.sessions.current ? this.#targets : this.#real;
	}

	get onDidChange(): (listener: () => void) => Disposable {
		return this.#changes.subscribe;
	}

	/** Reads the targets, unless that was done. They are read again after each change, from then on. */
	async read(): Promise<readonly Target[]> {
		this.#reading ??= this.#begin();
		await this.#reading;
		return this.current;
	}

	dispose(): void {
		for (const subscription of this.#subscriptions.splice(0)) subscription.dispose();
		this.#changes.clear();
	}

	async #begin(): Promise<void> {
		try {
			const { settings, sessions, log } = this.#parts;
			const team = await this.#parts.team();
			const again = () => {
				this.#reading = this.#queue.take(() => this.#readOf(team));
				logFailure(log, "The targets could not be read", this.#reading);
			};
			this.#subscriptions.push(
				team.onDidChange(again),
				sessions.onDidChange(again),
				settings.onDidChange("targets", again),
				settings.onDidChange("fiscalYearStartMonth", again),
			);
			await this.#queue.take(() => this.#readOf(team));
		} catch (error) {
			this.#reading = undefined;
			throw error;
		}
	}

	/** What is wrong with targets is said once for each list, and doesn't affect the others. */
	async #readOf(team: TeamTargetsDoor): Promise<void> {
		const { settings, sessions, log } = this.#parts;
		const [{ readTargets }, files] = await Promise.all([import("./laterReading.ts"), team.read()]);
		const { targets: own, fiscalYearStartMonth: startMonth } = settings.current;
		const lists = [
			{ source: "closeOpportunities.targets", ...readTargets(own, startMonth) },
			...files.map((file) => {
				const source = l10n.t("Team file for {0}", file.folder);
				if ("targets" in file) return { source, ...readTargets(file.targets, startMonth) };
				// Who edits the file sees it there, and Open View… says it.
				log.warn(`A team file can't be read: ${file.fault}`);
				return { source, targets: [], problems: [] };
			}),
		];
		for (const { source, problems } of lists) this.#tell(source, problems);
		const { current: session } = sessions;
		const ofSampleData = session.kind === "sample" ? session.server.targets(startMonth) : [];
		this.#real = lists.flatMap((list) => list.targets);
		this.#session = session;
		const targets = [...this.#real, ...ofSampleData];
		if (JSON.stringify(targets) === JSON.stringify(this.#targets)) return;
		this.#targets = targets;
		this.#changes.fire();
	}

	/** A list may have any number of problems: a notification says the first one, and the log has them all. */
	#tell(source: string, problems: readonly string[]): void {
		const { settings, log } = this.#parts;
		const [first, ...others] = problems;
		if (first === undefined) return;
		if (others.length > 0) log.warn(`${source}:\n${problems.join("\n")}`);
		const forms = { other: l10n.t("{0} has {1} problems. The first one: {2} Run Show Log for details.") };
		settings.warnOnce(
			others.length === 0
				? l10n.t("{0}: {1}", source, first)
				: countedText(problems.length, forms, source, countText(problems.length), first),
		);
	}
}
