import assert from "node:assert/strict";
import {
	extraFieldsIn,
	ID_FIELDS,
	listableFields,
	STANDARD_FIELDS,
} from "../../../../src/opportunities/assistants/listedFields.ts";

describe("The fields of a list", () => {
	it("are none with notes, drafts, addresses, phones or contacts, unless the user allows them", () => {
		for (const field of [...STANDARD_FIELDS, ...ID_FIELDS])
			assert.doesNotMatch(field, /note|email|phone|contact|action|stall_status|attachment|comment|integration/);
		assert.ok(!listableFields([]).includes("note"));
		assert.ok(listableFields(["note"]).includes("note"));
	});

	it("are documented ones and custom ones in the user's setting; what isn't is told and left out", () => {
		const { fields, problems } = extraFieldsIn(["note", "custom.cf_abc", "note", "value"]);
		assert.deepEqual(fields, ["note", "custom.cf_abc", "value"]);
		assert.deepEqual(problems, []);
		for (const wrong of ["Note", "note,id", "custom.x", "_fields", "", 7, null, ["note"]]) {
			const read = extraFieldsIn(["contact_name", wrong]);
			assert.deepEqual(read.fields, ["contact_name"]);
			assert.deepEqual(read.problems, [
				`${JSON.stringify(wrong)} isn't a field of opportunities. Use the API's names, such as note, or custom.cf_… for a custom field.`,
			]);
		}
	});

	it("are fifty in the setting at the most", () => {
		const many = Array.from({ length: 60 }, (_, index) => `custom.cf_${index}`);
		const { fields, problems } = extraFieldsIn(many);
		assert.equal(fields.length, 50);
		assert.deepEqual(problems, ["You can list up to 50 fields. Any others are ignored."]);
	});
});
