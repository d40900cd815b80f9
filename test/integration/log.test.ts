import assert from "node:assert/strict";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { spies } from "./support/spies.ts";
import { messages, run, set, signIn, signInTo, signOut } from "./support/window.ts";

const KEY = "api_theIdOfThisKey0001.theSecretPartOfIt0001";
const WRONG = "api_theIdOfThisKey0002.theSecretPartOfIt0002";

describe("the log", () => {
	let sandbox: Sandbox;

	before(async () => {
		sandbox = await startSandbox({ size: 300, keys: [KEY] });
	});
	after(async () => {
		await signOut();
		await sandbox.close();
	});

	it("tells what is asked and what goes wrong, and has no key in it, nor has a message", async () => {
		const { log, boxes } = spies();
		const start = log.length;
		messages();
		await assert.rejects(signInTo(sandbox.url, WRONG));
		boxes.at(-1)?.hide();
		await signIn(sandbox);
		await run("openView", { group_by: "user_id", filters: { query: KEY } });
		for (const fault of ["500", "401", "403", "reset", "bad-json", "html", "redirect-other", "429"] as const) {
			sandbox.setFaults([{ do: fault, path: "/opportunity/", times: 2 }]);
			await run("openView", { group_by: "user_id", order_by: fault === "403" ? "value" : "-value" });
			await run("copyLink", "oppo_notThere");
		}
		sandbox.setFaults([]);
		await set("apiBaseUrl", `http://${KEY}@127.0.0.1/`);
		await set("apiBaseUrl", `${sandbox.url}?key=${KEY}`);
		await set("apiBaseUrl", sandbox.url);

		const lines = log.slice(start);
		assert.ok(lines.length >= 5, `The log has only ${JSON.stringify(lines)}`);
		assert.ok(lines.some((line) => line.includes("/opportunity/")));
		const secrets = [KEY, WRONG].flatMap((key) => [key, key.split(".")[1] ?? key, base64(`${key}:`), base64(key)]);
		const leaks = (texts: readonly string[]) => texts.filter((text) => secrets.some((secret) => text.includes(secret)));
		assert.deepEqual(leaks(lines), []);
		assert.deepEqual(leaks(messages().map(({ text }) => text)), []);
	});
});

function base64(text: string): string {
	return Buffer.from(text).toString("base64").replace(/=+$/, "").slice(0, -2);
}
