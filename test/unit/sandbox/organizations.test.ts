import assert from "node:assert/strict";
import { getJson, type Json, list, objectsOf, useSandbox, withSandbox } from "./support.ts";

const GLOBEX = { name: "Globex", key: "api_2globex.2globex" };

describe("Sandbox: several organizations", () => {
	const sandbox = useSandbox({ size: 40, organizations: [GLOBEX, { name: "Initech", key: "api_3.3" }] });
	const ask = async (key: string, path: string): Promise<Json> => {
		const answer = await fetch(`${sandbox().url}${path}`, { headers: { authorization: `Bearer ${key}` } });
		return (await answer.json()) as Json;
	};
	const ids = (answer: Json) => (answer["data"] as Json[]).map(({ id }) => id);

	it("each has a key that leads to its own user, people and opportunities", async () => {
		const keys = [sandbox().key, ...sandbox().organizations.map(({ key }) => key)];
		const mes = await Promise.all(keys.map((key) => ask(key, "/me/")));
		assert.equal(new Set(mes.map(({ id }) => id)).size, 3);
		const organizations = mes.map((me) => (me["organizations"] as Json[])[0]);
		assert.deepEqual(
			organizations.map((organization) => [organization?.["id"], organization?.["name"]]),
			[sandbox().organization, ...sandbox().organizations].map(({ id, name }) => [id, name]),
		);
		const lists = await Promise.all(keys.map((key) => ask(key, "/opportunity/?_limit=40")));
		assert.equal(new Set(lists.flatMap(ids)).size, 120);
	});

	it("none is reached by the key of another", async () => {
		const [globex] = sandbox().organizations;
		assert.ok(await ask(GLOBEX.key, `/organization/${globex?.id}/`).then(({ memberships }) => memberships));
		assert.equal((await ask(sandbox().key, `/organization/${globex?.id}/`))["memberships"], undefined);
	});

	it("the first is the same whether there are others or not", async () => {
		await withSandbox({ size: 40 }, async (alone) => {
			assert.deepEqual(
				objectsOf(await list(alone, { _limit: "40" })),
				objectsOf(await list(sandbox(), { _limit: "40" })),
			);
			assert.deepEqual(await getJson(alone, "/me/"), await getJson(sandbox(), "/me/"));
		});
	});

	it("keys of all are taken out of the log", async () => {
		sandbox().clearRequests();
		await fetch(`${sandbox().url}/me/?key=${GLOBEX.key}`, { headers: { authorization: `Bearer ${GLOBEX.key}` } });
		const [request] = sandbox().requests;
		assert.equal(request?.authorized, true);
		assert.ok(!JSON.stringify(request).includes("globex"));
	});
});
