/** A line of text on screen. */
interface Line {
	readonly text: string;
	/** In the window. */
	readonly rect: DOMRect;
}

/** Splits a text as it is broken into lines. What takes no room is left out. */
export function linesOf(node: Text): readonly Line[] {
	const lines: { words: string; rect: DOMRect }[] = [];
	for (const { text, rect, joined } of piecesOf(node)) {
		const last = lines.at(-1);
		if (last === undefined || Math.abs(last.rect.top - rect.top) > 1) {
			lines.push({ words: text, rect });
			continue;
		}
		last.words += joined ? text : ` ${text}`;
		const left = Math.min(last.rect.left, rect.left);
		last.rect = new DOMRect(left, last.rect.top, Math.max(last.rect.right, rect.right) - left, last.rect.height);
	}
	return lines.map(({ words, rect }) => ({ text: words, rect }));
}

interface Piece extends Line {
	/** It continues the word of the piece before. */
	readonly joined: boolean;
}

/** The words, and those that are broken into lines in pieces of one letter. */
function piecesOf(node: Text): readonly Piece[] {
	return [...node.data.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
		const whole = pieceOf(node, index, word, false);
		if (whole === undefined || whole.breaks <= 1) return whole ?? [];
		let at = index;
		return [...word].flatMap((letter) => {
			const piece = pieceOf(node, at, letter, at > index);
			at += letter.length;
			return piece ?? [];
		});
	});
}

function pieceOf(
	node: Text,
	start: number,
	text: string,
	joined: boolean,
): (Piece & { readonly breaks: number }) | undefined {
	const range = document.createRange();
	range.setStart(node, start);
	range.setEnd(node, start + text.length);
	const [rect, ...others] = [...range.getClientRects()].filter(({ width }) => width > 0);
	return rect && { text, rect, joined, breaks: 1 + others.length };
}
