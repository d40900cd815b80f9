import type { Color, Picture, PlacedText, Shape } from "./page/picture.ts";

/** Returns a picture as an SVG file. Texts are only text in it, whatever they say. */
export function pictureAsSvg({ width, height, background, items }: Picture): string {
	const hatches = new Map<string, string>();
	const drawn = items.map((item) => (item.kind === "text" ? textElement(item) : shapeElement(item, hatches)));
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
		...(hatches.size === 0 ? [] : [`<defs>${[...hatches.values()].join("")}</defs>`]),
		`<rect width="100%" height="100%" fill="${background.hex}"/>`,
		...drawn,
		"</svg>",
		"",
	].join("\n");
}

function textElement({ x, y, end, text, size, weight, family, color }: PlacedText): string {
	const anchor = end ? ' text-anchor="end"' : "";
	const font = `font-family="${escaped(family)}" font-size="${short(size)}" font-weight="${weight}"`;
	return `<text x="${short(x)}" y="${short(y)}"${anchor} ${font} ${painted("fill", color)}>${escaped(text)}</text>`;
}

function shapeElement({ path, matrix, fill, stroke }: Shape, hatches: Map<string, string>): string {
	const transform = matrix.join() === "1,0,0,1,0,0" ? "" : ` transform="matrix(${matrix.map(short).join(" ")})"`;
	const filled =
		fill === undefined
			? 'fill="none"'
			: fill.hatched
				? `fill="url(#${hatchOf(fill.color, hatches)})"`
				: painted("fill", fill.color);
	const stroked =
		stroke === undefined ? "" : ` ${painted("stroke", stroke.color)} stroke-width="${short(stroke.width)}"`;
	return `<path d="${path}"${transform} ${filled}${stroked}/>`;
}

/** The id of the pattern with slanted lines in this color. */
function hatchOf(color: Color, hatches: Map<string, string>): string {
	const id = `hatch-${color.hex.slice(1)}-${Math.round(color.opacity * 100)}`;
	const line = `<line x1="1" y1="0" x2="1" y2="5" stroke-width="1.5" ${painted("stroke", color)}/>`;
	hatches.set(
		id,
		`<pattern id="${id}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">${line}</pattern>`,
	);
	return id;
}

function painted(what: "fill" | "stroke", { hex, opacity }: Color): string {
	return opacity === 1 ? `${what}="${hex}"` : `${what}="${hex}" ${what}-opacity="${short(opacity)}"`;
}

/** A hundredth of a pixel is more than anyone sees. */
function short(length: number): string {
	return String(Math.round(length * 100) / 100);
}

/** Signs that XML can't have. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNWRITABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

function escaped(text: string): string {
	return text
		.replace(/\p{Surrogate}/gu, "\ufffd")
		.replace(UNWRITABLE, "\ufffd")
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;")
		.replaceAll('"', "&quot;");
}
