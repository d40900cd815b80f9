import * as vscode from "vscode";
import { DATA_SETS } from "../dataSets.ts";
import { MODEL_APIS, type ModelChoice } from "../flags.ts";
import { anthropicChat } from "../model/anthropic.ts";
import type { Briefing, ModelCall, Tool } from "../model/chat.ts";
import type { Attempt, ModelResults } from "../model/comparison.ts";
import { converse } from "../model/conversation.ts";
import { ENDING, saysRight } from "../model/lastWords.ts";
import { openAiChat } from "../model/openAi.ts";
import { RAW_ROWS, rawRows } from "../model/rawRows.ts";
import type { Call, ToolName } from "../questions/question.ts";
import { QUESTIONS } from "../questions.ts";
import { answersTo } from "./evaluate.ts";
import { invokeTool } from "./invokeTool.ts";
import { type OpenDataSet, openDataSet } from "./openDataSet.ts";

/** Has a model answer the questions, with the tools and with raw rows. `tell` hears of each. */
export async function evaluateModel(
	choice: ModelChoice,
	only: string | undefined,
	tell: (line: string) => void,
): Promise<ModelResults> {
	const [tools, rows]: [Attempt[], Attempt[]] = [[], []];
	for (const dataSet of DATA_SETS.filter(({ name }) => only === undefined || name === only)) {
		const open = await openDataSet(dataSet);
		const today = `It is ${new Date().toString()}.`;
		try {
			for (const { id, ask } of QUESTIONS.filter(({ set }) => set === dataSet.name)) {
				const attempt = async (ways: Way) => {
					const chat = chatWith(choice, {
						system: `${today} ${open.fill(dataSet.circumstances)} ${ways.advice} ${ENDING}`,
						tools: ways.tools,
					});
					const came = await converse(chat, open.fill(ask), ways.make);
					const right = saysRight(came.text, answersTo(id));
					tell(`${right ? "right" : "wrong"}  ${ways.name}  ${id}`);
					return { id, right, ...came };
				};
				tools.push(await attempt(withTools()));
				rows.push(await attempt(withRows(open)));
			}
		} finally {
			await open.close();
		}
	}
	return { tools, rows };
}

/** A way to find answers. */
interface Way {
	readonly name: string;
	readonly advice: string;
	readonly tools: readonly Tool[];
	make(call: ModelCall): Promise<{ readonly text: string; readonly refused: boolean }>;
}

const PREFIX = "closeOpportunities_";

function withTools(): Way {
	const own = vscode.lm.tools.filter(({ name }) => name.startsWith(PREFIX));
	return {
		name: "tools",
		advice: "Answer from the tools alone.",
		tools: own.map(({ name, description, inputSchema }) => ({ name, description, inputSchema: inputSchema ?? {} })),
		make: ({ tool, input }) =>
			invokeTool({ tool: tool.slice(PREFIX.length) as ToolName, input: input as Call["input"] }),
	};
}

function withRows({ sandbox, url }: OpenDataSet): Way {
	return {
		name: "rows",
		advice: "Answer from the rows alone.",
		tools: [RAW_ROWS],
		make: ({ input }) => rawRows(input, url, sandbox.key),
	};
}

function chatWith({ api, baseUrl, model }: ModelChoice, briefing: Briefing) {
	const server = { baseUrl, key: process.env[MODEL_APIS[api].key]?.trim() ?? "" };
	return api === "openai" ? openAiChat(server, model, briefing) : anthropicChat(server, model, briefing);
}
