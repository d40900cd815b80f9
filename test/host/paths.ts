import { join, resolve } from "node:path";

/** The top of the project. */
export const ROOT = resolve(import.meta.dirname, "..", "..");
/** What is installed and kept for running VS Code here: not tracked, safe to delete. */
export const CACHE = join(ROOT, ".vscode-test");
/** What builds and test runs leave behind: not tracked, safe to delete. */
export const OUT = join(ROOT, "out");
export const DIST = join(ROOT, "dist");
