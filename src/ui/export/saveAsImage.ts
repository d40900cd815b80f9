import * as vscode from "vscode";
import * as z from "zod/mini";
import { UserError } from "../../close/base/errors.ts";
import type { PictureFormat, PictureTaken } from "../webview/page/picture.ts";
import { pictureAsSvg } from "../webview/pictureAsSvg.ts";
import { isAddress } from "./exportOptions.ts";
import { defaultLocation } from "./saveLocation.ts";
import { writeFailureText } from "./writeFailure.ts";

/** What can be saved as a picture. */
export interface Pictured {
	/** What the file is called if the user gives it no other name. */
	readonly title: string;
	/** Draws what is seen, once it is on screen. */
	take(format: PictureFormat): Promise<PictureTaken>;
}

const schema = z.strictObject({ uri: z.string() });
const ENDING = /\.(svg|png)$/i;

/** Saves a page as a picture, to the address of the argument or where the user chooses. */
export async function saveAsImage({ title, take }: Pictured, argument: unknown): Promise<void> {
	const uri = argument === undefined || argument instanceof vscode.Uri ? await askForImage(title) : targetOf(argument);
	if (uri === undefined) return;
	const bytes = bytesOf(await take(formatOf(uri)));
	try {
		await vscode.workspace.fs.writeFile(uri, bytes);
	} catch (error) {
		throw new UserError(writeFailureText(error), { cause: error });
	}
	const open = vscode.l10n.t({ message: "Open", comment: ["A button that opens a file, a page, or a View."] });
	void vscode.window.showInformationMessage(vscode.l10n.t("Image saved."), open).then((answer) => {
		if (answer === open) void vscode.commands.executeCommand("vscode.open", uri);
	});
}

/** @throws UserError that says what is allowed */
function targetOf(argument: unknown): vscode.Uri {
	const { data } = z.safeParse(schema, argument);
	if (data === undefined || !isAddress(data.uri) || !ENDING.test(data.uri))
		throw new UserError(
			vscode.l10n.t(
				'To save an image, pass { "uri": … }, such as {0}. The URI must end in .svg or .png.',
				"file:///home/me/totals.svg",
			),
		);
	return vscode.Uri.parse(data.uri, true);
}

async function askForImage(title: string): Promise<vscode.Uri | undefined> {
	const uri = await vscode.window.showSaveDialog({
		title: vscode.l10n.t("Save as Image"),
		filters: { SVG: ["svg"], PNG: ["png"] },
		defaultUri: defaultLocation(title, "svg"),
	});
	// Some dialogs don't add the ending.
	return uri === undefined || ENDING.test(uri.path) ? uri : uri.with({ path: `${uri.path}.svg` });
}

function formatOf({ path }: vscode.Uri): PictureFormat {
	return /\.png$/i.test(path) ? "png" : "svg";
}

function bytesOf(taken: PictureTaken): Uint8Array {
	return "png" in taken ? Buffer.from(taken.png, "base64") : new TextEncoder().encode(pictureAsSvg(taken.picture));
}
