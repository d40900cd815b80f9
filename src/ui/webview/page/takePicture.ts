import type { Color, Picture, PlacedText, Shape } from "./picture.ts";
import { linesOf } from "./textLines.ts";

/** What isn't part of a picture, besides what the style sheet hides meanwhile. */
const LEFT_OUT = ".progress, .failure, .heard-only, .definitions, dialog, input, option, pattern, defs, script";
/** While an element has it, the style sheet hides what can only be pressed, and scrolls nothing away. */
const PICTURED = "pictured";
/** At the right and the lower edge, in CSS pixels. */
const MARGIN = 12;

/** Draws all of a page, also what is scrolled away, with a line of text below it. The user sees nothing of it. */
export function takePicture(main: HTMLElement, caption: string): Picture {
	const { scrollX, scrollY } = window;
	const scrolled = [...main.querySelectorAll(".scroller")].map((element) => ({ element, left: element.scrollLeft }));
	main.classList.add(PICTURED);
	try {
		const drawing = new Drawing();
		drawing.add(main, { opacity: 1, edge: Number.NEGATIVE_INFINITY });
		return drawing.finish(document.body, caption);
	} finally {
		main.classList.remove(PICTURED);
		for (const { element, left } of scrolled) element.scrollLeft = left;
		window.scrollTo(scrollX, scrollY);
	}
}

/** What contains an element. */
interface Around {
	readonly opacity: number;
	/** What lies left of it, in the window, isn't seen. */
	readonly edge: number;
}

class Drawing {
	readonly #items: (PlacedText | Shape)[] = [];
	#right = 0;
	#bottom = 0;

	add(element: Element, { opacity, edge }: Around): void {
		if (element.matches(LEFT_OUT) || !element.checkVisibility({ visibilityProperty: true })) return;
		const style = getComputedStyle(element);
		const own = opacity * Number(style.opacity);
		if (element instanceof HTMLSelectElement) this.#addChosen(element, style, own);
		else if (element instanceof SVGGeometryElement) this.#addShape(element, style, own);
		else if (element instanceof HTMLElement) this.#addBox(element, style, own);
		const clips = style.overflowX === "clip";
		const around = { opacity: own, edge: clips ? Math.max(edge, element.getBoundingClientRect().left) : edge };
		for (const child of element.childNodes) {
			if (child instanceof Text) this.#addText(child, element, style, around);
			else if (child instanceof Element) this.add(child, around);
		}
	}

