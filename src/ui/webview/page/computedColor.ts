import type { Color } from "./picture.ts";

const known = new Map<string, Color>();

/** Converts a color of CSS, however it is written, by painting one pixel with it. */
export function colorOf(css: string): Color {
	const color = known.get(css) ?? painted(css);
	known.set(css, color);
	return color;
}

function painted(css: string): Color {
	const canvas = document.createElement("canvas");
	canvas.width = canvas.height = 1;
	const context = canvas.getContext("2d", { colorSpace: "srgb" });
	if (context === null) return { hex: "#000000", opacity: 1 };
	context.fillStyle = css;
	context.fillRect(0, 0, 1, 1);
	const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
	const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("");
	return { hex: `#${hex}`, opacity: alpha / 255 };
}
