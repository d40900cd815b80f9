import * as l10n from "@vscode/l10n";
import { groupLabel } from "../groupLabel.ts";
import type { FormatOptions } from "./format.ts";
import type { GroupHead } from "./part.ts";

/** A group's label as the tree has it. */
export function groupTitle(group: GroupHead | undefined, { view, locale }: FormatOptions): string {
	if (group === undefined) return l10n.t("Without a group");
	return groupLabel(group, view.group_by, locale);
}
