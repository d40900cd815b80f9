import type { Color, Picture, PlacedText, Shape } from "./picture.ts";

/** The pixels for each CSS pixel, and the most in a row or a column. */
const SCALE = 2;
const MOST_PIXELS = 16_000;
/** The size of a hatch's tile, in CSS pixels. */
const TILE = 6;

/** Returns a picture as a PNG file in base 64. */
export function pictureAsPng({ width, height, background, items }: Picture): string {
	const scale = Math.min(SCALE, MOST_PIXELS / Math.max(width, height));
	const canvas = document.createElement("canvas");
	canvas.width = Math.ceil(width * scale);
	canvas.height = Math.ceil(height * scale);
	const context = canvas.getContext("2d");
	if (context === null) throw new Error("This page can't draw.");
	const toPixels = new DOMMatrix([scale, 0, 0, scale, 0, 0]);
	context.fillStyle = css({ ...background, opacity: 1 });
	context.fillRect(0, 0, canvas.width, canvas.height);
	for (const item of items) {
		context.setTransform(toPixels);
		if (item.kind === "text") drawText(context, item);
		else drawShape(context, item);
	}
	return canvas.toDataURL("image/png").replace(/^data:image\/png;base64,/, "");
}

function drawText(
	context: CanvasRenderingContext2D,
	{ x, y, end, text, size, weight, family, color }: PlacedText,
): void {
	context.font = `${weight} ${size}px ${family}`;
	context.textAlign = end ? "right" : "left";
	context.fillStyle = css(color);
	context.fillText(text, x, y);
}

function drawShape(context: CanvasRenderingContext2D, { path, matrix, fill, stroke }: Shape): void {
	const drawn = new Path2D();
	drawn.addPath(new Path2D(path), new DOMMatrix([...matrix]));
	if (fill !== undefined) {
		context.fillStyle = fill.hatched ? hatch(context, fill.color) : css(fill.color);
		context.fill(drawn);
	}
	if (stroke === undefined) return;
	context.strokeStyle = css(stroke.color);
	context.lineWidth = stroke.width;
	context.stroke(drawn);
}

/** Slanted lines, as dense as those of the page. */
function hatch(context: CanvasRenderingContext2D, color: Color): CanvasPattern | string {
	const tile = document.createElement("canvas");
	tile.width = tile.height = TILE * SCALE;
	const lines = tile.getContext("2d");
	if (lines === null) return css(color);
	lines.strokeStyle = css(color);
	lines.lineWidth = 1.5 * SCALE;
	for (const shift of [-1, 0, 1]) {
		lines.beginPath();
		lines.moveTo(tile.width * shift, tile.height);
		lines.lineTo(tile.width * (shift + 1), 0);
		lines.stroke();
	}
	const pattern = context.createPattern(tile, "repeat");
	pattern?.setTransform(new DOMMatrix([1 / SCALE, 0, 0, 1 / SCALE, 0, 0]));
	return pattern ?? css(color);
}

function css({ hex, opacity }: Color): string {
	return `${hex}${Math.round(opacity * 255)
		.toString(16)
		.padStart(2, "0")}`;
}
