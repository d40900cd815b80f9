import assert from "node:assert/strict";
import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeFailureText } from "../../../../src/ui/export/writeFailure.ts";

describe("what is said where a file cannot be written", () => {
	let folder: string;

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), "failure-"));
	});
	after(() => rm(folder, { recursive: true }));

	const failureOf = (call: Promise<unknown>) => call.then(() => "it can be written", writeFailureText);
	const textOf = (code: string) => writeFailureText(Object.assign(new Error(), { code }));

	it("is why, and what to do", async () => {
		await writeFile(join(folder, "file"), "");
		assert.match(await failureOf(open(folder, "w")), /something else has that name/);
		assert.match(await failureOf(open(join(folder, "no", "file"), "w")), /the folder doesn't exist/);
		assert.match(await failureOf(open(join(folder, "file", "file"), "w")), /the folder doesn't exist/);
		assert.match(await failureOf(open(join(folder, "n".repeat(300)), "w")), /too long/);
		assert.match(textOf("ENOSPC"), /the disk is full/);
		for (const code of ["EACCES", "EPERM", "EROFS", "NoPermissions"]) assert.match(textOf(code), /protected or in use/);
	});

	it("is a sentence where that is not known, without the words of a program", () => {
		assert.equal(textOf("EIO"), "The file couldn't be written (EIO). Choose another location.");
		for (const odd of [new RangeError("odd"), "odd", Object.assign(new Error(), { code: "odd <b>" })])
			assert.match(writeFailureText(odd), /^The file couldn't be written\. .*Run Show Log for details\.$/);
	});
});
