import assert from "node:assert/strict";
import { groupsOf, list, objectsOf, useSandbox } from "./support.ts";

const FIGURES = ["total_results", "count_by_value_period", "total_value_annualized", "expected_value_annualized"];

describe("Sandbox: _fields", () => {
	const sandbox = useSandbox();

	it("gives whole objects without it, and with _all", async () => {
		const whole = new Map(
			sandbox()
				.all()
				.map((object) => [object.id, object]),
		);
		for (const parameters of [{}, { _fields: "_all" }])
			for (const object of objectsOf(await list(sandbox(), parameters))) assert.deepEqual(object, whole.get(object.id));
	});

	it("gives exactly the fields asked for, with the same values, and none that does not exist", async () => {
		const names = Object.keys(sandbox().all()[0] ?? {});
		const whole = objectsOf(await list(sandbox(), { _limit: "20" }));
		for (const name of names) {
			const some = objectsOf(await list(sandbox(), { _limit: "20", _fields: `${name},no_such_field` }));
			assert.deepEqual(
				some,
				whole.map((object) => (name in object ? { [name]: object[name as keyof typeof object] } : {})),
			);
		}
	});

	it("takes several, blanks around them too", async () => {
		const [object] = objectsOf(await list(sandbox(), { _limit: "1", _fields: "id, lead_name,value" }));
		assert.deepEqual(Object.keys(object ?? {}).sort(), ["id", "lead_name", "value"]);
	});

	it("leaves figures and has_more alone, even when it is empty", async () => {
		for (const _fields of ["id", ""]) {
			const answer = await list(sandbox(), { _limit: "1", _fields });
			const whole = await list(sandbox(), { _limit: "1" });
			assert.deepEqual({ ...answer, data: [] }, { ...whole, data: [] });
			assert.deepEqual(Object.keys(objectsOf(answer)[0] ?? {}), _fields === "" ? [] : ["id"]);
		}
	});

	it("applies to the objects of groups, and leaves the groups' own fields alone", async () => {
		const answer = await list(sandbox(), { _group_by: "user_id", _fields: "id,user_id" });
		for (const group of groupsOf(answer)) {
			assert.ok(group.objects.length > 0);
			for (const object of group.objects) {
				assert.deepEqual(Object.keys(object).sort(), ["id", "user_id"]);
			}
			for (const name of ["key", "user_id", "user_name", ...FIGURES]) {
				assert.ok(name in group, name);
			}
		}
	});
});
