import type * as vscode from "vscode";
import { TypedInput } from "./typedInput.ts";

/** A fake input box, into which the test types as a user would. */
export class TypedBox extends TypedInput {
	prompt: string | undefined;
	password = false;
	valueSelection: readonly [number, number] | undefined;
	validationMessage: string | vscode.InputBoxValidationMessage | undefined;
}
