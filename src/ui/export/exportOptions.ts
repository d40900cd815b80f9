import * as l10n from "@vscode/l10n";
import * as z from "zod/mini";
import { UserError } from "../../close/base/errors.ts";
import { type CsvOptions, FORMATS, type FormatName } from "../../opportunities/export/format.ts";
import type { SettingValues } from "../settings/settings.ts";

/** What a keybinding or a script may say of an export; what it leaves out is asked. */
export interface ExportArgument {
	readonly format?: FormatName | undefined;
	/** As text; whether it leads anywhere is for the writing to find out. */
	readonly uri?: string | undefined;
}

const schema = z.strictObject({ format: z.optional(z.enum(FORMATS)), uri: z.optional(z.string()) });
/** One letter before the colon is a drive of Windows, and the text a path. */
const ADDRESS = /^[a-z][a-z\d+.-]+:./i;

/** @throws Error with a localized sentence that names what is allowed */
export function parseExportArgument(argument: unknown): ExportArgument | undefined {
	if (argument === undefined || argument === null) return undefined;
	const parsed = z.safeParse(schema, argument);
	if (!parsed.success || (parsed.data.uri !== undefined && !ADDRESS.test(parsed.data.uri)))
		throw new UserError(
			l10n.t(
				'An export takes { "format": …, "uri": … }, with one of the formats {0}, and a URI such as {1}.',
				FORMATS.join(", "),
				"file:///home/me/opportunities.csv",
			),
		);
	return parsed.data;
}

type CsvSettings = Pick<SettingValues, "csvSeparator" | "csvBom" | "csvDecimal" | "csvFormulaGuard">;

/** How the settings have CSV files written: between semicolons, decimals follow a comma unless `csvDecimal` says otherwise. */
export function csvOptionsOf({ csvSeparator, csvBom, csvDecimal, csvFormulaGuard }: CsvSettings): CsvOptions {
	const usual = csvSeparator === ";" ? "," : ".";
	return {
		separator: csvSeparator,
		bom: csvBom,
		decimal: csvDecimal === "auto" ? usual : csvDecimal,
		guard: csvFormulaGuard === "on",
	};
}
