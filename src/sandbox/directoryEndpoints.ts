import { formatMoment } from "./data/dates.ts";
import type { Owner } from "./data/owners.ts";
import type { PipelineData, StatusData } from "./data/pipelines.ts";
import type { World } from "./data/world.ts";
import { SMART_VIEWS } from "./smartViews.ts";

type Json = Record<string, unknown>;

/** When everything but the opportunities was created. */
const FOUNDED = formatMoment(Date.UTC(2015, 3, 1, 9, 30) * 1000);
const DATES = { date_created: FOUNDED, date_updated: FOUNDED };

/** `GET /me/`: owner 0, to whom the key belongs. */
export function me(world: World): Json {
	const owner = world.owners[0];
	return owner === undefined
		? {}
		: {
				...person(owner),
				last_used_timezone: "America/Denver",
				email_accounts: [],
				phone_numbers: [],
				memberships: [
					{ ...membership(world, owner), permissions_granted: ["bulk_edit", "export"], auto_record_calls: "unset" },
				],
				organizations: [
					{
						id: world.organization.id,
						name: world.organization.name,
						lead_statuses: [],
						pipelines: pipelines(world),
						...currency(world),
						...DATES,
					},
				],
			};
}

function currency({ variants }: World): Json {
	const code = variants.currency === "mixed" ? "USD" : variants.currency;
	return { currency: code, currency_symbol: { USD: "$", JPY: "¥", KWD: "KWD", EUR: "€" }[code] };
}

/** `GET /organization/{id}/`: members and former members, in separate lists. */
export function organization(world: World): Json {
	const members = (active: boolean): Json[] =>
		world.owners.filter((owner) => owner.active === active).map((owner) => membership(world, owner));
	return {
		id: world.organization.id,
		name: world.organization.name,
		plan_type: "enterprise",
		...currency(world),
		lead_statuses: [],
		memberships: members(true),
		inactive_memberships: members(false),
		pipelines: pipelines(world),
		...DATES,
	};
}

function membership(world: World, owner: Owner): Json {
	return {
		id: world.ids.of("memb", owner.index),
		organization_id: world.organization.id,
		role_id: "user",
		user_id: owner.id,
		user_full_name: owner.name ?? "",
		user_first_name: owner.firstName,
		user_last_name: owner.lastName,
		user_email: owner.email,
	};
}

function person(owner: Owner): Json {
	return {
		id: owner.id,
		first_name: owner.firstName,
		last_name: owner.lastName,
		email: owner.email,
		image: null,
		...DATES,
	};
}

/** `GET /user/`: former members belong to no organization. `order` is one of the two values that Close accepts. */
export function users(world: World, order: string | undefined): Json[] {
	const collator = new Intl.Collator("en");
	const parts = (owner: Owner): [string, string] =>
		order === "last_name,first_name" ? [owner.lastName, owner.firstName] : [owner.firstName, owner.lastName];
	const sorted =
		order === undefined
			? world.owners
			: world.owners.toSorted((a, b) => {
					const [left, right] = [parts(a), parts(b)];
					return collator.compare(left[0], right[0]) || collator.compare(left[1], right[1]);
				});
	return sorted.map((owner) => ({ ...person(owner), organizations: owner.active ? [world.organization.id] : [] }));
}

export function pipelines(world: World): Json[] {
	return world.pipelines.map((pipeline: PipelineData) => ({
		id: pipeline.id,
		name: pipeline.name,
		organization_id: world.organization.id,
		created_by: null,
		updated_by: null,
		statuses: pipeline.statuses.map(({ id, label, type }) => ({ id, label, type })),
		...DATES,
	}));
}

export function opportunityStatuses(world: World): Json[] {
	return world.statuses.map((status: StatusData) => ({
		id: status.id,
		label: status.label,
		type: status.type,
		organization_id: world.organization.id,
		pipeline_id: world.pipelines[status.pipeline]?.id ?? null,
	}));
}

/** `GET /custom_field/opportunity/`: the names and kinds of what opportunities have under `custom.<id>`. */
export function opportunityCustomFields({ customFields, organization }: World): Json[] {
	return customFields.map((field) => ({
		...field,
		organization_id: organization.id,
		created_by: null,
		updated_by: null,
		...DATES,
	}));
}

/** `GET /saved_search/`: the saved searches of the given types. */
export function savedSearches(world: World, types: readonly string[]): Json[] {
	return SMART_VIEWS.map((view, index) => ({ view, index }))
		.filter(({ view }) => types.includes(view.type))
		.map(({ view, index }) => ({
			id: world.ids.of("save", index),
			name: view.name,
			description: view.description,
			type: view.type,
			is_shared: !view.userDependent,
			is_user_dependent: view.userDependent,
			user_id: world.owners[0]?.id ?? null,
			organization_id: world.organization.id,
			query: view.query,
			s_query: view.query === null ? { type: "and", queries: [] } : null,
			selected_fields: [],
			shared_with: [],
			sharing_settings: { whole_org: !view.userDependent, user_ids: [], group_ids: [] },
			...DATES,
		}));
}
