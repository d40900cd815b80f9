// The JSON schema of targets for editors, by the bounds of the code.
import { LARGEST_TARGET } from "../../src/opportunities/analysis/standing/targetEntries.ts";
import type { Json, Write } from "./viewJsonSchema.ts";

/** Whether fiscal periods are allowed depends on a setting, so the extension says it when the targets are read. */
const PERIOD = "^\\s*(?:(?!0000|9999)\\d{4}(?:-Q[1-4]|-(?:0[1-9]|1[0-2]))?|FY\\d{2}(?:-Q[1-4])?)\\s*$";

export function targetSchema(write: Write): Json {
	return {
		type: "object",
		required: ["period", "amount"],
		additionalProperties: false,
		defaultSnippets: [{ label: write("config.targets.snippet"), body: { period: "$1", amount: 500_000 } }],
		properties: {
			period: { type: "string", description: write("config.targets.period"), pattern: PERIOD },
			user_id: { type: "string", description: write("config.targets.user_id"), pattern: "\\S" },
			amount: {
				type: "integer",
				description: write("config.targets.amount"),
				minimum: 1,
				maximum: LARGEST_TARGET,
			},
		},
	};
}
