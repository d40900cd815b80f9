import { join, resolve } from "node:path";

/** The root folder of the project. */
export const ROOT = resolve(import.meta.dirname, "..", "..");
/** Installed programs and profiles to run VS Code here: not tracked, safe to delete. */
export const CACHE = join(ROOT, ".vscode-test");
/** The output of builds and test runs: not tracked, safe to delete. */
export const OUT = join(ROOT, "out");
export const DIST = join(ROOT, "dist");
