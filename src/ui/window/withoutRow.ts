import type { ShownTree } from "./services.ts";

/**
 * The argument of a command that doesn't take a row. VS Code passes it a row nonetheless: the one whose menu it is
 * chosen in, and, in the title of the tree, the one that has the focus.
 */
export function withoutRow(tree: Pick<ShownTree, "isRow">, argument: unknown): unknown {
	return tree.isRow(argument) ? undefined : argument;
}
