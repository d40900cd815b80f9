import * as l10n from "@vscode/l10n";
import type { ListResponse } from "../../close/schema/listResponse.ts";
import type { Row } from "../../close/schema/opportunityRow.ts";

/**
 * The same answer with each opportunity once. If one comes again, a row that says so takes its place: offsets and
 * sizes are counted in places.
 */
export function withoutRepeats(answer: ListResponse): ListResponse {
	if (!hasRepeats(answer)) return answer;
	const seen = new Set<string>();
	const once = (row: Row): Row => {
		const { id } = row;
		if (id === undefined || !seen.has(id)) {
			if (id !== undefined) seen.add(id);
			return row;
		}
		return { unreadable: l10n.t("Close lists {0} twice on one page.", id), repeats: id };
	};
	const rows = answer.rows.map(once);
	const groups = answer.groups?.map((group) => ({ ...group, rows: group.rows.map(once) }));
	return { ...answer, groups, rows };
}

function hasRepeats({ groups, rows }: ListResponse): boolean {
	const ids = new Set<string>();
	let count = 0;
	for (const part of groups ?? [{ rows }]) {
		for (const { id } of part.rows) {
			if (id === undefined) continue;
			ids.add(id);
			count += 1;
		}
	}
	return ids.size < count;
}
