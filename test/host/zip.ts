import { inflateRawSync } from "node:zlib";

interface ZipEntry {
	readonly name: string;
	/** Its size in the archive, in bytes. */
	readonly compressedSize: number;
	/** How it is compressed: 0 is not at all, 8 is deflate. */
	readonly method: number;
	/** Where its local header begins. */
	readonly offset: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** The entries of a .zip, from its central directory. @throws Error if there is none */
export function readZipEntries(archive: Buffer): ZipEntry[] {
	let end = archive.length - 22;
	while (end >= 0 && archive.readUInt32LE(end) !== END) end -= 1;
	if (end < 0) throw new Error("This is no .zip");
	const entries: ZipEntry[] = [];
	let at = archive.readUInt32LE(end + 16);
	while (archive.readUInt32LE(at) === ENTRY) {
		const nameLength = archive.readUInt16LE(at + 28);
		entries.push({
			name: archive.toString("utf8", at + 46, at + 46 + nameLength),
			compressedSize: archive.readUInt32LE(at + 20),
			method: archive.readUInt16LE(at + 10),
			offset: archive.readUInt32LE(at + 42),
		});
		at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
	}
	return entries;
}

/** The content of an entry. @throws Error if its compression is unknown */
export function readZipEntry(archive: Buffer, { name, compressedSize, method, offset }: ZipEntry): Buffer {
	const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
	const data = archive.subarray(start, start + compressedSize);
	if (method === 0) return data;
	if (method === 8) return inflateRawSync(data);
	throw new Error(`${name} is compressed in an unknown way (${method})`);
}
