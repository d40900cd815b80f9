import * as l10n from "@vscode/l10n";
import type { Row } from "./quickInput.ts";

/** Says at the row of what is set now that it is. */
export function markCurrent<Line extends object>(lines: readonly Line[], current: string | undefined): readonly Line[] {
	return lines.map((line) => (isRowOf(line, current) ? { ...line, description: currentText(line.description) } : line));
}

function isRowOf(line: object, id: string | undefined): line is Row {
	return id !== undefined && "id" in line && line.id === id;
}

function currentText(description: string | undefined): string {
	return description === undefined ? l10n.t("Current") : l10n.t("{0} · Current", description);
}
