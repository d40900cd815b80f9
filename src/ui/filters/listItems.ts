import * as l10n from "@vscode/l10n";
import { inLocale } from "../../close/base/countText.ts";
import type { Person } from "../../close/schema/directory.ts";
import { VALUE_PERIODS } from "../../close/schema/parameters.ts";
import { valuePeriodLabel } from "../../opportunities/view/labels.ts";
import { ME } from "../../opportunities/view/view.ts";
import { type Choice, type Item, isChoice } from "../quickInput/quickInput.ts";
import type { Named } from "../session/identity.ts";

/** The items of lists with several choices. A value that is set is always among them, even if its name isn't known. */

/** The user first, then members, former members, and other owners of loaded rows, each sorted by name. */
export function ownerItems(
	people: readonly Person[],
	others: readonly Named[],
	me: Named | undefined,
	set: readonly string[],
	locale: string,
): readonly Item[] {
	const { compare } = collatorOf(locale);
	const byName = (some: readonly Named[]) => [...some].sort((a, b) => compare(a.name, b.name)).map(personItem);
	const user: readonly Choice[] =
		me === undefined && !set.includes(ME) ? [] : [{ id: ME, label: l10n.t("Me"), description: me?.name }];
	return withUnknown(
		[
			...user,
			...headed(l10n.t("Members"), byName(people.filter(({ active }) => active))),
			...headed(l10n.t("Former members"), byName(people.filter(({ active }) => !active))),
			...headed(l10n.t("Owners of loaded opportunities"), byName(others)),
		],
		set,
	);
}

/** People with the same name show their ids. */
function personItem({ id, name }: Named, _: number, all: readonly Named[]): Choice {
	const namesakes = all.some((other) => other.name === name && other.id !== id);
	return namesakes ? { id, label: name, description: id } : { id, label: name };
}

export function valuePeriodItems(): readonly Item[] {
	return VALUE_PERIODS.map((period) => ({ id: period, label: valuePeriodLabel(period) }));
}

/** No heading without choices. */
export function headed(heading: string, choices: readonly Choice[]): readonly Item[] {
	return choices.length === 0 ? [] : [{ heading }, ...choices];
}

/** Adds values that are set and have no item. */
export function withUnknown(items: readonly Item[], set: readonly string[]): readonly Item[] {
	const known = new Set(items.filter(isChoice).map(({ id }) => id));
	const unknown = set.filter((id) => !known.has(id));
	return [
		...items,
		...headed(
			l10n.t("IDs without names"),
			unknown.map((id) => ({ id, label: id })),
		),
	];
}

function collatorOf(locale: string): Intl.Collator {
	return inLocale(locale, (one) => new Intl.Collator(one, { sensitivity: "base", numeric: true }));
}
