import { parseView } from "../../opportunities/view/parseView.ts";
import { type View, withFilter } from "../../opportunities/view/view.ts";
import { isOpen } from "../session/session.ts";
import { opportunitiesMeant } from "../window/commandSubjects.ts";
import type { NameCache } from "../window/nameCache.ts";
import type { Services } from "../window/services.ts";
import type { Subject } from "../window/subjectOpportunities.ts";
import { lookUpInSight } from "./lookUpInSight.ts";
import { RowValues } from "./rowValues.ts";

/** What of an opportunity becomes a filter. */
export type RowFilter = "owner" | "lead" | "status" | "pipeline";

/**
 * Filters by what the opportunities of the command have, all their values in one filter, and keeps the View's other
 * filters.
 * @throws UserError if Close can't filter by it, or doesn't say it
 */
export async function filterByRows(
	by: RowFilter,
	services: Pick<Services, "currentView" | "tree" | "prompts">,
	argument: unknown,
	others: readonly unknown[],
): Promise<void> {
	const { currentView, prompts } = services;
	await currentView.start();
	const { session } = currentView;
	const subjects = opportunitiesMeant(services, argument, others);
	if (subjects.length === 0 || !isOpen(session)) return;
	const { names } = prompts;
	const values = new RowValues({ source: session.client, names, lookUps: lookUpInSight });
	const filtered = await FILTERED[by](subjects, values, names);
	if (currentView.session !== session) return;
	await currentView.changeShown((shown) => parseView(filtered(shown)));
}

/** Each finds the values, and returns what makes the View. */
const FILTERED: Readonly<
	Record<
		RowFilter,
		(subjects: readonly Subject[], values: RowValues, names: NameCache) => Promise<(view: View) => View>
	>
> = {
	owner: async (subjects, values) => {
		const owners = await values.owners(subjects);
		return (view) => withFilter(view, "user_id", owners);
	},
	lead: async (subjects, values, names) => {
		const { id, name } = await values.lead(subjects);
		if (name !== null) names.rememberLead({ id, name });
		return (view) => withFilter(view, "lead_id", id);
	},
	status: async (subjects, values) => {
		const statuses = await values.statuses(subjects);
		return (view) => withFilter(view, "status_id", statuses);
	},
	pipeline: async (subjects, values) => {
		const statuses = await values.pipelineStatuses(subjects);
		return (view) => withFilter(view, "status_id", statuses);
	},
};
