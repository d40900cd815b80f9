import * as vscode from "vscode";
import type { Call } from "../questions/question.ts";
import type { ToolReply } from "../result.ts";

/** Calls a tool of the extension through VS Code, as an assistant does. */
export async function invokeTool({ tool, input }: Call): Promise<ToolReply> {
	try {
		const options = { input, toolInvocationToken: undefined };
		const result = await vscode.lm.invokeTool(`closeOpportunities_${tool}`, options);
		const parts = result.content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : ""));
		const text = parts.join("");
		return { tool, text, refused: !text.includes("\n") };
	} catch (error) {
		return { tool, text: error instanceof Error ? error.message : String(error), refused: true };
	}
}
