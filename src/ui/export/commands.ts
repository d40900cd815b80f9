import type { CommandHandlers } from "../commands/commands.ts";
import { inSession } from "../window/inSession.ts";
import type { Services } from "../window/services.ts";
import { withoutRow } from "../window/withoutRow.ts";
import { copyRequest, copyRows } from "./copyCommands.ts";
import { exportView } from "./exportCommand.ts";
import { exportForDuckDb } from "./exportForDuckDb.ts";
import { exportGroups } from "./exportGroups.ts";

type ExportCommands = Pick<
	CommandHandlers,
	"export" | "exportGroup" | "exportForDuckDb" | "copyRowsAsMarkdown" | "copyRowsAsTsv" | "copyAsCurl" | "copyAsPython"
>;

/** The commands that export or copy what is shown. */
export function exportCommands(services: Services): ExportCommands {
	return {
		export: inSession(services, (argument) => exportView(services, withoutRow(services.tree, argument))),
		exportGroup: inSession(services, (argument, ...others) => exportGroups(services, argument, others)),
		exportForDuckDb: inSession(services, (argument) => exportForDuckDb(services, withoutRow(services.tree, argument))),
		copyRowsAsMarkdown: (argument, ...others) => copyRows(services, "markdown", argument, others),
		copyRowsAsTsv: (argument, ...others) => copyRows(services, "tsv", argument, others),
		copyAsCurl: inSession(services, () => copyRequest(services, "curl")),
		copyAsPython: inSession(services, () => copyRequest(services, "python")),
	};
}
