import { existsSync } from "node:fs";
import { join } from "node:path";
import { OUT, ROOT } from "../host/paths.ts";
import { PlainError } from "../host/plainError.ts";

/** The package of the first version, without the pictures of its walkthrough: what people have before they update. */
export const OLD_VSIX = join(ROOT, "test", "release", "close-opportunities-0.1.0.vsix");
/** The package that `release:check` made last. */
export const VSIX = join(OUT, "release", "close-opportunities.vsix");

/** The package to try. @throws PlainError if there is none */
export function packageToTry(): string {
	if (existsSync(VSIX)) return VSIX;
	throw new PlainError('There is no package to try. "npm run release:check" makes one, and runs these tests.');
}
