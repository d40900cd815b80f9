import assert from "node:assert/strict";
import { UserError } from "../../../../src/close/base/errors.ts";
import { leadsOf } from "../../../../src/ui/tree/linksToClose.ts";
import type { LookUps } from "../../../../src/ui/tree/lookUpEach.ts";
import { deal } from "../../opportunities/listing/fakeSource.ts";
import { FakeClose, FakeSecrets, key, Window } from "../session/fakes.ts";

/** A window in which somebody is signed in, what was asked for, and how look-ups were shown. */
async function setUp() {
	const close = new FakeClose();
	close.keys.set("k", "Ada");
	const window = new Window(new FakeSecrets(), close);
	await window.sessions.signIn(key("k"));
	close.requests.length = 0;
	const steps: string[] = [];
	const ending = new AbortController();
	const lookUps: LookUps = async (count, work) => {
		let done = 0;
		await work(ending.signal, () => {
			done += 1;
			steps.push(`${done} of ${count}`);
		});
	};
	const asked = () => close.requests.map(({ path }) => path);
	return { session: window.sessions.current, lookUps, steps, ending, asked };
}

const unloaded = (id: string) => ({ id, row: undefined });
const loaded = (id: string, lead_id: string) => {
	const row = deal({ id, lead_id, lead_name: `Name of ${lead_id}` });
	return { id, row };
};

describe("The leads of opportunities", () => {
	it("are those of loaded rows without a request, each once and in the order of the rows", async () => {
		const { session, lookUps, steps, asked } = await setUp();
		const subjects = [loaded("oppo_1", "lead_2"), loaded("oppo_2", "lead_1"), loaded("oppo_3", "lead_2")];
		assert.deepEqual(await leadsOf(session, subjects, lookUps, { named: true }), [
			{ id: "lead_2", name: "Name of lead_2" },
			{ id: "lead_1", name: "Name of lead_1" },
		]);
		assert.deepEqual([steps, asked()], [[], []]);
	});

	for (const named of [false, true])
		it(`are looked up in sight if they aren't loaded, ${named ? "with" : "without"} their names`, async () => {
			const { session, lookUps, steps, asked } = await setUp();
			const subjects = [loaded("oppo_1", "lead_2"), unloaded("oppo_2"), unloaded("oppo_3")];
			const leads = await leadsOf(session, subjects, lookUps, { named });
			assert.deepEqual(
				leads.map(({ id }) => id),
				["lead_2", "lead_1"],
			);
			assert.deepEqual(steps, ["1 of 2", "2 of 2"]);
			assert.deepEqual([...new Set(asked())], ["/opportunity/oppo_2/", "/opportunity/oppo_3/"]);
		});

	for (const named of [false, true])
		it(`are no longer looked up, ${named ? "with" : "without"} their names, once that is cancelled`, async () => {
			const { session, lookUps, ending, asked } = await setUp();
			ending.abort();
			const looking = leadsOf(session, [unloaded("oppo_1"), unloaded("oppo_2")], lookUps, { named });
			await assert.rejects(looking, { kind: "cancelled" });
			assert.deepEqual(asked(), ["/opportunity/oppo_1/"]);
		});

	it("are refused before the first look-up if that would take too many requests", async () => {
		const { session, lookUps, asked } = await setUp();
		const subjects = Array.from({ length: 21 }, (_, index) => unloaded(`oppo_${index}`));
		await assert.rejects(
			leadsOf(session, subjects, lookUps),
			(error) => error instanceof UserError && /Select up to 20/.test(error.message),
		);
		assert.deepEqual(asked(), []);
		assert.equal((await leadsOf(session, subjects.slice(1), lookUps)).length, 1);
	});
});
