import * as vscode from "vscode";
import type { CatalogView } from "../../opportunities/view/viewCatalog.ts";
import type { Services } from "../window/services.ts";
import type { answerTool, readingMessage, ToolName } from "./answerTool.ts";

/** What the tools load when one of them is first called. */
interface LoadedTools {
	readonly answerTool: typeof answerTool;
	readonly readingMessage: typeof readingMessage;
}

/** All Views that can be asked for by name. */
type FindViews = () => Promise<readonly CatalogView[]>;

/** Each is declared in `package.json` as well. */
const TOOLS: readonly ToolName[] = ["totals", "list", "compare"];

/**
 * Registers the tools that language models call. They only read. A call rejects with a sentence that a model can act on, as VS
 * Code asks for: what is wrong, and what to do next.
 */
export function registerTools(
	services: Services,
	load: () => Promise<LoadedTools>,
	views: FindViews,
): vscode.Disposable {
	const toolOf = (name: ToolName): vscode.LanguageModelTool<unknown> => ({
		invoke: async ({ input }, token) => {
			const { answerTool } = await load();
			const text = await answerTool(name, input, { services, views }, token);
			return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
		},
		prepareInvocation: async ({ input }) => {
			const { readingMessage } = await load();
			return { invocationMessage: readingMessage(name, input, services) };
		},
	});
	return vscode.Disposable.from(
		...TOOLS.map((name) => vscode.lm.registerTool(`closeOpportunities_${name}`, toolOf(name))),
	);
}
