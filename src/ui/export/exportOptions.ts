import * as l10n from "@vscode/l10n";
import * as z from "zod/mini";
import { UserError } from "../../close/base/errors.ts";
import { type CsvOptions, FORMATS, type FormatName } from "../../opportunities/export/format.ts";
import type { SettingValues } from "../settings/settings.ts";

/** The argument of a keybinding or a script. The command asks for what is missing. */
interface ExportArgument {
	readonly format?: FormatName | undefined;
	/** An unparsed address. Writing finds out whether it can be used. */
	readonly uri?: string | undefined;
}

const schema = z.strictObject({ format: z.optional(z.enum(FORMATS)), uri: z.optional(z.string()) });
/** A single letter before the colon is a drive of Windows, so the text is a path. */
const ADDRESS = /^[a-z][a-z\d+.-]+:./i;

/** Whether a text is the address of a file. */
export function isAddress(text: string): boolean {
	return ADDRESS.test(text);
}

/** @throws Error with a localized sentence that names what is allowed */
export function parseExportArgument(argument: unknown): ExportArgument | undefined {
	if (argument === undefined || argument === null) return undefined;
	const parsed = z.safeParse(schema, argument);
	if (!parsed.success || (parsed.data.uri !== undefined && !isAddress(parsed.data.uri)))
		throw new UserError(
			l10n.t(
				'To export, pass { "format": …, "uri": … }, with one of the formats {0} and a URI such as {1}.',
				FORMATS.join(", "),
				"file:///home/me/opportunities.csv",
			),
		);
	return parsed.data;
}

type CsvSettings = Pick<SettingValues, "csvSeparator" | "csvBom" | "csvDecimal" | "csvFormulaGuard">;

/**
 * The options that the settings give for CSV files. With `csvDecimal` auto, semicolons between cells mean a decimal
 * comma.
 */
export function csvOptionsOf({ csvSeparator, csvBom, csvDecimal, csvFormulaGuard }: CsvSettings): CsvOptions {
	const usual = csvSeparator === ";" ? "," : ".";
	return {
		separator: csvSeparator,
		bom: csvBom,
		decimal: csvDecimal === "auto" ? usual : csvDecimal,
		guard: csvFormulaGuard === "on",
	};
}
