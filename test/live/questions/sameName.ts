import { CloseError } from "../../../src/close/base/errors.ts";
import type { Asking } from "../asking.ts";
import { dataOf, type Fields, objectsOf, textIn, totalOf } from "../forms.ts";
import { Undecided } from "../question.ts";
import { groupsOf, UNGROUPED } from "./shared.ts";

const NONE = new Undecided("no two owners of one name are known to have opportunities");

/** Whether owners of the same full name have a group each, or their objects are mixed in the order of `_order_by`. */
export async function sameName(asking: Asking): Promise<string | Undecided> {
	const ids = namesakes(await users(asking));
	if (ids === undefined) return NONE;
	const body = await asking.list({
		_group_by: "user_id",
		user_id__in: ids.join(","),
		_order_by: "-date_updated",
		_limit: "100",
	});
	const groups = groupsOf(body);
	return groups === undefined ? UNGROUPED : layoutOf(groups, totalOf(body));
}

/** Some users; none if the key may not read them. */
async function users(asking: Asking): Promise<readonly Fields[]> {
	try {
		return dataOf(await asking.read("/user/", { _limit: "100", _fields: "id,first_name,last_name" }));
	} catch (error) {
		if (error instanceof CloseError && ["forbidden", "notFound"].includes(error.kind)) return [];
		throw error;
	}
}

/** The ids of the first users that share a full name. */
function namesakes(people: readonly Fields[]): readonly string[] | undefined {
	const byName = new Map<string, string[]>();
	for (const person of people) {
		const id = textIn(person, "id");
		const name = [textIn(person, "first_name"), textIn(person, "last_name")].join(" ").trim();
		if (id !== undefined && name !== "") byName.set(name, [...(byName.get(name) ?? []), id]);
	}
	return [...byName.values()].find((ids) => ids.length > 1);
}

function layoutOf(groups: readonly Fields[], total: number | undefined): string | Undecided {
	const owners = groups.map((group) => objectsOf(group)[0]?.["user_id"]);
	if (new Set(owners).size < owners.length) return "runs of both, each told as a group";
	const [first] = groups;
	const size = first && totalOf(first);
	if (first === undefined || size === undefined) return NONE;
	if (groups.length === 1) return total === undefined || size === total ? NONE : "groups apart";
	// They are mixed if the page continues with another owner before the first one is complete.
	return objectsOf(first).length < size ? "mixed, each told once a page" : "groups apart";
}
