import * as l10n from "@vscode/l10n";

/** Why a file can't be written and what to do, by the error code of Node or VS Code. */
export function writeFailureText(error: unknown): string {
	const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
	switch (code) {
		case "EISDIR":
		case "FileIsADirectory":
			return l10n.t("The file couldn't be written: something else has that name. Choose another name.");
		case "ENOENT":
		case "ENOTDIR":
		case "FileNotFound":
			return l10n.t("The file couldn't be written: the folder doesn't exist. Choose another location.");
		case "EACCES":
		case "EPERM":
		case "EROFS":
		case "NoPermissions":
			return l10n.t(
				"The file couldn't be written: the file or its folder is protected or in use. Close the file in other programs, or choose another location.",
			);
		case "ENOSPC":
		case "EDQUOT":
			return l10n.t("The file couldn't be written: the disk is full. Free up space, or choose another location.");
		case "ENAMETOOLONG":
			return l10n.t("The file couldn't be written: its name is too long. Choose a shorter one.");
		default:
			return /^\w{1,40}$/.test(code)
				? l10n.t("The file couldn't be written ({0}). Choose another location.", code)
				: l10n.t("The file couldn't be written. Choose another location. Run Show Log for details.");
	}
}
