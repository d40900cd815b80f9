import type { OpportunitySource } from "../../../../src/close/api.ts";
import type { CallOptions } from "../../../../src/close/base/callOptions.ts";
import { CloseError } from "../../../../src/close/base/errors.ts";
import type { ListResponse } from "../../../../src/close/schema/listResponse.ts";
import type { ListParameters } from "../../../../src/close/schema/parameters.ts";
import { readListResponse } from "../../../../src/close/schema/readListResponse.ts";
import { fullOpportunity } from "../../../../src/sandbox/data/opportunity.ts";
import { createWorld, type World } from "../../../../src/sandbox/data/world.ts";
import { HttpError } from "../../../../src/sandbox/http/reply.ts";
import type { Opportunity } from "../../../../src/sandbox/index.ts";
import { Matcher } from "../../../../src/sandbox/matching.ts";
import { readOptions, type SandboxOptions } from "../../../../src/sandbox/options.ts";
import { createRoutes, LIST_PATH, type Routes } from "../../../../src/sandbox/router.ts";

/** The sandbox's endpoint without HTTP in between: what the client would hand on. Refuses parameters that aren't documented. */
export class DirectSource implements OpportunitySource {
	readonly world: World;
	readonly deals: readonly Opportunity[];
	/** The parameters of each request so far. */
	readonly asked: ListParameters[] = [];
	readonly #matcher: Matcher;
	readonly #routes: Routes;

	constructor(options: SandboxOptions) {
		const settings = readOptions({
			...options,
			variants: { unknownParameters: "refused", ...options.variants },
		});
		this.world = createWorld({ ...settings, now: settings.now.getTime() });
		this.deals = this.world.store.all().map((record) => fullOpportunity(this.world, record));
		this.#matcher = new Matcher(this.world);
		this.#routes = createRoutes(this.world, this.#matcher, settings);
	}

	async list(parameters: ListParameters, { keepObjects = false }: CallOptions = {}): Promise<ListResponse> {
		this.asked.push(parameters);
		await Promise.resolve();
		const grouped = parameters._group_by !== undefined;
		const receivedAt = this.world.now();
		const body = this.#answer(parameters);
		return { ...readListResponse(body, { grouped, receivedAt, keepObjects }), asked: parameters };
	}

	/** What a filter takes that no document defines. */
	readonly opaque = (filter: string, text: string): ReadonlySet<string> => {
		const parameters = new Map([[filter, text]]);
		const { records } = this.#matcher.find({ path: LIST_PATH, parameters, tzOffset: 0 });
		return new Set(records.map(({ n }) => this.world.ids.of("oppo", n)));
	};

	#answer(parameters: ListParameters): unknown {
		try {
			const query = new Map(Object.entries(parameters));
			return this.#routes.answer({ path: LIST_PATH, parameters: query, tzOffset: 0 }).body;
		} catch (error) {
			if (!(error instanceof HttpError)) throw error;
			const reason = JSON.stringify(error.reply.body);
			throw new CloseError("badRequest", reason, { status: error.reply.status, reason, advice: "" });
		}
	}
}
