/** Runs tasks one after the other, in the order they came. One that fails does not hold up the next. */
export class Turns {
	#last: Promise<unknown> = Promise.resolve();

	take<T>(task: () => Promise<T>): Promise<T> {
		const turn = this.#last.then(task);
		this.#last = turn.catch(() => undefined);
		return turn;
	}
}
