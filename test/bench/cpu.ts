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
