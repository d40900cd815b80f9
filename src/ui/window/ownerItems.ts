import * as l10n from "@vscode/l10n";
import { inLocale } from "../../close/base/inLocale.ts";
import type { Person } from "../../close/schema/directory.ts";
import { ME } from "../../opportunities/view/view.ts";
import { headed, withUnknown } from "../quickInput/headedItems.ts";
import type { Choice, Item } from "../quickInput/quickInput.ts";
import type { Named } from "../session/identity.ts";

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

function collatorOf(locale: string): Intl.Collator {
	return inLocale(locale, (one) => new Intl.Collator(one, { sensitivity: "base", numeric: true }));
}
