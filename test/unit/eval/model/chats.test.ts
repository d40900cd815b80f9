import assert from "node:assert/strict";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { anthropicChat } from "../../../eval/model/anthropic.ts";
import type { Chat } from "../../../eval/model/chat.ts";
import { converse } from "../../../eval/model/conversation.ts";
import { openAiChat } from "../../../eval/model/openAi.ts";

const KEY = "sk-0123456789";
const BRIEFING = {
	system: "Answer.",
	tools: [{ name: "closeOpportunities_totals", description: "Totals", inputSchema: { type: "object" } }],
};
const RESULT = "Close CRM\nfigure\tvalue\ntotal_results\t12";

interface Asked {
	readonly path: string;
	readonly headers: IncomingHttpHeaders;
	readonly body: { readonly messages: readonly Record<string, unknown>[]; readonly [name: string]: unknown };
}

type Reply = readonly [status: number, body: unknown, headers?: Readonly<Record<string, string>>];

describe("a conversation with a model's server", () => {
	const asked: Asked[] = [];
	const replies: Reply[] = [];
	const waits: number[] = [];
	let server: Server;

	before(async () => {
		server = createServer(async (request, response) => {
			const body = (await json(request)) as Asked["body"];
			asked.push({ path: request.url ?? "", headers: request.headers, body });
			const [status, answer, headers] = replies.shift() ?? [500, "nothing is left"];
			response.writeHead(status, { "content-type": "application/json", ...headers });
			response.end(JSON.stringify(answer));
		});
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	});
	after(() => {
		server.close();
		server.closeAllConnections();
	});
	beforeEach(() => {
		for (const list of [asked, replies, waits]) list.length = 0;
	});

	const modelServer = () => ({
		baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		key: KEY,
		wait: async (ms: number) => void waits.push(ms),
	});

	/** How each kind of server asks for a call, and how it ends. */
	const KINDS = {
		"OpenAI's chat completions": {
			chat: (): Chat => openAiChat(modelServer(), "small", BRIEFING),
			path: "/chat/completions",
			wantsCall: (id: string, input: object) => ({
				choices: [
					{
						message: {
							role: "assistant",
							content: null,
							tool_calls: [
								{
									id,
									type: "function",
									function: { name: "closeOpportunities_totals", arguments: JSON.stringify(input) },
								},
							],
						},
					},
				],
				usage: { total_tokens: 100 },
			}),
			ends: (content: string) => ({
				choices: [{ message: { role: "assistant", content } }],
				usage: { total_tokens: 20 },
			}),
			keyIn: ({ authorization }: IncomingHttpHeaders) => authorization === `Bearer ${KEY}`,
			heard: { role: "tool", tool_call_id: "one", content: RESULT },
		},
		"Anthropic's messages": {
			chat: (): Chat => anthropicChat(modelServer(), "small", BRIEFING),
			path: "/v1/messages",
			wantsCall: (id: string, input: object) => ({
				content: [
					{ type: "text", text: "Let me look." },
					{ type: "tool_use", id, name: "closeOpportunities_totals", input },
				],
				usage: { input_tokens: 90, output_tokens: 10 },
			}),
			ends: (text: string) => ({
				content: [{ type: "text", text }],
				usage: { input_tokens: 15, output_tokens: 5 },
			}),
			keyIn: (headers: IncomingHttpHeaders) => headers["x-api-key"] === KEY,
			heard: {
				role: "user",
				content: [{ type: "tool_result", tool_use_id: "one", content: RESULT, is_error: false }],
			},
		},
	};

	for (const [name, { chat, path, wantsCall, ends, keyIn, heard }] of Object.entries(KINDS)) {
		it(`makes the model's calls, and hands on what they say, by ${name}`, async () => {
			replies.push([200, wantsCall("one", { view: {} })], [200, ends("ANSWER: 12")]);
			const made: unknown[] = [];
			const came = await converse(chat(), "How many?", async ({ tool, input }) => {
				made.push({ tool, input });
				return { text: RESULT, refused: false };
			});
			assert.deepEqual(made, [{ tool: "closeOpportunities_totals", input: { view: {} } }]);
			assert.equal(came.text, "ANSWER: 12");
			assert.deepEqual(
				{ ...came, heard: came.heard > 5 },
				{ text: "ANSWER: 12", calls: 1, refusals: 0, heard: true, tokens: 120 },
			);
			assert.deepEqual(
				asked.map((one) => one.path),
				[path, path],
			);
			assert.ok(asked.every(({ headers }) => keyIn(headers)));
			assert.deepEqual(asked[1]?.body.messages.at(-1), heard);
			const texts = JSON.stringify(asked.map(({ body }) => body));
			assert.ok(
				texts.includes("closeOpportunities_totals") && texts.includes("Answer.") && texts.includes("How many?"),
			);
			assert.ok(!texts.includes(KEY));
		});

		it(`ends if the model goes on calling, by ${name}`, async () => {
			for (let turn = 0; turn < 12; turn += 1) replies.push([200, wantsCall(`call ${turn}`, {})]);
			const came = await converse(chat(), "How many?", async () => ({ text: "Refused.", refused: true }));
			assert.equal(came.calls, 10);
			assert.equal(came.refusals, 10);
		});
	}

	it("waits as long as a busy server says, and asks again", async () => {
		replies.push([429, {}, { "retry-after": "7" }], [529, {}], [200, KINDS["Anthropic's messages"].ends("ANSWER: 1")]);
		const { text } = await KINDS["Anthropic's messages"].chat().ask("How many?");
		assert.equal(text, "ANSWER: 1");
		assert.equal(waits[0], 7000);
		assert.equal(waits.length, 2);
	});

	it("fails with the server's reason, and without the key", async () => {
		replies.push([401, { error: { message: `Incorrect API key provided: ${KEY}.` } }]);
		await assert.rejects(KINDS["OpenAI's chat completions"].chat().ask("How many?"), ({ message }: Error) => {
			assert.match(message, /^The model's server answers 401: .*Incorrect API key provided/);
			return !message.includes(KEY);
		});
	});

	it("doesn't follow a redirect, which would carry the key elsewhere", async () => {
		replies.push([307, {}, { location: "/elsewhere" }], [200, {}]);
		await assert.rejects(KINDS["Anthropic's messages"].chat().ask("How many?"));
		assert.equal(asked.length, 1);
	});

	it("hands on input that isn't JSON as the text that it is", async () => {
		const reply = KINDS["OpenAI's chat completions"].wantsCall("one", {});
		const call = reply.choices[0]?.message.tool_calls[0];
		assert.ok(call);
		call.function.arguments = "{view";
		replies.push([200, reply]);
		const { calls } = await KINDS["OpenAI's chat completions"].chat().ask("How many?");
		assert.equal(calls[0]?.input, "{view");
	});
});
