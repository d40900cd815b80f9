import { basename } from "node:path/posix";
import * as vscode from "vscode";
import * as z from "zod/mini";
import { UserError } from "../../close/base/errors.ts";
import { canBeFileLiteral } from "../../opportunities/export/duckdb/sqlText.ts";
import { isAddress } from "./exportOptions.ts";
import { askSaveLocation } from "./saveLocation.ts";

/** The two files of an export for DuckDB, in the same folder. */
interface DuckDbFiles {
	/** The name of the file of lines, without its folder. */
	readonly fileName: string;
	readonly lines: vscode.Uri;
	readonly script: vscode.Uri;
}

const schema = z.strictObject({ uri: z.string() });
const ENDING = /\.ndjson$/i;

/**
 * Returns the files of the argument, or where the user chooses. Asks before files are replaced, if no dialog did. Returns
 * undefined if the user leaves.
 * @throws UserError that says what is allowed
 */
export async function duckDbFiles(title: string, argument: unknown): Promise<DuckDbFiles | undefined> {
	const isGiven = argument !== undefined;
	const chosen = isGiven ? givenUri(argument) : await askSaveLocation(title, "ndjson");
	if (chosen === undefined) return undefined;
	// Some dialogs don't add the ending.
	const lines = ENDING.test(chosen.path) ? chosen : chosen.with({ path: `${chosen.path}.ndjson` });
	const script = lines.with({ path: lines.path.replace(ENDING, ".sql") });
	const fileName = basename(lines.path);
	if (!canBeFileLiteral(fileName))
		throw new UserError(vscode.l10n.t("DuckDB can't read a file with a backslash in its name. Choose another name."));
	const askedFor = lines === chosen && !isGiven;
	return (await mayReplace(askedFor ? [script] : [lines, script])) ? { fileName, lines, script } : undefined;
}

/** Without an own part before the ending, there would be no name for the script. */
const NAMED = /[^/]\.ndjson$/i;

function givenUri(argument: unknown): vscode.Uri {
	const { data } = z.safeParse(schema, argument);
	const uri = data !== undefined && isAddress(data.uri) ? vscode.Uri.parse(data.uri, true) : undefined;
	if (uri === undefined || !NAMED.test(uri.path) || vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== true)
		throw new UserError(
			vscode.l10n.t(
				'To export for DuckDB, pass { "uri": … }, such as {0}. The URI must end in .ndjson, and begin with file: or another scheme that VS Code can write to.',
				"file:///home/me/deals.ndjson",
			),
		);
	return uri;
}

/** Asks before files are replaced, if there are any. */
async function mayReplace(uris: readonly vscode.Uri[]): Promise<boolean> {
	const names: string[] = [];
	for (const uri of uris) if (await exists(uri)) names.push(basename(uri.path));
	const [first, second] = names;
	if (first === undefined) return true;
	const question =
		second === undefined
			? vscode.l10n.t("{0} already exists. Do you want to replace it?", first)
			: vscode.l10n.t("{0} and {1} already exist. Do you want to replace them?", first, second);
	const replace = vscode.l10n.t("Replace");
	return (await vscode.window.showWarningMessage(question, { modal: true }, replace)) === replace;
}

function exists(uri: vscode.Uri): Thenable<boolean> {
	return vscode.workspace.fs.stat(uri).then(
		() => true,
		() => false,
	);
}
