// Uses the extension like a person in bad weather, for a while:   npm run soak -- --help
import { parseArgs } from "node:util";
import { soak } from "./soak.ts";

const { values: flags } = parseArgs({
	options: { minutes: { type: "string" }, seed: { type: "string" } },
});

async function main(): Promise<number> {
	const minutes = Number(flags.minutes ?? 30);
	const seed = Number(flags.seed ?? Math.floor(Math.random() * 1_000_000));
	if (!(minutes > 0)) {
		console.error(`--minutes takes a number above 0, not "${flags.minutes}".`);
		return 1;
	}
	console.log(`Soaking for ${minutes} minutes with --seed ${seed}`);
	try {
		await soak({ minutes, seed, say: console.log });
	} catch (error) {
		console.error(error);
		console.error(`Failed with --seed ${seed}`);
		return 1;
	}
	console.log("All was right in the end.");
	return 0;
}

process.exit(await main());
