import { type Briefing, type CallResult, type Chat, inputOf, type Turn } from "./chat.ts";
import { type ModelServer, post } from "./modelServer.ts";

/** The parts of a chat completion that are used. */
interface Completion {
	readonly choices: readonly { readonly message: Message }[];
	readonly usage?: { readonly total_tokens?: number };
}

interface Message {
	readonly content?: string | null;
	readonly tool_calls?: readonly {
		readonly id: string;
		readonly function: { readonly name: string; readonly arguments: string };
	}[];
}

/** A conversation by OpenAI's chat completions, which many servers understand. */
export function openAiChat(server: ModelServer, model: string, { system, tools }: Briefing): Chat {
	const messages: object[] = [{ role: "system", content: system }];
	const turn = async (...said: readonly object[]): Promise<Turn> => {
		messages.push(...said);
		const body = {
			model,
			messages,
			tools: tools.map(({ name, description, inputSchema }) => ({
				type: "function",
				function: { name, description, parameters: inputSchema },
			})),
		};
		const headers = { authorization: `Bearer ${server.key}` };
		const { choices, usage } = (await post(server, "/chat/completions", headers, body)) as Completion;
		const message = choices[0]?.message ?? {};
		messages.push({ role: "assistant", ...message });
		const calls = (message.tool_calls ?? []).map(({ id, function: { name, arguments: input } }) => ({
			id,
			tool: name,
			input: inputOf(input),
		}));
		return { text: message.content ?? "", calls, tokens: usage?.total_tokens ?? 0 };
	};
	return {
		ask: (question) => turn({ role: "user", content: question }),
		tell: (results) => turn(...results.map(toolMessage)),
	};
}

function toolMessage({ id, text }: CallResult): object {
	return { role: "tool", tool_call_id: id, content: text };
}
