import assert from "node:assert/strict";
import { pageAddress } from "../../host/vscode/address.ts";

describe("the address of VS Code's page", () => {
	const payloadOf = (address: string): unknown => JSON.parse(new URL(address).searchParams.get("payload") ?? "null");

	it("names the folder, the extension and its tests", () => {
		const address = pageAddress("127.0.0.1:8000", { folder: "/a b/ü&c", extension: "/ext", tests: "/out/run.cjs" });
		assert.equal(new URL(address).host, "127.0.0.1:8000");
		assert.equal(new URL(address).searchParams.get("folder"), "/a b/ü&c");
		assert.deepEqual(payloadOf(address), [
			["extensionDevelopmentPath", "vscode-remote://127.0.0.1:8000/ext"],
			["extensionTestsPath", "vscode-remote://127.0.0.1:8000/out/run.cjs"],
		]);
	});

	it("has no payload for an installed extension", () => {
		assert.equal(payloadOf(pageAddress("127.0.0.1:8000", { folder: "/ws" })), null);
	});
});
