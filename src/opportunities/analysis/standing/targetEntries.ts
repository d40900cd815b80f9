import * as l10n from "@vscode/l10n";
import { countText } from "../../../close/base/countText.ts";
import { UserError } from "../../../close/base/errors.ts";
import { isRecord } from "../../../close/base/isRecord.ts";
import { cutText } from "../../../close/text/cutText.ts";
import { namedPeriodOfId } from "../periodId.ts";
import type { Target } from "./targets.ts";

/** The largest amount, in whole units: its integer in the smallest units of any currency is exact. */
export const LARGEST_TARGET = 1_000_000_000_000;

/** Far more than anyone needs: a longer list is a mistake. */
export const MOST_TARGETS = 1000;

const LONGEST_ID = 500;
const KEYS = ["period", "user_id", "amount"] as const;

/** Why something isn't a target: a localized sentence that names the key, and what is allowed. */
export class TargetError extends UserError {
	override readonly name = "TargetError";
}

/** The targets of a list, and what is wrong with the entries that aren't any. */
interface TargetList {
	readonly targets: readonly Target[];
	readonly problems: readonly string[];
}

/** Reads the entries of a setting or a team file. Each is checked on its own: a wrong one doesn't affect the others. */
export function readTargets(entries: readonly unknown[], startMonth: number): TargetList {
	const problems: string[] = [];
	if (entries.length > MOST_TARGETS)
		problems.push(l10n.t("You can have up to {0} targets. Any others are ignored.", countText(MOST_TARGETS)));
	const targets = entries.slice(0, MOST_TARGETS).flatMap((entry, index) => {
		try {
			return parseTarget(entry, startMonth);
		} catch (error) {
			if (!(error instanceof TargetError)) throw error;
			problems.push(l10n.t("Target {0} is ignored: {1}", countText(index + 1), error.message));
			return [];
		}
	});
	return { targets, problems };
}

/** @throws TargetError */
export function parseTarget(entry: unknown, startMonth: number): Target {
	const { amount, ...whose } = checkedKeys(entry);
	return { ...parseWhose(whose, startMonth), amount: parseAmount(amount) };
}

/** Parses what a target is for, without its amount. @throws TargetError */
export function parseWhose(entry: unknown, startMonth: number): Omit<Target, "amount"> {
	const { period, user_id: owner } = checkedKeys(entry);
	if (owner != null && !isId(owner))
		throw new TargetError(
			l10n.t(
				'{0} must be an owner\'s ID or "me", not {1}. Leave it out to set a target for everyone.',
				"user_id",
				shown(owner),
			),
		);
	return { period: parsePeriod(period, startMonth), ...(owner == null ? {} : { user_id: owner.trim() }) };
}

/** @throws TargetError if the text names no month, quarter or year */
export function parsePeriod(period: unknown, startMonth: number): string {
	const id = typeof period === "string" ? period.trim() : "";
	if (namedPeriodOfId(id, startMonth) !== undefined) return id;
	if (startMonth === 1 && /^FY\d{2}(?:-Q[1-4])?$/.test(id))
		throw new TargetError(
			l10n.t(
				"{0} is a fiscal period, but your fiscal year begins in January. Use {1} instead, or change {2}.",
				id,
				`20${id.slice(2)}`,
				"closeOpportunities.fiscalYearStartMonth",
			),
		);
	const forms = startMonth === 1 ? "2026, 2026-Q4, 2026-10" : "2026, 2026-Q4, 2026-10, FY27, FY27-Q1";
	throw new TargetError(
		l10n.t("{0} must be a year, quarter, or month like {1}, not {2}.", "period", forms, shown(period)),
	);
}

/** @throws TargetError if it isn't a whole number above 0 */
export function parseAmount(amount: unknown): number {
	if (typeof amount === "number" && Number.isInteger(amount) && amount > 0 && amount <= LARGEST_TARGET) return amount;
	throw new TargetError(
		l10n.t(
			"{0} must be a whole number from 1 to {1}, in your currency, not {2}.",
			"amount",
			countText(LARGEST_TARGET),
			shown(amount),
		),
	);
}

function checkedKeys(entry: unknown): Readonly<Record<string, unknown>> {
	if (!isRecord(entry))
		throw new TargetError(l10n.t("A target must be an object with {0}, not {1}.", KEYS.join(", "), shown(entry)));
	const other = Object.keys(entry).find((key) => !KEYS.some((known) => known === key));
	if (other !== undefined)
		throw new TargetError(l10n.t("A target can't have the key {0}. It takes {1}.", shown(other), KEYS.join(", ")));
	return entry;
}

function isId(value: unknown): value is string {
	return typeof value === "string" && value.trim() !== "" && value.length <= LONGEST_ID && !/\p{Cc}/u.test(value);
}

function shown(value: unknown): string {
	let text: string | undefined;
	try {
		text = JSON.stringify(value);
	} catch {
		// A circular reference has no JSON.
	}
	return cutText(text ?? typeof value, 60);
}
