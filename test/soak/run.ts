import { parseArgs } from "node:util";
import { soak } from "./soak.ts";

const HELP = `Uses the extension like a person in bad weather, for a while.   npm run soak -- --minutes 30

  --minutes N   how long (30)
  --seed N      what everything random is made from (another one each time)`;

const { values: flags } = parseArgs({
	options: { minutes: { type: "string" }, seed: { type: "string" }, help: { type: "boolean" } },
});

async function main(): Promise<number> {
	if (flags.help) {
		console.log(HELP);
		return 0;
	}
	const minutes = Number(flags.minutes ?? 30);
	const seed = Number(flags.seed ?? Math.floor(Math.random() * 1_000_000));
	if (!(minutes > 0) || !Number.isInteger(seed)) {
		console.error("--minutes takes a number above 0, --seed a whole number.");
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
