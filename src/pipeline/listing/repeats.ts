import * as l10n from "@vscode/l10n";
import type { ListAnswer } from "../../close/answer.ts";
import type { Row } from "../../close/opportunity.ts";

/**
 * The same answer with each opportunity once. Where one comes again, a row takes its place that says so: offsets and
 * sizes are counted in places.
 */
export function withoutRepeats(answer: ListAnswer): ListAnswer {
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
	const all = groups?.flatMap((group) => group.rows) ?? rows;
	return all.some((row) => "repeats" in row) ? { ...answer, groups, rows } : answer;
}
