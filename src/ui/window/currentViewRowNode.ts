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
