import * as l10n from "@vscode/l10n";

/** Why a file cannot be written and what to do, by the code of an error of Node's or VS Code's. */
export function writeFailureText(error: unknown): string {
	const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
	switch (code) {
		case "EISDIR":
		case "FileIsADirectory":
			return l10n.t("The file cannot be written: something else has that name there. Choose another name.");
		case "ENOENT":
		case "ENOTDIR":
		case "FileNotFound":
			return l10n.t("The file cannot be written: there is no such folder. Choose another place.");
		case "EACCES":
		case "EPERM":
		case "EROFS":
		case "NoPermissions":
			return l10n.t(
				"The file cannot be written: it, or its folder, is protected or in use. Close it elsewhere, or choose another place.",
			);
		case "ENOSPC":
		case "EDQUOT":
			return l10n.t("The file cannot be written: there is no room left. Make room, or choose another place.");
		case "ENAMETOOLONG":
			return l10n.t("The file cannot be written: its name is too long. Choose a shorter one.");
		default:
			return /^\w{1,40}$/.test(code)
				? l10n.t("The file cannot be written ({0}). Choose another place.", code)
				: l10n.t("The file cannot be written. Choose another place. The log has more about it: run Show Log.");
	}
}
