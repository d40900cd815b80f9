import type { BrowserContextOptions } from "playwright-core";
import type { SandboxOptions } from "../../../src/sandbox/index.ts";

export type Theme = "light" | "dark" | "highContrast" | "highContrastLight";

export const THEMES: Readonly<Record<Theme, string>> = {
	light: "Default Light Modern",
	dark: "Default Dark Modern",
	highContrast: "Default High Contrast",
	highContrastLight: "Default High Contrast Light",
};

/** VS Code uses a high contrast theme from the settings only if the system asks for high contrast. */
export const SYSTEMS: Readonly<Partial<Record<Theme, Pick<BrowserContextOptions, "forcedColors" | "colorScheme">>>> = {
	highContrast: { forcedColors: "active", colorScheme: "dark" },
	highContrastLight: { forcedColors: "active", colorScheme: "light" },
};

export interface WindowOptions {
	/** User settings, by their full names. */
	readonly settings?: Readonly<Record<string, unknown>>;
	/** Starts a sandbox, which ends with the window, and sets `apiBaseUrl` to its address. `{}` means its defaults. */
	readonly sandbox?: SandboxOptions;
	/** Light by default. */
	readonly theme?: Theme;
	/** The display language, by VS Code's id. VS Code's own texts stay English. */
	readonly language?: string;
	/** The size of the page, in CSS pixels. */
	readonly size?: { readonly width: number; readonly height: number };
	/** Pixels of a picture per CSS pixel; 1 by default. */
	readonly scale?: number;
	/**
	 * `development`, the default, means this checkout as built. The path of a .vsix installs it as a user does. The environment
	 * variable TEST_EXTENSION changes the default to such a path for the whole run.
	 */
	readonly extension?: string;
}
