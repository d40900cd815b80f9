/**
 * Milliseconds between two redraws. VS Code redraws a tree only after 200 ms without another event, so with shorter
 * pauses, rows that arrive one after another would appear only at the end.
 */
const PAUSE = 250;

/** Redraws nodes: at once if the last redraw was some time ago, else together with what comes until the next one. */
export class Redraws<T> {
	readonly #draw: (nodes: readonly T[] | undefined) => void;
	#waiting: Set<T> | "all" | undefined;
	#timer: NodeJS.Timeout | undefined;
	#drawnAt = Number.NEGATIVE_INFINITY;

	/** `draw` gets nodes, or undefined for the whole tree. */
	constructor(draw: (nodes: readonly T[] | undefined) => void) {
		this.#draw = draw;
	}

	/** Asks to redraw these nodes with all their children, or the whole tree. */
	ask(nodes: readonly T[] | "all"): void {
		if (nodes === "all" || this.#waiting === "all") this.#waiting = "all";
		else this.#waiting = new Set([...(this.#waiting ?? []), ...nodes]);
		if (this.#timer !== undefined) return;
		const wait = this.#drawnAt + PAUSE - performance.now();
		if (wait <= 0) this.#redraw();
		else this.#timer = setTimeout(() => this.#redraw(), wait);
	}

	/** Call this when VS Code asks for the top of the tree: until it has the answer, it forgets redraw events. */
	asked(): void {
		this.#drawnAt = performance.now();
	}

	dispose(): void {
		clearTimeout(this.#timer);
	}

	#redraw(): void {
		const waiting = this.#waiting;
		this.#timer = undefined;
		this.#waiting = undefined;
		this.#drawnAt = performance.now();
		if (waiting !== undefined) this.#draw(waiting === "all" ? undefined : [...waiting]);
	}
}
