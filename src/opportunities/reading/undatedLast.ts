import type { GroupBy } from "../../close/schema/grouping.ts";
import { isUndated } from "../text/groupLabel.ts";

/** Returns the groups in their order, but that of undated objects last, wherever the server puts it. */
export function undatedLast<One extends Parameters<typeof isUndated>[0]>(
	groups: readonly One[],
	groupBy: GroupBy | undefined,
): readonly One[] {
	const at = groups.findIndex((group) => isUndated(group, groupBy));
	const undated = groups[at];
	return undated === undefined || at === groups.length - 1 ? groups : [...groups.toSpliced(at, 1), undated];
}
