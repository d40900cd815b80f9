import assert from "node:assert/strict";
import fc from "fast-check";
import { fileNameOf } from "../../../../src/ui/export/fileName.ts";

const NOW = new Date(2026, 10, 26);

describe("the name that an export's file is offered", () => {
	it("is what is exported, and the day", () => {
		assert.equal(fileNameOf("Won this year, by quarter", "csv", NOW), "Won this year, by quarter 2026-11-26.csv");
		assert.equal(fileNameOf("A/B: <\n>", "markdown", NOW), "A B 2026-11-26.md");
	});

	it("is one that every file system takes, whatever the View is called", () => {
		const titles = fc.string({
			unit: fc.oneof(fc.constantFrom(..."日😀. /:\ud800\u202eé"), fc.string({ maxLength: 1 })),
		});
		fc.assert(
			fc.property(titles, fc.nat(60), (title, times) => {
				const name = fileNameOf(title.repeat(times), "ndjson", NOW);
				assert.ok(Buffer.byteLength(name) <= 255, name);
				assert.equal(Buffer.from(name).toString(), name);
				assert.doesNotMatch(name, /[\p{Cc}<>:"/\\|?*]|^[ .]/u);
				assert.ok(name.endsWith(" 2026-11-26.ndjson"));
			}),
		);
		assert.ok(Buffer.byteLength(fileNameOf("日".repeat(200), "ndjson", NOW)) <= 255);
	});

	it("is not that of a device", () => {
		for (const title of ["nul", "CON", "com1.x", "..."]) assert.match(fileNameOf(title, "csv", NOW), /^opportunities /);
	});
});
