import { UserError } from "../../close/base/errors.ts";
import type { Place, TeamViews } from "./teamFile.ts";

/** A folder of the workspace: it may hold a team file. */
export interface TeamFolder {
	/** Unique in this window. */
	readonly id: string;
	readonly name: string;
}

/** A team file as it was read last. */
export type TeamFile = TeamViews & { readonly folder: TeamFolder };

/** Where a team file stands in its folder. */
export const TEAM_FILE = ".vscode/close-views.json";

/** Bytes. Far more than a team shares: a larger file is a mistake, and is not read. */
export const LARGEST_FILE = 1_000_000;

/** The team files of this window. They are only data: nothing in them is executed, and none is read before it is asked for. */
export interface Team {
	readonly folders: readonly TeamFolder[];
	/** Of all folders that have one, in their order; a file that cannot be read says why. */
	read(): Promise<readonly TeamFile[]>;
	/** Opens a file in the editor. */
	open(folder: TeamFolder, place?: Place): Promise<void>;
	/** Adds a View to a file, which is made where there is none. @throws TeamFileError */
	share(folder: TeamFolder, entry: object): Promise<void>;
}

/** Why a team file stays as it is: a localized sentence. */
export class TeamFileError extends UserError {
	override readonly name = "TeamFileError";
}
