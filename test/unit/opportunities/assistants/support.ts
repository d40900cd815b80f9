import { PartReader } from "../../../../src/opportunities/analysis/partReader.ts";
import type { AssistantContext } from "../../../../src/opportunities/assistants/assistantContext.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import { builtInViews } from "../../../../src/opportunities/view/builtInViews.ts";
import { queryOf } from "../../../../src/opportunities/view/viewParameters.ts";
import type { DirectSource } from "../analysis/directSource.ts";
import { NOW, sampleSource } from "../analysis/randomViews.ts";
import { QUIET } from "../listing/overFake.ts";

/** What the tools answer from, over the sandbox's data. */
export function contextOver(
	source: DirectSource = sampleSource(),
	changes: Partial<AssistantContext> = {},
	pageSize = 100,
): AssistantContext & { readonly source: DirectSource } {
	const asking = changes.asking ?? { now: NOW, me: source.world.owners[0]?.id, startMonth: 1 };
	const currencies = new Currencies();
	currencies.learn([{ value_currency: "USD" }]);
	const settings = () => ({ pageSize, maxConcurrentRequests: 4 });
	const names = {
		owner: (id: string) => source.world.owners.find((owner) => owner.id === id)?.name ?? undefined,
		status: (id: string) => source.world.statuses.find((status) => status.id === id)?.label,
	};
	return {
		organization: source.world.organization.name,
		sample: false,
		parts: new PartReader({ source, settings, log: QUIET }, (view) => queryOf(view, asking)),
		currencies,
		asking,
		views: builtInViews(),
		targets: [],
		names,
		hidden: false,
		extraFields: [],
		...changes,
		source,
	};
}
