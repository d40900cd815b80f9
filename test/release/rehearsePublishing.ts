import { readFile } from "node:fs/promises";
import type { Manifest } from "./candidate.ts";
import { digest, startStandInStores } from "./standInStores.ts";
import { publish, STORES, type Store } from "./stores.ts";

/**
 * Publishes the package to stand-ins on loopback, by the commands that the workflow uses. Returns what is wrong, in sentences
 * that say what to do.
 */
export async function publishingProblems(vsix: string, { publisher, name }: Manifest): Promise<string[]> {
	const stores = await startStandInStores(publisher, name);
	const problems: string[] = [];
	const sent = digest(await readFile(vsix));
	for (const store of Object.keys(STORES) as Store[]) {
		const code = await publish(store, vsix, { ...process.env, ...stores.env });
		if (code !== 0 || stores.published[store].join() !== sent)
			problems.push(`The package didn't arrive at the stand-in for ${store} as it is; what went wrong stands above.`);
	}
	await stores.stop();
	return problems;
}
