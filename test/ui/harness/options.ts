import type { BrowserContextOptions } from "playwright-core";
import type { SandboxOptions } from "../../../src/sandbox/index.ts";

export type Theme = "light" | "dark" | "highContrast" | "highContrastLight";

export const THEMES: Readonly<Record<Theme, string>> = {
	light: "Default Light Modern",
	dark: "Default Dark Modern",
	highContrast: "Default High Contrast",
	highContrastLight: "Default High Contrast Light",
};

/** VS Code takes a theme of high contrast from the settings only where the system asks for high contrast. */
export const SYSTEMS: Readonly<Partial<Record<Theme, Pick<BrowserContextOptions, "forcedColors" | "colorScheme">>>> = {
	highContrast: { forcedColors: "active", colorScheme: "dark" },
	highContrastLight: { forcedColors: "active", colorScheme: "light" },
};

export interface WindowOptions {
	/** User settings, by their whole names. */
	readonly settings?: Readonly<Record<string, unknown>>;
	/** Starts a sandbox, ended with the window, and sets `apiBaseUrl` to it. `{}` takes its defaults. */
	readonly sandbox?: SandboxOptions;
	/** Light without it. */
	readonly theme?: Theme;
	/** Of the page, in pixels. */
	readonly size?: { readonly width: number; readonly height: number };
	/** Pixels of a picture to each pixel of the page; 1 without it. */
	readonly scale?: number;
	/**
	 * `development`, the default, is this checkout as built; a path to a .vsix is installed as a user does. The environment
	 * variable TEST_EXTENSION changes the default to such a path, for the whole run.
	 */
	readonly extension?: string;
}
