import * as z from "zod/mini";
import type { Me, ObjectPage, Person, Pipeline, SmartView, Status } from "./api.ts";
import { misfitError } from "./failures.ts";
import { misfitOf } from "./misfit.ts";
import { STATUS_TYPES } from "./parameters.ts";

/** The answers that prompts are filled from; sources in `facts.md`, sections 1 and 6. Only what is read is checked. */

const text = z.optional(z.nullable(z.string()));
const status = z.object({ id: z.string(), label: z.string(), type: z.string() });
const pipeline = z.object({ id: z.string(), name: text, statuses: z.optional(z.nullable(z.array(status))) });
const pipelinesOf = z.object({ pipelines: z.optional(z.nullable(z.array(pipeline))) });
const user = z.object({
	id: z.string(),
	first_name: text,
	last_name: text,
	email: text,
	organizations: z.optional(z.nullable(z.array(z.unknown()))),
});
const member = z.object({
	user_id: z.string(),
	user_full_name: text,
	user_first_name: text,
	user_last_name: text,
	user_email: text,
});
const members = z.optional(z.nullable(z.array(member)));

const meSchema = z.object({
	...user.shape,
	organizations: z.optional(z.nullable(z.array(z.object({ id: z.string(), name: text })))),
});
const myPipelinesSchema = z.object({ organizations: z.optional(z.nullable(z.array(pipelinesOf))) });
const organizationSchema = z.object({ memberships: members, inactive_memberships: members });
const savedSearchSchema = z.object({ id: z.string(), name: text, type: text });

type User = z.infer<typeof user>;
type Member = z.infer<typeof member>;

const pageSchema = z.object({ data: z.array(z.unknown()), has_more: z.optional(z.nullable(z.boolean())) });

/** One page of a list; small lists leave `has_more` out, which counts as false. All readers here: @throws CloseError `answer` */
export function readPage(body: unknown): ObjectPage {
	const page = check(pageSchema, body);
	return { data: page.data, hasMore: page.has_more ?? false };
}

export function readMe(body: unknown): Me {
	const me = check(meSchema, body);
	const organizations = (me.organizations ?? []).map(({ id, name }) => ({ id, name: name || id }));
	return { id: me.id, name: nameOf(me), organizations };
}

/** Members and former members; who is both is a member. */
export function readMembers(body: unknown): Person[] {
	const { memberships, inactive_memberships } = check(organizationSchema, body);
	const people = new Map<string, Person>();
	for (const one of inactive_memberships ?? []) people.set(one.user_id, personOf(one, false));
	for (const one of memberships ?? []) people.set(one.user_id, personOf(one, true));
	return [...people.values()];
}

/** The users of the organization. Others are in the list too: former members, staff of Close. */
export function readUsers(data: readonly unknown[], organizationId: string): Person[] {
	return data
		.map((one) => check(user, one))
		.filter(({ organizations }) => organizations?.includes(organizationId))
		.map((one) => ({ id: one.id, name: nameOf(one), active: true }));
}

export function readPipelines(data: readonly unknown[]): Pipeline[] {
	return data.map((one) => pipelineOf(check(pipeline, one)));
}

/** The pipelines in an answer of `/me/`. */
export function readMyPipelines(body: unknown): Pipeline[] {
	const { organizations } = check(myPipelinesSchema, body);
	return (organizations ?? []).flatMap(({ pipelines }) => (pipelines ?? []).map(pipelineOf));
}

export function readStatuses(data: readonly unknown[]): Status[] {
	return statusesOf(data.map((one) => check(status, one)));
}

/** Smart Views of leads; other types are left out where the server gives them all the same. */
export function readSmartViews(data: readonly unknown[]): SmartView[] {
	return data
		.map((one) => check(savedSearchSchema, one))
		.filter(({ type }) => type == null || type === "lead")
		.map(({ id, name }) => ({ id, name: name || id }));
}

export function readLeadId(body: unknown): string {
	return check(z.object({ lead_id: z.string().check(z.minLength(1)) }), body).lead_id;
}

/** An object with whatever fields it has. */
export function readObject(body: unknown): Readonly<Record<string, unknown>> {
	return check(z.record(z.string(), z.unknown()), body);
}

function pipelineOf({ id, name, statuses }: z.infer<typeof pipeline>): Pipeline {
	return { id, name: name ?? "", statuses: statusesOf(statuses ?? []) };
}

/** A status of a type that is not documented cannot be filtered by, nor shown with an icon: it is left out. */
function statusesOf(statuses: readonly z.infer<typeof status>[]): Status[] {
	return statuses.flatMap(({ id, label, type }) => {
		const known = STATUS_TYPES.find((one) => one === type);
		return known === undefined ? [] : [{ id, label, type: known }];
	});
}

function personOf(one: Member, active: boolean): Person {
	const {
		user_id: id,
		user_full_name,
		user_first_name: first_name,
		user_last_name: last_name,
		user_email: email,
	} = one;
	return { id, name: user_full_name?.trim() || nameOf({ id, first_name, last_name, email }), active };
}

function nameOf({ id, first_name, last_name, email }: Omit<User, "organizations">): string {
	const name = [first_name, last_name].filter(Boolean).join(" ").trim();
	return name || email || id;
}

function check<T>(schema: z.ZodMiniType<T>, value: unknown): T {
	const parsed = z.safeParse(schema, value);
	if (!parsed.success) throw misfitError(misfitOf(parsed.error));
	return parsed.data;
}
