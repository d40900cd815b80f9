import assert from "node:assert/strict";
import { activate } from "./support/window.ts";

// `npm run lint` holds the strings of the code to those that are exported.
describe("the strings", () => {
	it("of the manifest are put in by VS Code, each of them", async () => {
		const { packageJSON } = await activate();
		const open = textsOf(packageJSON).filter((text) => /^%.*%$/.test(text));
		assert.deepEqual(open, []);
		assert.equal(packageJSON.displayName, "Close Opportunities");
	});
});

/** Every text in a JSON value. */
function textsOf(value: unknown): string[] {
	if (typeof value === "string") return [value];
	return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
