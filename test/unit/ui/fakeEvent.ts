/** An event that the test fires, and whose listeners can be counted. */
export class FakeEvent<T> {
	readonly listeners = new Set<(value: T) => void>();
	readonly on = (listener: (value: T) => void) => {
		this.listeners.add(listener);
		return { dispose: () => this.listeners.delete(listener) };
	};

	fire(value: T): void {
		for (const listener of [...this.listeners]) listener(value);
	}
}
