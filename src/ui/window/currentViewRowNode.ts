/**
 * The first row of the tree, which tells the View. It is in no group, and always the same object, so that VS Code keeps
 * its focus.
 */
export interface ViewRowNode {
	readonly kind: "view";
	readonly id: string;
	readonly parent?: never;
}

export const VIEW_ROW: ViewRowNode = { kind: "view", id: "view" };

/** The argument of a command that doesn't take a row: VS Code passes it the row if it is chosen in the row's menu. */
export function withoutViewRow(argument: unknown): unknown {
	return argument === VIEW_ROW ? undefined : argument;
}
