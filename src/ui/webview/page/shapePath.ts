/** A shape of SVG as a path in its own coordinates. Undefined if it is of an unknown kind, or empty. */
export function pathOf(shape: SVGGeometryElement): string | undefined {
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
