import type { Log } from "../../close/base/log.ts";
import type { BaseUrl } from "../../close/http/baseUrl.ts";
import type { GroupBy } from "../../close/schema/grouping.ts";
import type { OrderBy } from "../../close/schema/order.ts";
import type { StatusBarFigure } from "../../opportunities/totals/statusBarFigures.ts";
import { ChangeEvent } from "../base/changeEvent.ts";
import type { Disposable } from "../base/ports.ts";
import { addressOf } from "../session/apiAddress.ts";
import type { SessionProblem } from "../session/sessionProblem.ts";
import {
	type Badge,
	type CsvDecimal,
	type CsvFormulaGuard,
	type CsvSeparator,
	PREFIX,
	SETTING_DEFINITIONS,
} from "./settingDefinitions.ts";

/** The current settings, each with a usable value. */
export interface SettingValues {
	/** The address of requests. If it is a problem, no request may be made. */
	readonly apiBaseUrl: BaseUrl | SessionProblem;
	/** Undefined for no grouping. */
	readonly groupBy: GroupBy | undefined;
	readonly orderBy: OrderBy;
	/** Objects per request. */
	readonly pageSize: number;
	readonly maxConcurrentRequests: number;
	/** Seconds. */
	readonly requestTimeout: number;
	/** Minutes; 0 is off. */
	readonly autoRefresh: number;
	/** After how many days without a change an active opportunity needs attention. */
	readonly untouchedDays: number;
	/** The month in which quarters and years begin, 1 to 12. */
	readonly fiscalYearStartMonth: number;
	/** What the status bar shows. */
	readonly statusBar: StatusBarFigure | "off";
	readonly csvSeparator: CsvSeparator;
	/** Whether CSV files begin with a byte order mark. */
	readonly csvBom: boolean;
	/** The decimal separator in CSV files. `auto` depends on `csvSeparator`. */
	readonly csvDecimal: CsvDecimal;
	/** Whether texts in CSV files that a spreadsheet would evaluate get an apostrophe. */
	readonly csvFormulaGuard: CsvFormulaGuard;
	/** What the number on the icon in the activity bar counts. */
	readonly badge: Badge;
	/** What an account without a last View sees first: `open`, `everything` or the name of a saved View. */
	readonly startView: string;
	/** Unchecked, from the user's settings. */
	readonly views: readonly unknown[];
	/** Unchecked, from the user's settings. */
	readonly targets: readonly unknown[];
	/** Fields that language models may be told besides the standard ones. Unchecked, from the user's settings. */
	readonly assistantFields: readonly unknown[];
}
type SettingKey = keyof SettingValues;

type DefinedKey = keyof typeof SETTING_DEFINITIONS;
type ValueOf<K extends DefinedKey> = ReturnType<(typeof SETTING_DEFINITIONS)[K]["read"]>["value"];
type RawSettings = Readonly<Partial<Record<SettingKey, unknown>>>;

export const SETTING_KEYS: readonly SettingKey[] = [
	"apiBaseUrl",
	...(Object.keys(SETTING_DEFINITIONS) as DefinedKey[]),
];

/** `vscode.workspace` fits. */
export interface ConfigurationDoor {
	getConfiguration(section: string): {
		get(key: string): unknown;
		update(key: string, value: unknown, ofUser: true): PromiseLike<void>;
	};
	onDidChangeConfiguration(listener: (event: { affectsConfiguration(section: string): boolean }) => void): Disposable;
}

interface SettingsParts {
	readonly workspace: ConfigurationDoor;
	/** Shows the user a sentence about a wrong setting. Called once for each problem, not on each read. */
	readonly warn: (problem: string) => void;
	readonly log: Log;
}

/**
 * The one door to the configuration. A number out of range is brought into it, any other wrong value is replaced with
 * the default, and the user sees a warning. Only an unusable `apiBaseUrl` isn't replaced.
 */
export class Settings {
	readonly #parts: SettingsParts;
	readonly #changes: ChangeEvent<SettingKey>;
	readonly #watch: Disposable;
	readonly #warned = new Map<string, string>();
	readonly #told = new Set<string>();
	#raw: RawSettings;
	#current: SettingValues;

	constructor(parts: SettingsParts) {
		this.#parts = parts;
		this.#changes = new ChangeEvent(parts.log);
		this.#raw = this.#readRaw();
		this.#current = this.#interpret(this.#raw);
		this.#watch = parts.workspace.onDidChangeConfiguration((event) => {
			if (event.affectsConfiguration(PREFIX)) this.#update();
		});
	}

	get current(): SettingValues {
		return this.#current;
	}

	/** The current value of a setting, unchecked. */
	rawValue(key: SettingKey): unknown {
		return this.#parts.workspace.getConfiguration(PREFIX).get(key);
	}

	/** Writes to the user's settings. Rejects if that file can't be read or written. */
	async write(key: SettingKey, value: unknown): Promise<void> {
		await this.#parts.workspace.getConfiguration(PREFIX).update(key, value, true);
	}

	/** Tells the user, once, that the value of a setting doesn't fit what there is. */
	warnOnce(problem: string): void {
		if (this.#told.has(problem)) return;
		this.#told.add(problem);
		this.#parts.warn(problem);
	}

	/** Calls `listener` after each change of the setting `key`. */
	onDidChange(key: SettingKey, listener: () => void): Disposable {
		return this.#changes.subscribe((changed) => {
			if (changed === key) listener();
		});
	}

	dispose(): void {
		this.#watch.dispose();
		this.#changes.clear();
	}

	#update(): void {
		const before = this.#raw;
		this.#raw = this.#readRaw();
		const changed = SETTING_KEYS.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(this.#raw[key]));
		this.#current = this.#interpret(this.#raw);
		for (const key of changed) this.#changes.fire(key);
	}

	#readRaw(): RawSettings {
		const configuration = this.#parts.workspace.getConfiguration(PREFIX);
		return Object.fromEntries(SETTING_KEYS.map((key) => [key, configuration.get(key)]));
	}

	#interpret(raw: RawSettings): SettingValues {
		const groupBy = this.#read("groupBy", raw);
		return {
			apiBaseUrl: addressOf(raw.apiBaseUrl),
			groupBy: groupBy === "none" ? undefined : groupBy,
			orderBy: this.#read("orderBy", raw),
			pageSize: this.#read("pageSize", raw),
			maxConcurrentRequests: this.#read("maxConcurrentRequests", raw),
			requestTimeout: this.#read("requestTimeout", raw),
			autoRefresh: this.#read("autoRefresh", raw),
			untouchedDays: this.#read("untouchedDays", raw),
			fiscalYearStartMonth: this.#read("fiscalYearStartMonth", raw),
			statusBar: this.#read("statusBar", raw),
			csvSeparator: this.#read("csvSeparator", raw),
			csvBom: this.#read("csvBom", raw),
			csvDecimal: this.#read("csvDecimal", raw),
			csvFormulaGuard: this.#read("csvFormulaGuard", raw),
			badge: this.#read("badge", raw),
			startView: this.#read("startView", raw),
			views: this.#read("views", raw),
			targets: this.#read("targets", raw),
			assistantFields: this.#read("assistantFields", raw),
		};
	}

	#read<K extends DefinedKey>(key: K, raw: RawSettings): ValueOf<K> {
		const { value, problem } = SETTING_DEFINITIONS[key].read(raw[key]);
		if (problem !== undefined && this.#warned.get(key) !== problem) this.#parts.warn(problem);
		if (problem === undefined) this.#warned.delete(key);
		else this.#warned.set(key, problem);
		return value as ValueOf<K>;
	}
}
