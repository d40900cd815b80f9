/**
 * Runs inside the page, so it can't use anything outside itself. Returns what is seen of a row's label and description:
 * the text up to where the row's end, or the ellipsis before it, cuts it.
 */
export function seenText(row: Element): string {
	const container = row.querySelector(".monaco-icon-label-container");
	if (container === null) return "";
	const isCut = container.scrollWidth > container.clientWidth;
	const canvas = document.createElement("canvas").getContext("2d");
	if (canvas === null) throw new Error("Text can't be measured");
	canvas.font = getComputedStyle(container).font;
	const end = container.getBoundingClientRect().right - (isCut ? canvas.measureText("…").width : 0);
	const texts = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
	const range = document.createRange();
	let seen = "";
	for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
		for (const [index, sign] of [...(node.textContent ?? "")].entries()) {
			range.setStart(node, index);
			range.setEnd(node, index + 1);
			if (range.getBoundingClientRect().right > end + 0.5) return seen;
			seen += sign;
		}
	}
	return seen;
}
