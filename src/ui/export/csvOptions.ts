import type { CsvOptions } from "../../pipeline/export/format.ts";
import type { SettingValues } from "../settings.ts";

type CsvSettings = Pick<SettingValues, "csvSeparator" | "csvBom" | "csvDecimal" | "csvFormulaGuard">;

/** How CSV files are written by the settings: where cells are parted by semicolons, a comma parts decimals unless it is set. */
export function csvOptionsOf({ csvSeparator, csvBom, csvDecimal, csvFormulaGuard }: CsvSettings): CsvOptions {
	const usual = csvSeparator === ";" ? "," : ".";
	return {
		separator: csvSeparator,
		bom: csvBom,
		decimal: csvDecimal === "auto" ? usual : csvDecimal,
		guard: csvFormulaGuard === "on",
	};
}
