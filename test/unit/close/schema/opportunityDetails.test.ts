import assert from "node:assert/strict";
import { readOpportunity } from "../../../../src/close/schema/opportunityDetails.ts";

describe("An opportunity with all its fields", () => {
	it("is read as it is, custom fields and what the document does not name included", () => {
		const object = { id: "oppo_1", value: 5, "custom.cf_1": ["a"], note_html: "<p>", value_period: "weekly" };
		assert.deepEqual(readOpportunity(object), { fields: object, schemaErrors: [] });
	});

	it("loses a field that does not fit, which is named, and no other", () => {
		const object = {
			id: "oppo_1",
			value: "5",
			note: null,
			attachments: [{ url: "https://a.example", filename: 5, size: null, content_type: null }],
			__proto__x: 1,
			constructor: 2,
		};
		assert.deepEqual(readOpportunity(object), {
			fields: { id: "oppo_1", note: null, __proto__x: 1, constructor: 2 },
			schemaErrors: ["value: a number is expected", "attachments[0].filename: a string is expected"],
		});
	});

	it("may have null and fractions where Close documents neither", () => {
		const object = {
			confidence: null,
			status_type: null,
			value_period: null,
			value: 1.5,
			expected_value: 30_862.5,
			annualized_value: 0.25,
			annualized_expected_value: -1.5,
			attachments: [{ url: "https://a.example", filename: null, size: 1.5, content_type: null }],
		};
		assert.deepEqual(readOpportunity(object), { fields: object, schemaErrors: [] });
		assert.deepEqual(readOpportunity({ confidence: 12.5 }).schemaErrors, []);
	});

	it("lacks what was left out, without a word about it", () => {
		assert.deepEqual(readOpportunity({}), { fields: {}, schemaErrors: [] });
	});
});
