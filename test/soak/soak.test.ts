import { soak } from "./soak.ts";

const MINUTES = 2;

describe("Bad weather", function () {
	this.timeout((MINUTES + 2) * 60_000);
	this.slow(this.timeout());

	it(`of ${MINUTES} minutes ends with the right tree, and leaves nothing behind`, async () => {
		const seed = Math.floor(Math.random() * 1_000_000);
		const lines = [`npm run soak -- --minutes ${MINUTES} --seed ${seed}`];
		try {
			await soak({ minutes: MINUTES, seed, say: (line) => lines.push(line) });
		} catch (error) {
			console.error(lines.join("\n"));
			throw error;
		}
	});
});
