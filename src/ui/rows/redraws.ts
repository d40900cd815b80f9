/**
 * Milliseconds between two tellings. VS Code draws a tree anew only once nothing was told for 200: told faster, what
 * arrives by and by would be seen at the end alone.
 */
const PAUSE = 250;

/** Tells what to draw again, at once where that was some time ago, and else together with what comes until then. */
export class Redraws<T> {
	readonly #draw: (nodes: readonly T[] | undefined) => void;
	#waiting: Set<T> | "all" | undefined;
	#timer: NodeJS.Timeout | undefined;
	#toldAt = Number.NEGATIVE_INFINITY;

	/** `draw` is given nodes, or undefined for the whole tree. */
	constructor(draw: (nodes: readonly T[] | undefined) => void) {
		this.#draw = draw;
	}

	/** Asks for these nodes, with all beneath them, or for the whole tree. */
	ask(nodes: readonly T[] | "all"): void {
		if (nodes === "all" || this.#waiting === "all") this.#waiting = "all";
		else this.#waiting = new Set([...(this.#waiting ?? []), ...nodes]);
		if (this.#timer !== undefined) return;
		const wait = this.#toldAt + PAUSE - performance.now();
		if (wait <= 0) this.#tell();
		else this.#timer = setTimeout(() => this.#tell(), wait);
	}

	/** To be called when VS Code asks for the top of the tree: what it's told before it has the answer, it forgets. */
	asked(): void {
		this.#toldAt = performance.now();
	}

	dispose(): void {
		clearTimeout(this.#timer);
	}

	#tell(): void {
		const waiting = this.#waiting;
		this.#timer = undefined;
		this.#waiting = undefined;
		this.#toldAt = performance.now();
		if (waiting !== undefined) this.#draw(waiting === "all" ? undefined : [...waiting]);
	}
}
