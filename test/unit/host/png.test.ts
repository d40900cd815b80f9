import assert from "node:assert/strict";
import { crc32, deflateSync, inflateSync } from "node:zlib";
import fc from "fast-check";
import { decodePng, encodeIndexedPng } from "../../host/png.ts";

/** The colors of an indexed PNG, row by row, by its palette. */
function indexed(png: Buffer): Buffer {
	const data = (type: string) => {
		const at = png.indexOf(type, 0, "latin1");
		return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
	};
	const [width, palette, rows] = [png.readUInt32BE(16), data("PLTE"), inflateSync(data("IDAT"))];
	const places = [...rows].filter((_, index) => index % (width + 1) !== 0);
	return Buffer.concat(places.map((place) => palette.subarray(3 * place, 3 * place + 3)));
}

describe("pictures", () => {
	const small = fc
		.record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) })
		.chain(({ width, height }) =>
			fc
				.uint8Array({ minLength: 3 * width * height, maxLength: 3 * width * height })
				.map((pixels) => ({ width, height, pixels })),
		);

	it("refuses what it cannot read, such as its own indexed ones", () => {
		const png = encodeIndexedPng({ width: 1, height: 1, pixels: Uint8Array.of(1, 2, 3) });
		assert.throws(() => decodePng(png), /kind of PNG/);
		assert.throws(() => decodePng(Buffer.from("GIF89a, and more")), /no PNG/);
	});

	it("reads rows through each of their five filters, and drops transparency", () => {
		const chunk = (type: string, body: Buffer) => {
			const named = Buffer.concat([Buffer.from(type), body]);
			const numbers = Buffer.alloc(8);
			numbers.writeUInt32BE(body.length);
			numbers.writeUInt32BE(crc32(named), 4);
			return Buffer.concat([numbers.subarray(0, 4), named, numbers.subarray(4)]);
		};
		const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 5, 8, 6, 0, 0, 0]);
		const rows = [
			[0, 10, 20, 30, 255, 40, 50, 60, 255],
			[1, 1, 1, 1, 255, 2, 2, 2, 0],
			[2, 1, 1, 1, 0, 1, 1, 1, 0],
			[3, 9, 9, 9, 0, 0, 0, 0, 0],
			[4, 0, 0, 0, 0, 250, 250, 250, 0],
		];
		const png = Buffer.concat([
			Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
			chunk("IHDR", header),
			chunk("IDAT", deflateSync(Buffer.from(rows.flat()))),
			chunk("IEND", Buffer.alloc(0)),
		]);
		const { width, height, pixels } = decodePng(png);
		assert.deepEqual([width, height], [2, 5]);
		assert.deepEqual(
			[...pixels],
			[
				...[10, 20, 30, 40, 50, 60],
				...[1, 1, 1, 3, 3, 3],
				...[2, 2, 2, 4, 4, 4],
				...[10, 10, 10, 7, 7, 7],
				...[10, 10, 10, 1, 1, 1],
			],
		);
	});

	it("keeps every pixel where there are colors enough", () => {
		fc.assert(
			fc.property(small, (picture) => {
				assert.deepEqual(indexed(encodeIndexedPng(picture)), Buffer.from(picture.pixels));
			}),
		);
	});

	it("keeps a rare color that is like no other rather than one more shade", () => {
		const shades = [...Array(12).fill([0, 0, 0]), ...Array(11).fill([255, 255, 255]), ...Array(10).fill([1, 1, 1])];
		const orange = [200, 120, 0];
		const pixels = Uint8Array.from([...shades, orange].flat());
		const png = encodeIndexedPng({ width: pixels.length / 3, height: 1, pixels }, 3);
		assert.deepEqual([...indexed(png).subarray(-3)], orange);
	});

	it("takes the nearest of the most frequent colors for the others", () => {
		const [white, black, grey] = [
			[255, 255, 255],
			[0, 0, 0],
			[200, 200, 200],
		];
		const pixels = Uint8Array.from([white, white, black, black, grey].flatMap((color) => color ?? []));
		const png = encodeIndexedPng({ width: 5, height: 1, pixels }, 2);
		assert.deepEqual(indexed(png), Buffer.from([white, white, black, black, white].flatMap((color) => color ?? [])));
	});
});
