import type { Mask } from "../text/mask.ts";

/** The names of ids, if already known. */
export interface Names {
	owner(id: string): string | undefined;
	status(id: string): string | undefined;
	smartView(id: string): string | undefined;
	lead(id: string): string | undefined;
	organization(id: string): string | undefined;
}

/** Returns names with the mask applied to those of owners and leads. */
export function maskedNames(names: Names, mask: Mask): Names {
	const masked = (name: string | undefined) => (name === undefined ? undefined : mask.name(name));
	return {
		owner: (id) => masked(names.owner(id)),
		lead: (id) => masked(names.lead(id)),
		status: (id) => names.status(id),
		smartView: (id) => names.smartView(id),
		organization: (id) => names.organization(id),
	};
}

/** Options for describing Views; `locale` is BCP 47, such as `vscode.env.language`. */
export interface Describing {
	readonly names: Names;
	readonly locale: string;
	/** Applied to names, and to text that may contain names. By default, nothing is hidden. */
	readonly mask?: Mask;
}
