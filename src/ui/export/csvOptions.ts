import type { CsvOptions } from "../../opportunities/export/format.ts";
import type { SettingValues } from "../settings/settings.ts";

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
