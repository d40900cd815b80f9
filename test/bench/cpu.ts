/** CPU time of this process for one round of `work`, in milliseconds: the best of several rounds, after a warm-up. */
export async function cpuOf(rounds: number, work: () => unknown): Promise<number> {
	for (let round = 0; round < rounds / 4; round++) await work();
	let best = Number.POSITIVE_INFINITY;
	for (let round = 0; round < rounds; round++) {
		const began = process.cpuUsage();
		await work();
		const { user, system } = process.cpuUsage(began);
		best = Math.min(best, (user + system) / 1000);
	}
	return best;
}

/** CPU time of the longest turn of the event loop until `work` is done, in milliseconds. */
export async function longestHold(work: Promise<unknown>): Promise<number> {
	let done = false;
	const end = () => {
		done = true;
	};
	work.then(end, end);
	let longest = 0;
	while (!done) {
		const began = process.threadCpuUsage();
		await new Promise((resolve) => setImmediate(resolve));
		const { user, system } = process.threadCpuUsage(began);
		longest = Math.max(longest, (user + system) / 1000);
	}
	return longest;
}
