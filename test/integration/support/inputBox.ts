import type * as vscode from "vscode";
import { TypedInput } from "./typedInput.ts";

/** Stands in for an input box, and types into it as a user would. */
export class TypedBox extends TypedInput {
	prompt: string | undefined;
	password = false;
	valueSelection: readonly [number, number] | undefined;
	validationMessage: string | vscode.InputBoxValidationMessage | undefined;
}