	finish(body: HTMLElement, caption: string): Picture {
		const style = getComputedStyle(body);
		const size = Number.parseFloat(style.fontSize);
		const y = this.#bottom + MARGIN + size;
		this.#items.push({
			kind: "text",
			x: MARGIN,
			y,
			end: false,
			text: caption,
			...fontOf(style),
			color: colorOf(style.color),
		});
		return {
			width: Math.ceil(Math.max(this.#right, document.documentElement.clientWidth - MARGIN) + MARGIN),
			height: Math.ceil(y + MARGIN),
			background: colorOf(style.backgroundColor),
			items: this.#items,
		};
	}

	/** The background and the borders of an element. */
	#addBox(element: HTMLElement, style: CSSStyleDeclaration, opacity: number): void {
		const { left, top, right, bottom, width, height } = this.#placed(element.getBoundingClientRect());
		if (width === 0 || height === 0) return;
		const fill = (color: string, path: string) => {
			const { hex, opacity: alpha } = colorOf(color);
			if (alpha === 0 || element === document.body) return;
			this.#items.push({
				kind: "shape",
				path,
				matrix: PLAIN,
				fill: { color: { hex, opacity: alpha * opacity }, hatched: false },
			});
			this.#reach(right, bottom);
		};
		fill(style.backgroundColor, rectangle(left, top, width, height));
		const side = (name: "Top" | "Right" | "Bottom" | "Left", x: number, y: number, across: boolean) => {
			const thick = style[`border${name}Style`] === "none" ? 0 : Number.parseFloat(style[`border${name}Width`]);
			if (thick === 0) return;
			const path = across
				? rectangle(left, y - (name === "Bottom" ? thick : 0), width, thick)
				: rectangle(x - (name === "Right" ? thick : 0), top, thick, height);
			fill(style[`border${name}Color`], path);
		};
		side("Top", left, top, true);
		side("Bottom", left, bottom, true);
		side("Left", left, top, false);
		side("Right", right, top, false);
	}

	#addShape(element: SVGGeometryElement, style: CSSStyleDeclaration, opacity: number): void {
		const path = pathOf(element);
		const toScreen = element.getScreenCTM();
		if (path === undefined || toScreen === null) return;
		const { a, b, c, d, e, f } = toScreen;
		const dimmed = (color: string) => {
			const { hex, opacity: alpha } = colorOf(color);
			return { hex, opacity: alpha * opacity };
		};
		const hatch = /^url\("?#([\w-]+)"?\)/.exec(style.fill)?.[1];
		const lines = hatch === undefined ? undefined : document.getElementById(hatch)?.firstElementChild;
		const fill = lines ? getComputedStyle(lines).stroke : style.fill;
		this.#items.push({
			kind: "shape",
			path,
			matrix: [a, b, c, d, e + window.scrollX, f + window.scrollY],
			...(fill === "none" ? {} : { fill: { color: dimmed(fill), hatched: lines != null } }),
			...(style.stroke === "none"
				? {}
				: { stroke: { color: dimmed(style.stroke), width: Number.parseFloat(style.strokeWidth) } }),
		});
		const { right, bottom } = this.#placed(element.getBoundingClientRect());
		this.#reach(right, bottom);
	}

	/** The chosen entry of a list that opens. */
	#addChosen(element: HTMLSelectElement, style: CSSStyleDeclaration, opacity: number): void {
		const { left, right, top, bottom, height } = this.#placed(element.getBoundingClientRect());
		const size = Number.parseFloat(style.fontSize);
		const x = left + Number.parseFloat(style.paddingLeft);
		const y = top + (height + size * 0.7) / 2;
		const { hex, opacity: alpha } = colorOf(style.color);
		const color = { hex, opacity: alpha * opacity };
		const text = element.selectedOptions[0]?.text ?? "";
		this.#items.push({ kind: "text", x, y, end: false, text, ...fontOf(style), color });
		this.#reach(right, bottom);
	}

	#addText(node: Text, element: Element, style: CSSStyleDeclaration, { opacity, edge }: Around): void {
		const { hex, opacity: alpha } = colorOf(element instanceof SVGElement ? style.fill : style.color);
		const end = style.textAlign === "end" || style.textAlign === "right";
		const font = fontOf(style);
		for (const { text, rect } of linesOf(node)) {
			if (rect.right <= edge) continue;
			const { left, right, top, bottom } = this.#placed(rect);
			// The rectangle of a text has the height of its font, whose baseline is about a fifth above the lower edge.
			const y = top + (bottom - top) * 0.8;
			this.#items.push({
				kind: "text",
				x: end ? right : left,
				y,
				end,
				text,
				...font,
				color: { hex, opacity: alpha * opacity },
			});
			this.#reach(right, bottom);
		}
	}

	/** A place in the window as a place in the page. */
	#placed({ left, top, width, height }: DOMRect): DOMRect {
		return new DOMRect(left + window.scrollX, top + window.scrollY, width, height);
	}

	#reach(right: number, bottom: number): void {
		this.#right = Math.max(this.#right, right);
		this.#bottom = Math.max(this.#bottom, bottom);
	}
}

const PLAIN: Shape["matrix"] = [1, 0, 0, 1, 0, 0];

function rectangle(x: number, y: number, width: number, height: number): string {
	return `M${x} ${y}h${width}v${height}h${-width}z`;
}

function fontOf({ fontSize, fontWeight, fontFamily }: CSSStyleDeclaration) {
	return { size: Number.parseFloat(fontSize), weight: fontWeight, family: fontFamily };
}

/** A shape of SVG as a path in its own coordinates. Undefined if it is of an unknown kind, or empty. */
function pathOf(shape: SVGGeometryElement): string | undefined {
	if (shape instanceof SVGPathElement) return shape.getAttribute("d") ?? undefined;
	if (shape instanceof SVGRectElement) {
		const [x, y, width, height] = [shape.x, shape.y, shape.width, shape.height].map(unitsOf);
		return width && height ? `M${x} ${y}h${width}v${height}h${-width}z` : undefined;
	}
	if (shape instanceof SVGLineElement) {
		const [x1, y1, x2, y2] = [shape.x1, shape.y1, shape.x2, shape.y2].map(unitsOf);
		return `M${x1} ${y1}L${x2} ${y2}`;
	}
	if (shape instanceof SVGCircleElement) {
		const [cx = 0, cy = 0, r = 0] = [shape.cx, shape.cy, shape.r].map(unitsOf);
		return r > 0 ? `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z` : undefined;
	}
	if (shape instanceof SVGPolygonElement || shape instanceof SVGPolylineElement) {
		const points = [...shape.points].map(({ x, y }) => `${x} ${y}`);
		const closed = shape instanceof SVGPolygonElement ? "z" : "";
		return points.length > 0 ? `M${points.join("L")}${closed}` : undefined;
	}
	return undefined;
}

/** In user units, also if it is written in percent. */
function unitsOf(length: SVGAnimatedLength): number {
	return length.baseVal.value;
}

/** The colors of CSS that were converted before. */
const converted = new Map<string, Color>();

/** Converts a color of CSS, however it is written, by painting one pixel with it. */
function colorOf(css: string): Color {
	const color = converted.get(css) ?? painted(css);
	converted.set(css, color);
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
