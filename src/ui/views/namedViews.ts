import { builtInViews, type CatalogView, savedViews } from "../../opportunities/view/viewCatalog.ts";
import type { SavedViews } from "./savedViews.ts";
import type { Team } from "./teamFile.ts";
import { WorkspaceTeamFiles } from "./workspaceTeamFiles.ts";

/** All Views that can be asked for by name: the user's own first, then those that a team shares, then the built-in ones. */
export async function namedViews(
	{ entries }: Pick<SavedViews, "entries">,
	team: Pick<Team, "read"> = new WorkspaceTeamFiles(),
): Promise<readonly CatalogView[]> {
	const files = await team.read();
	const shared = files.flatMap((file) => ("views" in file ? file.views : []));
	return [...savedViews(entries), ...shared, ...builtInViews()];
}
