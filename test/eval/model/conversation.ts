import { tokensOf } from "../tokens.ts";
import type { CallResult, Chat, ModelCall } from "./chat.ts";

/** The most calls for one question: the model isn't asked again after them. */
const MOST_CALLS = 10;

/** What came of a model's work on one question. */
export interface Conversation {
	/** The model's last words. */
	readonly text: string;
	readonly calls: number;
	readonly refusals: number;
	/** Tokens of what the calls said, in the vocabulary o200k. */
	readonly heard: number;
	/** Tokens of all turns, as the model's server counts them. */
	readonly tokens: number;
}

/** Asks a model, and makes the calls that it wants until it wants none, or too many. */
export async function converse(
	chat: Chat,
	question: string,
	make: (call: ModelCall) => Promise<Omit<CallResult, "id">>,
): Promise<Conversation> {
	let turn = await chat.ask(question);
	const results: CallResult[] = [];
	let tokens = turn.tokens;
	while (turn.calls.length > 0 && results.length + turn.calls.length <= MOST_CALLS) {
		const said: CallResult[] = [];
		for (const call of turn.calls) said.push({ id: call.id, ...(await make(call)) });
		results.push(...said);
		turn = await chat.tell(said);
		tokens += turn.tokens;
	}
	return {
		text: turn.text,
		calls: results.length,
		refusals: results.filter(({ refused }) => refused).length,
		heard: results.reduce((sum, { text }) => sum + tokensOf(text), 0),
		tokens,
	};
}
