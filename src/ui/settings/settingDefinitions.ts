import * as l10n from "@vscode/l10n";
import { countText } from "../../close/base/countText.ts";
import { GROUPINGS, type GroupBy } from "../../close/schema/grouping.ts";
import { ORDERS, type OrderBy } from "../../close/schema/order.ts";
import { STATUS_BAR_FIGURES, type StatusBarFigure } from "../../opportunities/totals/statusBarFigures.ts";

export const PREFIX = "closeOpportunities";

/** The value to use for a setting and, as a localized sentence for the user, what is wrong with the set value. */
export interface Reading<T> {
	readonly value: T;
	readonly problem?: string;
}

interface Definition<T> {
	/** The default in `package.json`. */
	readonly defaultValue: unknown;
	readonly read: (value: unknown) => Reading<T>;
}

/** Refreshing more often would burden the server. */
const LEAST_MINUTES = 1;
/** The longest timer, a week: beyond 24 days, Node's timers fire at once. */
const MOST_MINUTES = 7 * 24 * 60;
const MOST_SECONDS = MOST_MINUTES * 60;

const CSV_SEPARATORS = [",", ";", "\t"] as const;
export type CsvSeparator = (typeof CSV_SEPARATORS)[number];
const CSV_DECIMALS = ["auto", ".", ","] as const;
export type CsvDecimal = (typeof CSV_DECIMALS)[number];
const CSV_FORMULA_GUARDS = ["on", "off"] as const;
export type CsvFormulaGuard = (typeof CSV_FORMULA_GUARDS)[number];
const BADGES = ["off", "stalled", "attention"] as const;
export type Badge = (typeof BADGES)[number];

/** All settings except `apiBaseUrl`. A wrong value never stops anything: another one is used. */
export const SETTING_DEFINITIONS = {
	groupBy: oneOf<GroupBy | "none">("groupBy", GROUPINGS, "user_id"),
	orderBy: oneOf<OrderBy>("orderBy", ORDERS, "-date_updated"),
	pageSize: wholeNumber("pageSize", 1, 250, 100),
	maxConcurrentRequests: wholeNumber("maxConcurrentRequests", 1, 8, 4),
	requestTimeout: seconds("requestTimeout", 30),
	autoRefresh: minutes("autoRefresh", 0),
	untouchedDays: wholeNumber("untouchedDays", 1, 3650, 30),
	fiscalYearStartMonth: wholeNumber("fiscalYearStartMonth", 1, 12, 1),
	statusBar: oneOf<StatusBarFigure | "off">("statusBar", ["off", ...STATUS_BAR_FIGURES], "off"),
	csvSeparator: oneOf<CsvSeparator>("csvSeparator", CSV_SEPARATORS, ","),
	csvBom: flag("csvBom", true),
	csvDecimal: oneOf<CsvDecimal>("csvDecimal", CSV_DECIMALS, "auto"),
	csvFormulaGuard: oneOf<CsvFormulaGuard>("csvFormulaGuard", CSV_FORMULA_GUARDS, "on"),
	badge: oneOf<Badge>("badge", BADGES, "off"),
	startView: viewName("startView", "open"),
	views: list("views"),
	targets: list("targets"),
	assistantFields: list("assistantFields"),
};

function oneOf<T extends string>(key: string, allowed: readonly T[], defaultValue: T): Definition<T> {
	return {
		defaultValue,
		read: (value) => {
			const found = allowed.find((candidate) => candidate === value);
			if (found !== undefined) return { value: found };
			const choices = allowed.map(inWords).join(", ");
			const problem = l10n.t(
				"The setting {0} must be one of {1}. {2} is used instead.",
				name(key),
				choices,
				inWords(defaultValue),
			);
			return { value: defaultValue, problem };
		},
	};
}

/** Signs get quotes, as in the settings file. */
function inWords(choice: string): string {
	return /\w/.test(choice) ? choice : JSON.stringify(choice);
}

function flag(key: string, defaultValue: boolean): Definition<boolean> {
	return {
		defaultValue,
		read: (value) => {
			if (typeof value === "boolean") return { value };
			const problem = l10n.t(
				"The setting {0} must be true or false. {1} is used instead.",
				name(key),
				String(defaultValue),
			);
			return { value: defaultValue, problem };
		},
	};
}

function wholeNumber(key: string, least: number, most: number, defaultValue: number): Definition<number> {
	return {
		defaultValue,
		read: (value) => {
			if (Number.isInteger(value) && clamp(value, least, most, defaultValue) === value) return { value };
			const used = Math.round(clamp(value, least, most, defaultValue));
			const problem = l10n.t(
				"The setting {0} must be a whole number from {1} to {2}. {3} is used instead.",
				name(key),
				countText(least),
				countText(most),
				countText(used),
			);
			return { value: used, problem };
		},
	};
}

function seconds(key: string, defaultValue: number): Definition<number> {
	return {
		defaultValue,
		read: (value) => {
			const used = typeof value === "number" && value > 0 ? clamp(value, 0, MOST_SECONDS, defaultValue) : defaultValue;
			if (used === value) return { value: used };
			const problem = l10n.t(
				"The setting {0} must be a number of seconds above 0 and up to {1}. {2} is used instead.",
				name(key),
				countText(MOST_SECONDS),
				countText(used),
			);
			return { value: used, problem };
		},
	};
}

/** 0 is off. A value between 0 and 1 counts as 1. */
function minutes(key: string, defaultValue: number): Definition<number> {
	return {
		defaultValue,
		read: (value) => {
			const fitting = clamp(value, 0, MOST_MINUTES, defaultValue);
			const used = fitting > 0 ? Math.max(LEAST_MINUTES, fitting) : fitting;
			if (fitting === value) return { value: used };
			const problem = l10n.t(
				"The setting {0} must be a number of minutes from 0 (off) to {1}. {2} is used instead.",
				name(key),
				countText(MOST_MINUTES),
				countText(used),
			);
			return { value: used, problem };
		},
	};
}

/** A name that no View has is a matter of the Views, not of the setting. */
function viewName(key: string, defaultValue: string): Definition<string> {
	return {
		defaultValue,
		read: (value) => {
			if (typeof value === "string" && value.trim() !== "") return { value: value.trim() };
			const problem = l10n.t(
				'The setting {0} must be "open", "everything", or the name of a saved View. {1} is used instead.',
				name(key),
				defaultValue,
			);
			return { value: defaultValue, problem };
		},
	};
}

function list(key: string): Definition<readonly unknown[]> {
	return {
		defaultValue: [],
		read: (value) => {
			if (Array.isArray(value)) return { value };
			return { value: [], problem: l10n.t("The setting {0} must be a list. It's ignored.", name(key)) };
		},
	};
}

/** The nearest allowed number, or `defaultValue` if it isn't a number. */
function clamp(value: unknown, least: number, most: number, defaultValue: number): number {
	return typeof value === "number" && !Number.isNaN(value) ? Math.min(most, Math.max(least, value)) : defaultValue;
}

function name(key: string): string {
	return `${PREFIX}.${key}`;
}
