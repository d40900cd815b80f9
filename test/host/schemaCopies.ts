// The parts of files that are generated from the View's schema and from lists in the code.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import texts from "../../package.nls.json" with { type: "json" };
import { MOST_TARGETS } from "../../src/opportunities/analysis/standing/targetEntries.ts";
import { STATUS_BAR_FIGURES, type StatusBarFigure } from "../../src/opportunities/totals/statusBarFigures.ts";
import { MOST_VIEWS } from "../../src/ui/views/teamFile.ts";
import { ROOT } from "./paths.ts";
import { targetSchema } from "./targetJsonSchema.ts";
import { toolInputSchemas } from "./toolJsonSchemas.ts";
import { groupingChoice, type Json, namedViewSchema, orderChoice, type Write } from "./viewJsonSchema.ts";

const MANIFEST = "package.json";
const TEAM_FILE = "schemas/close-views.schema.json";

const asReference: Write = (key) => `%${key}%`;
const asText: Write = (key) => texts[key];

/** The expected text of a file, with a final line break. */
export interface Copy {
	/** Relative to the root of the repository. */
	readonly path: string;
	readonly text: string;
}

/** All files with generated parts. Their other parts stay as they are on disk. */
export async function schemaCopies(): Promise<readonly Copy[]> {
	const manifest = JSON.parse(await readFile(join(ROOT, MANIFEST), "utf8"));
	const { properties } = manifest.contributes.configuration;
	const settings = properties as Record<string, object>;
	for (const [name, part] of Object.entries(settingParts()))
		settings[`closeOpportunities.${name}`] = { ...settings[`closeOpportunities.${name}`], ...part };
	const inputSchemas = toolInputSchemas();
	for (const tool of manifest.contributes.languageModelTools) tool.inputSchema = inputSchemas[tool.name];
	return [
		{ path: MANIFEST, text: jsonOf(manifest) },
		{ path: TEAM_FILE, text: jsonOf(teamFileSchema()) },
	];
}

/** The parts of settings that are generated from lists in the code. */
function settingParts() {
	const figure = (name: StatusBarFigure | "off") => asReference(`config.statusBar.${name}`);
	const figures = ["off", ...STATUS_BAR_FIGURES] as const;
	return {
		groupBy: groupingChoice(asReference),
		orderBy: orderChoice(asReference),
		statusBar: { enum: figures, enumDescriptions: figures.map(figure) },
		views: { items: namedViewSchema(asReference) },
		targets: { items: targetSchema(asReference) },
	};
}

/** The schema of the file in which a team shares Views. */
function teamFileSchema(): Json {
	return {
		$schema: "http://json-schema.org/draft-07/schema#",
		title: "Views and targets of Close Opportunities that a team shares",
		type: "object",
		allowComments: true,
		allowTrailingCommas: true,
		anyOf: [{ required: ["views"] }, { required: ["targets"] }],
		additionalProperties: false,
		properties: {
			$schema: { type: "string" },
			views: {
				type: "array",
				description: "The Views that Open View… offers under Team.",
				maxItems: MOST_VIEWS,
				items: namedViewSchema(asText),
			},
			targets: {
				type: "array",
				description: "What the team wants to win in a period. The targets in a member's own settings come first.",
				maxItems: MOST_TARGETS,
				items: targetSchema(asText),
			},
		},
	};
}

function jsonOf(value: unknown): string {
	return `${JSON.stringify(value, undefined, "\t")}\n`;
}
