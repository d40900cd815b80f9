/** Functions to call before this process ends, however it ends. */
const running = new Set<() => unknown>();
let stopping: Promise<void> | undefined;

/** Calls `stop` when the process ends. Returns a function that calls it now. */
export function stopAtEnd(stop: () => unknown): () => Promise<void> {
	listen();
	running.add(stop);
	return async () => {
		if (!running.delete(stop)) return;
		await stop();
	};
}

/** Stops everything, the newest first. */
export function stopAll(): Promise<void> {
	stopping ??= (async () => {
		for (const stop of [...running].reverse()) {
			running.delete(stop);
			try {
				await stop();
			} catch (error) {
				console.error(error);
			}
		}
		stopping = undefined;
	})();
	return stopping;
}

/** Never resolves. Keeps the process until a signal ends it, which calls `stopAll`. */
export function untilAskedToEnd(): Promise<never> {
	listen();
	return new Promise(() => setInterval(() => {}, 2 ** 30));
}

let listening = false;

function listen(): void {
	if (listening) return;
	listening = true;
	const end = (code: number) => {
		void stopAll().finally(() => process.exit(code));
	};
	process.on("SIGINT", () => end(130));
	process.on("SIGTERM", () => end(143));
	process.on("SIGHUP", () => end(129));
	if (process.channel) {
		process.on("disconnect", () => end(1));
		// The channel keeps the process only if something listens for messages, as mocha does in a worker process.
		if (process.listenerCount("message") === 0) process.channel.unref();
	}
	// As a last resort, stops what is still running, without waiting.
	process.on("exit", () => {
		for (const stop of running) stop();
	});
}
