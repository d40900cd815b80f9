import { allViews, type CatalogView } from "../../opportunities/view/viewCatalog.ts";
import type { SavedViews } from "./savedViews.ts";
import type { Team } from "./teamFile.ts";
import { WorkspaceTeamFiles } from "./workspaceTeamFiles.ts";

/** Reads the team's files for all Views that can be asked for by name. */
export async function namedViews(
	{ entries }: Pick<SavedViews, "entries">,
	team: Pick<Team, "read"> = new WorkspaceTeamFiles(),
): Promise<readonly CatalogView[]> {
	const files = await team.read();
	const shared = files.flatMap((file) => ("views" in file ? file.views : []));
	return allViews(entries, shared);
}
