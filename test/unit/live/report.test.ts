import assert from "node:assert/strict";
import { VARIANTS } from "../../../src/sandbox/data/variants.ts";
import type { SandboxOptions } from "../../../src/sandbox/index.ts";
import { QUESTIONS } from "../../live/questions.ts";
import { exitCodeOf } from "../../live/report.ts";
import { closeAll, differencesOf, type Inquiry, inquiryOf, namesOf } from "./support.ts";

const MOST_REQUESTS = 29;

/** Each variant with the last of its values: as far from what is taken for granted as a sandbox goes. */
const ODD: SandboxOptions = {
	variants: {
		...Object.fromEntries(Object.entries(VARIANTS).map(([name, values]) => [name, values.at(-1)])),
		grouping: "honored",
	},
	maxLimit: 99,
	maxSkip: 1_234_567,
};

/** What the report says whatever the answer: a limit taken for granted may be some opportunity's value, too. */
const OWN: ReadonlySet<string> = new Set(QUESTIONS.map(({ assumed }) => assumed));

/** Words of the API itself, which stand in the report as such. */
const VOCABULARY = ["status_type", "value_period"];

/** Every text and number in a value, whatever holds it; texts of two letters are in any sentence. */
function leaves(value: unknown, name = ""): string[] {
	if (VOCABULARY.includes(name)) return [];
	if (typeof value === "string") return value.trim().length > 2 ? [value] : [];
	if (typeof value === "number") return Math.abs(value) > 999 ? [String(value)] : [];
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => leaves(inner, key));
}

function dataOf({ sandbox }: Inquiry): ReadonlySet<string> {
	const { owners, pipelines, organization, smartViews } = sandbox;
	const people = owners.map(({ id, firstName, lastName, name, email }) => ({ id, firstName, lastName, name, email }));
	const boards = pipelines.map(({ id, name, statuses }) => ({ id, name, statuses: statuses.map(({ id }) => id) }));
	const labels = pipelines.flatMap(({ statuses }) => statuses.map(({ label }) => label));
	return new Set(leaves([sandbox.all(), people, boards, organization, smartViews, labels, sandbox.key]));
}

/** Whether a text stands in another one as a word of its own. */
function stands(word: string, text: string): boolean {
	if (!text.includes(word)) return false;
	const escaped = word.replace(/[^\w\s]/g, "\\$&");
	return new RegExp(`(?<![\\w])${escaped}(?![\\w])`).test(text);
}

describe("the live check's report", () => {
	afterEach(closeAll);

	for (const [name, sandbox] of [
		["where all is as taken for granted", { maxSkip: 1_234_567 }],
		["where much differs", ODD],
		["where nothing is answered", { faults: [{ do: "500" }] }],
	] as const) {
		it(`holds no data and no key ${name}`, async () => {
			const inquiry = await inquiryOf({ sandbox });
			const data = dataOf(inquiry);
			assert(data.size > 5000);
			const found = [...data].filter((text) => !OWN.has(text) && stands(text, inquiry.text));
			assert.deepEqual(found, []);
		});
	}

	it("gives one line to each point, and counts the requests", async () => {
		const { text, findings, sandbox } = await inquiryOf({});
		const lines = text.split("\n");
		for (const { question } of findings) {
			assert.equal(lines.filter((line) => line.startsWith(`  ${question.name}: `)).length, 1, question.name);
		}
		assert.match(text, new RegExp(`^${QUESTIONS.length} points, ${sandbox.counts.total} requests`));
	});

	for (const [name, sandbox] of [
		["by default", {}],
		["where much differs", ODD],
	] as const) {
		it(`comes from few requests, all for reading and with the key in its header ${name}`, async () => {
			const { sandbox: asked } = await inquiryOf({ sandbox });
			assert(asked.counts.total <= MOST_REQUESTS, `${asked.counts.total} requests`);
			assert.equal(asked.counts.writeAttempts, 0);
			for (const request of asked.requests) {
				assert.equal(request.method, "GET");
				assert.equal(request.authorizationIn, "header");
			}
		});
	}

	it("comes from one question at a time", async () => {
		let underWay = 0;
		let most = 0;
		const counted = async <T>(call: () => Promise<T>): Promise<T> => {
			underWay += 1;
			most = Math.max(most, underWay);
			return call().finally(() => {
				underWay -= 1;
			});
		};
		await inquiryOf({
			twist: (asking) => ({
				list: (parameters, options) => counted(() => asking.list(parameters, options)),
				read: (path, parameters) => counted(() => asking.read(path, parameters)),
				rateLimit: () => counted(() => asking.rateLimit()),
			}),
		});
		assert.equal(most, 1);
	});

	it("is the same where the server asks for a pause", async () => {
		const { findings, sandbox } = await inquiryOf({
			sandbox: { faults: [{ do: "429", on: { nth: [2, 9] }, seconds: 0.02 }] },
		});
		assert.deepEqual(differencesOf(findings), {});
		assert.deepEqual(namesOf(findings, "failed"), []);
		assert.equal(sandbox.requests.filter(({ status }) => status === 429).length, 2);
	});

	it("goes on where some questions are not answered, and ends with 2", async () => {
		const { findings, text } = await inquiryOf({
			sandbox: { faults: [{ do: "500", params: { _limit: "0" } }] },
		});
		assert.deepEqual(namesOf(findings, "failed"), ["_limit=0"]);
		assert.deepEqual(differencesOf(findings), {});
		assert.match(text, /_limit=0: not answered \(server, status 500\)/);
		assert.equal(exitCodeOf(findings), 2);
	});

	it("ends with 0 where nothing differs, though little can be told", async () => {
		const { findings } = await inquiryOf({ sandbox: { size: 0 } });
		assert.deepEqual(differencesOf(findings), {});
		assert(namesOf(findings, "undecided").length > 5);
		assert.equal(exitCodeOf(findings), 0);
	});

	it("ends with 1 where something differs", async () => {
		const { findings } = await inquiryOf({ sandbox: { maxLimit: 100 } });
		assert.equal(exitCodeOf(findings), 1);
	});

	it("ends with 2 after one request where the key is not accepted", async () => {
		const { findings, text, sandbox } = await inquiryOf({ key: "api_0wrongwrong.0wrongwrong" });
		assert.equal(namesOf(findings, "failed").length, QUESTIONS.length);
		assert.equal(exitCodeOf(findings), 2);
		assert.equal(sandbox.counts.total, 1);
		assert.match(text, /Could not be asked/);
		assert.doesNotMatch(text, /wrongwrong/);
	});
});
