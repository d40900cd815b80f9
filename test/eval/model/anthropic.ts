import type { Briefing, CallResult, Chat, Turn } from "./chat.ts";
import { type ModelServer, post } from "./modelServer.ts";

const VERSION = "2023-06-01";
/** The most tokens that the model may write in one turn. */
const MOST_WRITTEN = 4096;

/** The parts of an answer that are used. */
interface Answer {
	readonly content: readonly Block[];
	readonly usage?: { readonly input_tokens?: number; readonly output_tokens?: number };
}

interface Block {
	readonly type: string;
	readonly text?: string;
	readonly id?: string;
	readonly name?: string;
	readonly input?: unknown;
}

/** A conversation by Anthropic's messages. */
export function anthropicChat(server: ModelServer, model: string, { system, tools }: Briefing): Chat {
	const messages: object[] = [];
	const turn = async (content: unknown): Promise<Turn> => {
		messages.push({ role: "user", content });
		const body = {
			model,
			max_tokens: MOST_WRITTEN,
			system,
			messages,
			tools: tools.map(({ name, description, inputSchema }) => ({ name, description, input_schema: inputSchema })),
		};
		const headers = { "x-api-key": server.key, "anthropic-version": VERSION };
		const { content: blocks, usage } = (await post(server, "/v1/messages", headers, body)) as Answer;
		messages.push({ role: "assistant", content: blocks });
		return {
			text: blocks.flatMap(({ type, text }) => (type === "text" ? (text ?? "") : [])).join("\n"),
			calls: blocks
				.filter(({ type }) => type === "tool_use")
				.map(({ id = "", name = "", input }) => ({ id, tool: name, input })),
			tokens: (usage?.input_tokens ?? 0) + (usage?.output_tokens ?? 0),
		};
	};
	return { ask: turn, tell: (results) => turn(results.map(resultBlock)) };
}

function resultBlock({ id, text, refused }: CallResult): object {
	return { type: "tool_result", tool_use_id: id, content: text, is_error: refused };
}
