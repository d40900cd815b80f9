import type { CommandHandlers } from "../commands/commands.ts";
import { inSession } from "../window/inSession.ts";
import type { Core } from "../window/services.ts";
import { copyRequest, copyRows } from "./copy.ts";
import { exportView } from "./exportCommand.ts";

type ExportCommands = Pick<
	CommandHandlers,
	"export" | "copyRowsAsMarkdown" | "copyRowsAsTsv" | "copyAsCurl" | "copyAsPython"
>;

/** What the commands do that take along what is seen. */
export function exportCommands(core: Core): ExportCommands {
	return {
		export: inSession(core, (argument) => exportView(core, argument)),
		copyRowsAsMarkdown: (argument, ...others) => copyRows(core, "markdown", argument, others),
		copyRowsAsTsv: (argument, ...others) => copyRows(core, "tsv", argument, others),
		copyAsCurl: inSession(core, () => copyRequest(core, "curl")),
		copyAsPython: inSession(core, () => copyRequest(core, "python")),
	};
}
