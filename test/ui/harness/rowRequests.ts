import { ROW_FIELDS } from "../../../src/close/schema/opportunityRow.ts";

interface Request {
	readonly path: string;
	readonly params: Readonly<Record<string, string>>;
}

/** Whether a request reads opportunities as the tree shows them: those for figures beside it ask for fewer fields. */
export function readsRows({ path, params }: Request): boolean {
	return path.endsWith("/opportunity/") && params["_fields"] === ROW_FIELDS.join(",");
}
