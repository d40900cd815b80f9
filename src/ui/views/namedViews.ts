import { allViews, type CatalogView } from "../../opportunities/view/viewCatalog.ts";
import type { SavedViews } from "./savedViews.ts";
import type { Team } from "./teamFile.ts";
import { WorkspaceTeamFiles } from "./workspaceTeamFiles.ts";

/** Reads the team's files for all Views that can be asked for by name, once the changes of saved ones are written. */
export async function namedViews(
	saved: Pick<SavedViews, "entries" | "settled">,
	team: Pick<Team, "read"> = new WorkspaceTeamFiles(),
): Promise<readonly CatalogView[]> {
	const [files] = await Promise.all([team.read(), saved.settled()]);
	const shared = files.flatMap((file) => ("views" in file ? file.views : []));
	return allViews(saved.entries, shared);
}
