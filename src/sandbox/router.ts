import { fullOpportunity } from "./data/opportunity.ts";
import type { World } from "./data/world.ts";
import {
	me,
	opportunityCustomFields,
	opportunityStatuses,
	organization,
	pipelines,
	savedSearches,
	users,
} from "./directoryEndpoints.ts";
import type { ApiRequest } from "./http/parseRequest.ts";
import { objectNotFound, ok, type Reply, URL_NOT_FOUND } from "./http/reply.ts";
import { lead, leads } from "./leadEndpoints.ts";
import { listOpportunities, pick, readFields } from "./listOpportunities.ts";
import type { Matcher } from "./matching.ts";
import { type PageLimits, readPage } from "./paging.ts";

export const API_PATH = "/api/v1";
export const LIST_PATH = `${API_PATH}/opportunity/`;

export interface Routes {
	/** Whether a path exists, with or without the trailing slash. */
	knows(path: string): boolean;
	/** @throws HttpError if a parameter isn't valid. @throws URIError if the path is malformed */
	answer(request: ApiRequest): Reply;
}

type Handler = (request: ApiRequest, id: string) => Reply;

const SMALL_RESOURCE: PageLimits = { maxLimit: 1000, maxSkip: 250_000 };
const LEADS: PageLimits = { maxLimit: 200, maxSkip: 250_000 };

export function createRoutes(world: World, matcher: Matcher, limits: PageLimits): Routes {
	const pageOf = <Item>(
		request: ApiRequest,
		items: readonly Item[],
		most: PageLimits,
		render: (item: Item) => Record<string, unknown>,
	) => {
		const { skip, limit } = readPage(request.parameters, most, world.variants);
		const data = items.slice(skip, skip + limit).map((item) => pick(render(item), readFields(request.parameters)));
		return { data, has_more: skip + data.length < items.length };
	};
	const page = (request: ApiRequest, items: readonly Record<string, unknown>[]): Reply =>
		ok(pageOf(request, items, SMALL_RESOURCE, (item) => item));
	const one = (request: ApiRequest, kind: string, item: Record<string, unknown> | undefined): Reply =>
		item === undefined ? objectNotFound(kind) : ok(pick(item, readFields(request.parameters)));
	const withId = (items: readonly Record<string, unknown>[], id: string) => items.find((item) => item["id"] === id);

	const routes: readonly (readonly [RegExp, Handler])[] = [
		[/^\/opportunity\/$/, (request) => listOpportunities(world, matcher, limits, request)],
		[/^\/opportunity\/([^/]+)\/$/, (request, id) => one(request, "Opportunity", opportunity(world, id))],
		[
			/^\/lead\/$/,
			(request) => {
				const all = leads(world);
				return ok({ ...pageOf(request, all, LEADS, (render) => render()), total_results: all.length });
			},
		],
		[/^\/lead\/([^/]+)\/$/, (request, id) => one(request, "Lead", lead(world, id))],
		[/^\/me\/$/, (request) => one(request, "User", me(world))],
		[
			/^\/organization\/([^/]+)\/$/,
			(request, id) => one(request, "Organization", id === world.organization.id ? organization(world) : undefined),
		],
		[/^\/user\/$/, (request) => page(request, users(world, request.parameters.get("_order_by")))],
		[/^\/user\/([^/]+)\/$/, (request, id) => one(request, "User", withId(users(world, undefined), id))],
		[
			/^\/pipeline\/$/,
			(request) => ok({ data: pipelines(world).map((item) => pick(item, readFields(request.parameters))) }),
		],
		[/^\/pipeline\/([^/]+)\/$/, (request, id) => one(request, "Pipeline", withId(pipelines(world), id))],
		[
			/^\/status\/opportunity\/$/,
			(request) =>
				ok({
					data: opportunityStatuses(world).map((item) => pick(item, readFields(request.parameters))),
					has_more: false,
				}),
		],
		[
			/^\/status\/opportunity\/([^/]+)\/$/,
			(request, id) => one(request, "OpportunityStatus", withId(opportunityStatuses(world), id)),
		],
		[/^\/custom_field\/opportunity\/$/, (request) => page(request, opportunityCustomFields(world))],
		[/^\/saved_search\/$/, (request) => page(request, savedSearches(world, savedSearchTypes(request)))],
	];
	const find = (path: string): readonly [Handler, string] | undefined => {
		if (!path.startsWith(`${API_PATH}/`)) {
			return undefined;
		}
		for (const [pattern, handler] of routes) {
			const match = pattern.exec(path.slice(API_PATH.length));
			if (match !== null) {
				return [handler, match[1] ?? ""];
			}
		}
		return undefined;
	};
	return {
		knows: (path) => find(path) !== undefined || find(`${path}/`) !== undefined,
		answer: (request) => {
			const found = find(request.path);
			return found === undefined ? URL_NOT_FOUND : found[0](request, decodeURIComponent(found[1]));
		},
	};
}

function opportunity(world: World, id: string): Record<string, unknown> | undefined {
	const n = world.ids.numberOf("oppo", id);
	const record = n === undefined ? undefined : world.store.get(n);
	return record && { ...fullOpportunity(world, record) };
}

function savedSearchTypes(request: ApiRequest): readonly string[] {
	return (request.parameters.get("type__in") ?? request.parameters.get("type") ?? "lead").split(",");
}
