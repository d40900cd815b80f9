// Publishes a package to one store, from the workflow alone:   npm run release:publish -- --help
import { parseArgs } from "node:util";
import { ROOT } from "../host/paths.ts";
import { readManifest } from "./candidate.ts";
import { leftToAPerson } from "./checks/listing.ts";
import { publish, STORES, type Store } from "./stores.ts";

const { positionals } = parseArgs({ allowPositionals: true });

async function main(): Promise<number> {
	const [store = "", vsix = "", ...others] = positionals;
	if (!(store in STORES) || vsix === "" || others.length > 0) {
		console.error(`Name a store, ${Object.keys(STORES).join(" or ")}, and a .vsix.`);
		return 1;
	}
	if (process.env["ACTIONS_ID_TOKEN_REQUEST_URL"] === undefined) {
		console.error(
			"Only the workflow .github/workflows/release.yml publishes: push a tag such as v0.2.0, and approve its run. " +
				"To rehearse it here: npm run release:check",
		);
		return 1;
	}
	const left = leftToAPerson(await readManifest(ROOT));
	for (const problem of left) console.error(problem);
	return left.length > 0 ? 1 : publish(store as Store, vsix);
}

process.exitCode = await main();
