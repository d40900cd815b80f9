import { crc32, deflateSync, inflateSync } from "node:zlib";

/** A picture without transparency: three bytes (red, green, blue) per pixel, row by row from the top. */
export interface Picture {
	readonly width: number;
	readonly height: number;
	readonly pixels: Uint8Array;
}

const SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
const HEADER_LENGTH = 13;
const TRUECOLOR = 2;
const INDEXED = 3;
const TRUECOLOR_WITH_ALPHA = 6;
const MOST_COLORS = 256;

/** Decodes a PNG as browsers write it: eight bits per channel, not interlaced. Drops transparency. @throws Error for others */
export function decodePng(png: Buffer): Picture {
	if (!png.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error("This is no PNG");
	const chunks = [...chunksOf(png)];
	const header = chunks.find(({ type }) => type === "IHDR")?.data ?? Buffer.alloc(HEADER_LENGTH);
	const [width, height, kind] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9]];
	const readable = header[8] === 8 && header[12] === 0 && (kind === TRUECOLOR || kind === TRUECOLOR_WITH_ALPHA);
	if (!readable) throw new Error("This kind of PNG is not read here");
	const size = kind === TRUECOLOR ? 3 : 4;
	const data = chunks.filter(({ type }) => type === "IDAT").map((chunk) => chunk.data);
	const bytes = unfilter(inflateSync(Buffer.concat(data)), width * size, size);
	if (size === 3) return { width, height, pixels: bytes };
	return { width, height, pixels: bytes.filter((_, index) => index % 4 !== 3) };
}

/**
 * Encodes a PNG of at most `most` colors (up to 256). Pixels of other colors get the nearest one: good for windows, not for
 * photographs.
 */
export function encodeIndexedPng({ width, height, pixels }: Picture, most: number = MOST_COLORS): Buffer {
	const palette = paletteOf(pixels, Math.min(most, MOST_COLORS));
	const places = new Map(palette.map((color, place) => [color, place]));
	const placeOf = (color: number) => places.get(color) ?? places.get(nearest(palette, color)) ?? 0;
	const rows = Buffer.alloc((width + 1) * height);
	for (let pixel = 0; pixel < width * height; pixel += 1) {
		const color = colorAt(pixels, pixel);
		const place = placeOf(color);
		places.set(color, place);
		// Each row begins with the number of its filter: 0 for none.
		rows[Math.floor(pixel / width) + pixel + 1] = place;
	}
	const header = Buffer.alloc(HEADER_LENGTH);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, INDEXED], 8);
	return Buffer.concat([
		SIGNATURE,
		chunk("IHDR", header),
		chunk("PLTE", Buffer.from(palette.flatMap((color) => channels(color)))),
		chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })),
		chunk("IEND", Buffer.alloc(0)),
	]);
}

function* chunksOf(png: Buffer) {
	for (let at = SIGNATURE.length; at < png.length; ) {
		const length = png.readUInt32BE(at);
		yield { type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
		at += length + 12;
	}
}

function chunk(type: string, data: Buffer): Buffer {
	const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
	const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	sum.writeUInt32BE(crc32(named));
	return Buffer.concat([length, named, sum]);
}

/** Reverses the filters of section 9 of the PNG specification: each row begins with the number of its filter. */
function unfilter(filtered: Buffer, rowLength: number, size: number): Uint8Array {
	const rows = Math.floor(filtered.length / (rowLength + 1));
	const bytes = new Uint8Array(rows * rowLength);
	for (let row = 0; row < rows; row += 1) {
		const filter = filtered[row * (rowLength + 1)];
		const start = row * rowLength;
		for (let column = 0; column < rowLength; column += 1) {
			const left = column < size ? 0 : (bytes[start + column - size] ?? 0);
			const up = row === 0 ? 0 : (bytes[start + column - rowLength] ?? 0);
			const corner = row === 0 || column < size ? 0 : (bytes[start + column - rowLength - size] ?? 0);
			const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
			bytes[start + column] = (filtered[start + row + 1 + column] ?? 0) + predicted;
		}
	}
	return bytes;
}

function paeth(left: number, up: number, corner: number): number {
	const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
	if (toLeft <= toUp && toLeft <= toCorner) return left;
	return toUp <= toCorner ? up : corner;
}

/** The most frequent colors, then those whose absence would show most: colors of many pixels, far from all in the palette. */
function paletteOf(pixels: Uint8Array, most: number): number[] {
	const counts = new Map<number, number>();
	for (let pixel = 0; pixel < pixels.length / 3; pixel += 1) {
		const color = colorAt(pixels, pixel);
		counts.set(color, (counts.get(color) ?? 0) + 1);
	}
	const sorted = [...counts].sort(([, one], [, other]) => other - one);
	const palette = sorted.splice(0, Math.ceil(most / 2)).map(([color]) => color);
	const others = sorted.map(([color, count]) => ({ color, count, distance: distance(nearest(palette, color), color) }));
	while (palette.length < most && others.length > 0) {
		const missed = others.reduce((one, other) =>
			other.count * other.distance > one.count * one.distance ? other : one,
		);
		palette.push(missed.color);
		others.splice(others.indexOf(missed), 1);
		for (const other of others) other.distance = Math.min(other.distance, distance(missed.color, other.color));
	}
	return palette;
}

function nearest(palette: readonly number[], color: number): number {
	return palette.reduce((one, other) => (distance(other, color) < distance(one, color) ? other : one));
}

/** The squared distance between two colors. */
function distance(one: number, other: number): number {
	const [red, green, blue] = channels(one);
	const [otherRed, otherGreen, otherBlue] = channels(other);
	return (red - otherRed) ** 2 + (green - otherGreen) ** 2 + (blue - otherBlue) ** 2;
}

function colorAt(pixels: Uint8Array, pixel: number): number {
	return ((pixels[3 * pixel] ?? 0) << 16) | ((pixels[3 * pixel + 1] ?? 0) << 8) | (pixels[3 * pixel + 2] ?? 0);
}

function channels(color: number): [number, number, number] {
	return [color >> 16, (color >> 8) & 255, color & 255];
}
