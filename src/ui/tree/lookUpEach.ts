import * as l10n from "@vscode/l10n";
import { UserError } from "../../close/base/errors.ts";

/** Each opportunity that must be looked up is a request. */
const MOST_LOOKUPS = 20;

/** Runs `work`, which makes `count` requests one after another and calls `step` after each. Aborts them if they are cancelled. */
export type LookUps = (count: number, work: (signal: AbortSignal, step: () => void) => Promise<void>) => Promise<void>;

/** Looks up opportunities one after another. @throws UserError before the first request if these are too many */
export async function lookUpEach(
	ids: readonly string[],
	lookUps: LookUps,
	ask: (id: string, signal: AbortSignal) => Promise<void>,
): Promise<void> {
	if (ids.length > MOST_LOOKUPS)
		throw new UserError(l10n.t("This takes one request for each opportunity. Select up to {0}.", MOST_LOOKUPS));
	if (ids.length === 0) return;
	await lookUps(ids.length, async (signal, step) => {
		for (const id of ids) {
			await ask(id, signal);
			step();
		}
	});
}
