import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { readAnswer } from "../unit/opportunities/assistants/readAnswer.ts";
import { OwnWindow, Profile } from "./support/ownWindow.ts";
import { until } from "./support/wait.ts";
import { activate, listRequests, messages, run, set, signIn, signInTo, signOut } from "./support/window.ts";

/** Calls a tool as an assistant does, and returns its text. */
async function ask(tool: string, input: object, token?: vscode.CancellationToken): Promise<string> {
	const { content } = await vscode.lm.invokeTool(
		`closeOpportunities_${tool}`,
		{ input, toolInvocationToken: undefined },
		token,
	);
	assert.equal(content.length, 1);
	const [part] = content;
	assert.ok(part instanceof vscode.LanguageModelTextPart);
	return part.value;
}

/** Why a call fails. */
async function refusal(tool: string, input: object): Promise<string> {
	try {
		return `answered: ${await ask(tool, input)}`;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

describe("The language-model tools", () => {
	let sandbox: Sandbox;
	const open = { filters: { status_type: ["active"] } };

	before(async () => {
		await activate();
		sandbox = await startSandbox({ size: 60, owners: 4 });
	});
	after(async () => {
		await signOut("views", "assistantFields", "targets");
		await sandbox.close();
	});

	it("say how to sign in while nobody is", async () => {
		assert.equal(
			await refusal("totals", { view: open }),
			"Nobody is signed in to Close: ask the user to run the command Close CRM: Sign In with API Key…, or Close CRM: Explore with Sample Data for sample data, then call again.",
		);
	});

	it("are declared with the schema of their input", () => {
		const tools = vscode.lm.tools.filter(({ name }) => name.startsWith("closeOpportunities_"));
		assert.deepEqual(tools.map(({ name }) => name).sort(), [
			"closeOpportunities_compare",
			"closeOpportunities_list",
			"closeOpportunities_totals",
		]);
		for (const { inputSchema, description } of tools) {
			assert.ok(description);
			assert.equal((inputSchema as { readonly type?: string }).type, "object");
		}
	});

	describe("with an account", () => {
		before(() => signIn(sandbox));

		it("answer with the figures of a View, and ask for nothing twice within a minute", async () => {
			const input = { view: { filters: { ...open.filters, value_period: ["annual"] } } };
			// The tree and the totals beside it may still ask about their own View.
			const asked = () => listRequests(sandbox).filter(({ params }) => params["value_period"] !== undefined).length;
			const answer = readAnswer(await ask("totals", input));
			assert.equal(asked(), 1);
			assert.match(answer.provenance[0] ?? "", /^Close CRM, organization "/);
			assert.match(answer.cell("total_results", "value") ?? "", /^\d+$/);
			assert.equal(answer.cell("total_results", "value"), answer.cell("count_by_value_period.annual", "value"));
			await ask("totals", input);
			assert.equal(asked(), 1);
		});

		it("answer with a list, and with a comparison", async () => {
			const list = readAnswer(await ask("list", { view: { ...open, order_by: "-value" }, limit: 3 }));
			assert.equal(list.rows.length, 3);
			const compared = readAnswer(await ask("compare", { a: open, b: "Stalled" }));
			assert.deepEqual(compared.header.slice(0, 3), ["figure", "a", "b"]);
		});

		it("take saved and built-in Views by name, and name them in a refusal", async () => {
			await set("views", [{ name: "Won by me", filters: { status_type: ["won"], user_id: "me" } }]);
			const won = readAnswer(await ask("totals", { view: "Won by me" }));
			assert.match(won.filters, /^status_type won; user_id me \("/);
			assert.match(
				await refusal("totals", { view: "Wonn" }),
				/^view must be the name of one of "Won by me", "Won this quarter/,
			);
		});

		it("take a View by its name while it's being saved", async () => {
			const saving = run("saveView", "Just saved");
			const [answer] = await Promise.all([ask("totals", { view: "Just saved" }), saving]);
			assert.match(answer, /^Close CRM/);
		});

		it("refuse what isn't right with a sentence that names the key, and ask Close nothing", async () => {
			sandbox.clearRequests();
			assert.match(
				await refusal("totals", { view: { group_by: "owner" } }),
				/^In view: group_by must be one of user_id, .*, not "owner"\.$/,
			);
			assert.match(await refusal("totals", { view: { group_by: "own\u202eer" } }), /, not "owner"\.$/);
			assert.match(
				await refusal("list", { view: open, limit: 50 }),
				/^limit must be a whole number from 1 to 20, not 50\.$/,
			);
			assert.equal(await refusal("compare", { a: {}, c: {} }), 'The input can\'t have the key "c". It takes a, b.');
			assert.deepEqual(listRequests(sandbox), []);
		});

		it("return further fields only if the user's setting names them, and tell the user what is none", async () => {
			assert.match(await refusal("list", { view: open, fields: ["note"] }), /^fields must be one of /);
			messages();
			await set("assistantFields", ["note", "no_field"]);
			const list = readAnswer(await ask("list", { view: open, fields: ["lead_name", "note"], limit: 1 }));
			assert.deepEqual(list.header, ["lead_name", "note"]);
			assert.match(messages()[0]?.text ?? "", /^closeOpportunities\.assistantFields: "no_field" isn't a field/);
		});

		it("keep amounts and names hidden that the user has hidden", async () => {
			await run("hideAmounts");
			try {
				const totals = readAnswer(await ask("totals", { view: open }));
				assert.equal(totals.cell("total_value_annualized", "value"), "hidden");
				assert.match(totals.closing ?? "", /Show Amounts/);
			} finally {
				await run("showAmounts");
			}
		});

		it("compare with the user's targets", async () => {
			const period = String(new Date().getFullYear());
			await set("targets", [{ period, amount: 5000 }]);
			const view = { filters: { date_won: "this_year" } };
			const totals = readAnswer(await ask("totals", { view, measures: ["target"] }));
			assert.equal(totals.cell("target.amount", "value"), "5000.00");
		});

		it("end if the call is cancelled, and answer nothing then", async () => {
			sandbox.setFaults([{ do: "stall", path: "/opportunity/" }]);
			try {
				sandbox.clearRequests();
				const source = new vscode.CancellationTokenSource();
				const view = { filters: { value_period: ["monthly"] } };
				const asking = assert.rejects(ask("totals", { view }, source.token), /Cancel/);
				const request = await until("the request", () => listRequests(sandbox)[0]);
				source.cancel();
				await asking;
				sandbox.setFaults([]);
				await until("the request to be given up", () => request.durationMs !== undefined);
			} finally {
				sandbox.setFaults([]);
			}
		});

		it("say what Close refuses, with its own words as data", async () => {
			const text = await refusal("totals", { view: { filters: { query: "status_type:(" } } });
			assert.match(text, /^Refused by Close \(400\)\..* Close says: "/);
		});

		it("say while they read what they read, without any mark that VS Code would interpret, and ask nothing", async () => {
			const window = await OwnWindow.open(new Profile());
			const said = async (tool: string, input: object) => {
				const prepare = window.tools.get(`closeOpportunities_${tool}`)?.prepareInvocation;
				const { token } = new vscode.CancellationTokenSource();
				const prepared = await prepare?.({ input }, token);
				assert.deepEqual(Object.keys(prepared ?? {}), ["invocationMessage"]);
				return String(prepared?.invocationMessage);
			};
			assert.equal(await said("totals", { view: "Won" }), "Reading totals from Close: Won");
			assert.equal(await said("list", { view: open }), "Reading opportunities from Close: Open");
			assert.equal(await said("compare", { a: open, b: {} }), "Comparing in Close: Open and All opportunities");
			assert.equal(await said("totals", { view: 7 }), "Reading totals from Close: A View");
			const evil = await said("totals", { view: "[x](command:y) $(flame)\u202e\n" });
			assert.doesNotMatch(evil, /\]\(|\$\(|\u202e|\n/);
			window.close();
			assert.deepEqual(window.held.counts, {});
		});

		it("answer nothing of another account if the user switches meanwhile", async () => {
			const other = await startSandbox({ size: 5, seed: 3 });
			sandbox.setFaults([{ do: "stall", path: "/opportunity/" }]);
			try {
				sandbox.clearRequests();
				const asking = refusal("totals", { view: { filters: { is_stalled: false } } });
				await until("the request", () => listRequests(sandbox)[0]);
				await signInTo(other.url, other.key);
				assert.match(await asking, /^The user switched accounts in the meantime/);
			} finally {
				sandbox.setFaults([]);
				await other.close();
			}
		});
	});

	describe("with sample data", () => {
		before(async () => {
			await signOut();
			await run("exploreSampleData");
		});

		it("say that it is made up", async () => {
			const { provenance } = readAnswer(await ask("totals", { view: open }));
			assert.match(provenance[0] ?? "", /^Close CRM, sample data that is made up(?:, organization "|$)/);
		});
	});
});
