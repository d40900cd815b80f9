import assert from "node:assert/strict";
import { readZipEntries } from "../../host/zip.ts";

/** A central directory and its end, as the .zip format has them; sizes as given. */
function directoryOf(entries: readonly { name: string; compressedSize: number }[]): Buffer {
	const parts = entries.map(({ name, compressedSize }) => {
		const header = Buffer.alloc(46);
		header.writeUInt32LE(0x02014b50, 0);
		header.writeUInt32LE(compressedSize, 20);
		header.writeUInt16LE(Buffer.byteLength(name), 28);
		header.writeUInt16LE(3, 30);
		header.writeUInt16LE(2, 32);
		return Buffer.concat([header, Buffer.from(name), Buffer.from("xtrno")]);
	});
	const start = Buffer.from("what stands before");
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt32LE(start.length, 16);
	return Buffer.concat([start, ...parts, end, Buffer.from("a comment")]);
}

describe("reading what is in a .zip", () => {
	it("tells names and sizes of all entries", () => {
		const entries = [
			{ name: "extension/package.json", compressedSize: 1234 },
			{ name: "extension/media/größe.png", compressedSize: 70_000 },
		];
		assert.deepEqual(readZipEntries(directoryOf(entries)), entries);
	});

	it("refuses what is none", () => {
		assert.throws(() => readZipEntries(Buffer.from("not a zip at all, but long enough")), /no \.zip/);
	});
});
