import assert from "node:assert/strict";
import { deflateRawSync } from "node:zlib";
import { readZipEntries, readZipEntry } from "../../host/zip.ts";

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
		assert.deepEqual(
			readZipEntries(directoryOf(entries)).map(({ name, compressedSize }) => ({ name, compressedSize })),
			entries,
		);
	});

	it("reads contents, compressed or not", () => {
		const text = "Amounts are integers in cents. ".repeat(9);
		for (const [method, data] of [
			[0, Buffer.from(text)],
			[8, deflateRawSync(text)],
		] as const) {
			const header = Buffer.alloc(30);
			header.writeUInt16LE(6, 26);
			header.writeUInt16LE(3, 28);
			const archive = Buffer.concat([Buffer.from("before"), header, Buffer.from("a name"), Buffer.from("xtr"), data]);
			const entry = { name: "a name", compressedSize: data.length, method, offset: 6 };
			assert.equal(readZipEntry(archive, entry).toString(), text);
			assert.throws(() => readZipEntry(archive, { ...entry, method: 99 }), /a name is compressed in an unknown way/);
		}
	});

	it("refuses what is none", () => {
		assert.throws(() => readZipEntries(Buffer.from("not a zip at all, but long enough")), /no \.zip/);
	});
});
