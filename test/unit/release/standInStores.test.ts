import assert from "node:assert/strict";
import { digest, type StandInStores, startStandInStores } from "../../release/standInStores.ts";

describe("the stand-ins for the stores", () => {
	let stores: StandInStores;
	const ask = async (path: string, authorization: string, body?: string) => {
		const method = body === undefined ? "GET" : "POST";
		const address = `${stores.env["OVSX_REGISTRY_URL"]}${path}`;
		const answer = await fetch(address, { method, headers: { authorization }, ...(body && { body }) });
		const text = await answer.text();
		return { status: answer.status, content: text === "" ? undefined : JSON.parse(text) };
	};
	const TOKEN_OF = { marketplace: "/_apis/gallery/token", "open-vsx": "/api/-/trusted-publishing/token" };

	before(async () => {
		stores = await startStandInStores("someone", "deals");
	});
	after(() => stores.stop());

	it("take nothing from those who can't prove who they are", async () => {
		assert.equal((await ask("/id-token", "")).status, 401);
		assert.equal(
			(await ask(TOKEN_OF.marketplace, "FederatedToken made up", '{"publisherName":"someone"}')).status,
			401,
		);
		const asSomeone = '{"namespace":"someone","extension":"deals","token":"made up"}';
		assert.equal((await ask(TOKEN_OF["open-vsx"], "", asSomeone)).status, 401);
		assert.equal((await ask("/_apis/gallery/extensions", "Basic x", "package")).status, 401);
		assert.equal((await ask("/api/-/publish", "Bearer x", "package")).status, 401);
		assert.deepEqual(stores.published, { marketplace: [], "open-vsx": [] });
	});

	it("take a package from the publisher alone", async () => {
		const { content } = await ask("/id-token", `Bearer ${stores.env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"]}`);
		const asOther = JSON.stringify({ namespace: "other", extension: "deals", token: content.value });
		assert.equal((await ask(TOKEN_OF["open-vsx"], "", asOther)).status, 401);
		const asSomeone = JSON.stringify({ namespace: "someone", extension: "deals", token: content.value });
		const { value } = (await ask(TOKEN_OF["open-vsx"], "", asSomeone)).content;
		assert.equal((await ask("/api/-/publish", `Bearer ${value}`, "package")).status, 201);
		assert.deepEqual(stores.published["open-vsx"], [digest(Buffer.from("package"))]);
	});
});
