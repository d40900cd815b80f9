import { createContext, runInContext } from "node:vm";

/** In milliseconds: much more than linear work takes on any machine, and much less than quadratic work, which takes hours. */
const HANGS_AFTER = 60_000;

/** Runs `work` to its end. Throws if it takes too long, such as work that is quadratic in a long input. */
export function toItsEnd<T>(work: () => T): T {
	return runInContext("work()", createContext({ work }), { timeout: HANGS_AFTER });
}
