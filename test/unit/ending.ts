import { createContext, runInContext } from "node:vm";

/** Milliseconds: many times what any machine needs for work in proportion to its input, and little beside what else would take hours. */
const HANGS_AFTER = 60_000;

/** Does work to its end. Throws for what hangs, such as work that grows with the square of a long input. */
export function toItsEnd<T>(work: () => T): T {
	return runInContext("work()", createContext({ work }), { timeout: HANGS_AFTER });
}
