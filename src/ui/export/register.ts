import { inSession } from "../commands/inSession.ts";
import type { Core } from "../window/services.ts";

type Handler = (argument: unknown, ...others: unknown[]) => unknown;

/** What the commands do that take along what is seen. */
export type ExportHandlers = Readonly<
	Record<"export" | "copyRowsAsMarkdown" | "copyRowsAsTsv" | "copyAsCurl" | "copyAsPython", Handler>
>;

/** Their code is loaded when one of them is used. */
export function exportHandlers(core: Core): ExportHandlers {
	const rows = () => import("./copyRows.ts");
	const request = () => import("./copyRequest.ts");
	return {
		export: inSession(core, async (argument) => (await import("./exportCommand.ts")).exportView(core, argument)),
		copyRowsAsMarkdown: async (argument, ...others) => (await rows()).copyRows(core, "markdown", argument, others),
		copyRowsAsTsv: async (argument, ...others) => (await rows()).copyRows(core, "tsv", argument, others),
		copyAsCurl: inSession(core, async () => (await request()).copyRequest(core, "curl")),
		copyAsPython: inSession(core, async () => (await request()).copyRequest(core, "python")),
	};
}
