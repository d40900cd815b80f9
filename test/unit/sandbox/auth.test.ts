import assert from "node:assert/strict";
import { raw } from "./raw.ts";
import { basic, useSandbox, withSandbox } from "./support.ts";

describe("Sandbox: authorization", () => {
	const sandbox = useSandbox();
	const status = async (authorization?: string, url = `${sandbox().url}/me/`): Promise<number> =>
		(await raw(url, { headers: authorization === undefined ? {} : { authorization } })).status;

	it("takes the key as Basic with an empty password, and as Bearer", async () => {
		assert.equal(await status(basic(sandbox().key)), 200);
		assert.equal(await status(`Bearer ${sandbox().key}`), 200);
		assert.equal(await status(basic(sandbox().key).replace("Basic", "basic")), 200);
	});

	it("refuses everything else, with Close's words, before anything else is looked at", async () => {
		const key = sandbox().key;
		const encode = (text: string): string => `Basic ${Buffer.from(text).toString("base64")}`;
		const id = key.split(".")[0] ?? "";
		for (const wrong of [
			undefined,
			basic("api_wrong.key"),
			basic(id),
			encode(key),
			encode(`${key}:password`),
			key,
			"Basic",
			"",
		]) {
			assert.equal(await status(wrong), 401, String(wrong));
			assert.equal(await status(wrong, `${sandbox().url}/opportunity/?_limit=x`), 401);
		}
		const answer = await raw(`${sandbox().url}/opportunity/`);
		assert.match(
			String(JSON.parse(answer.body.toString()).error),
			/^The server could not verify that you are authorized to access the URL requested\. You either supplied the wrong credentials/,
		);
	});

	it("takes the keys that the options give, and only those", async () => {
		await withSandbox({ keys: ["one", "two"] }, async (other) => {
			assert.equal(other.key, "one");
			for (const [key, expected] of [
				["one", 200],
				["two", 200],
				[sandbox().key, 401],
			] as const) {
				assert.equal(await status(basic(key), `${other.url}/me/`), expected);
				assert.equal(await status(`Bearer ${key}`, `${other.url}/me/`), expected);
			}
		});
	});
});
