import type { Mask } from "../text/mask.ts";

/** What ids are called, as far as that is known by now. */
export interface Names {
	owner(id: string): string | undefined;
	status(id: string): string | undefined;
	smartView(id: string): string | undefined;
	lead(id: string): string | undefined;
	organization(id: string): string | undefined;
}

/** The names as they may be shown: whoever is meant is written through the mask. */
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

/** How Views are put into words; `locale` is BCP 47, such as `vscode.env.language`. */
export interface Describing {
	readonly names: Names;
	readonly locale: string;
	/** What names are written through, and texts that may hold some; nothing is hidden by default. */
	readonly mask?: Mask;
}
