import type { CallOptions } from "../../../../src/close/base/callOptions.ts";
import type { Aggregates } from "../../../../src/close/schema/aggregates.ts";
import type { ListResponse } from "../../../../src/close/schema/listResponse.ts";
import type { Row } from "../../../../src/close/schema/opportunityRow.ts";
import type { ListParameters } from "../../../../src/close/schema/parameters.ts";
import { DirectSource } from "../analysis/directSource.ts";
import { NOW } from "../analysis/randomViews.ts";

/** What becomes of each answer. */
interface Changes {
	readonly aggregates?: (aggregates: Aggregates) => Aggregates;
	readonly rows?: (rows: readonly Row[]) => readonly Row[];
}

/** The sandbox's endpoint, whose answers lack something, or have what the sandbox's never have. */
export class ChangedSource extends DirectSource {
	readonly #changes: Changes;

	constructor(changes: Changes, size = 40, owners = 4) {
		super({ size, owners, years: 1, seed: 5, now: NOW });
		this.#changes = changes;
	}

	override async list(parameters: ListParameters, options: CallOptions = {}): Promise<ListResponse> {
		const { aggregates = (own) => own, rows = (own) => own } = this.#changes;
		const answer = await super.list(parameters, options);
		const groups = answer.groups?.map((group) => ({
			...group,
			aggregates: aggregates(group.aggregates),
			rows: rows(group.rows),
		}));
		return { ...answer, aggregates: aggregates(answer.aggregates), rows: rows(answer.rows), groups };
	}
}
