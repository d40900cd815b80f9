import * as z from "zod/mini";
import { schemaError } from "../base/errorMessages.ts";
import { STATUS_TYPES, type StatusType } from "./parameters.ts";
import { Entry, type Note, readEntries } from "./readEntries.ts";
import { schemaErrorOf } from "./schemaError.ts";

/** Objects as the server sends them, unchecked; `opportunitySchema` describes their fields. */
export interface ObjectPage {
	readonly data: readonly unknown[];
	readonly hasMore: boolean;
}

/** The signed-in user, from `/me/`. */
export interface Me {
	readonly id: string;
	readonly name: string;
	readonly organizations: readonly { readonly id: string; readonly name: string }[];
}

export interface Person {
	readonly id: string;
	readonly name: string;
	/** Set if the person has no name: `name` is then an email address or an id. */
	readonly unnamed?: true;
	/** False for a former member, who may still own opportunities. */
	readonly active: boolean;
}

export interface Status {
	readonly id: string;
	/** The id if the status has no label. */
	readonly label: string;
	/** Undefined if this extension doesn't know the type. */
	readonly type: StatusType | undefined;
}

export interface Pipeline {
	readonly id: string;
	readonly name: string;
	/** In board order. */
	readonly statuses: readonly Status[];
}

export interface SmartView {
	readonly id: string;
	readonly name: string;
}

/** A custom field of opportunities, which have its value under `custom.<id>`. */
export interface CustomField {
	readonly id: string;
	/** The id if the field has no name. */
	readonly name: string;
	/** Close's word, such as `text`, `date` or `user`. Empty if the answer has none. */
	readonly type: string;
}

/**
 * Readers of the answers that fill the prompts; sources in `facts.md`, sections 1 and 6. They check only the fields that they
 * read, entry by entry. An entry with a mismatch is left out or read in part, and `note` gets the reason.
 */

const pageSchema = z.object({ data: z.array(z.unknown()), has_more: z.optional(z.unknown()) });
const objectSchema = z.record(z.string(), z.unknown());
const idSchema = z.object({ id: z.string().check(z.minLength(1)) });

/** Reads one page of a list. Small lists have no `has_more`, which counts as false. @throws CloseError `answer` */
export function readPage(body: unknown): ObjectPage {
	const page = checked(pageSchema, body);
	return { data: page.data, hasMore: page.has_more === true };
}

/** @throws CloseError `answer` if the body has no user id */
export function readMe(body: unknown, note: Note): Me {
	const { id } = checked(idSchema, body);
	const me = entryOf(body, note);
	const organizations = readEntries(me.list("organizations"), note, readNamed);
	return { id, name: nameOf(id, me, ""), organizations };
}

/** Members and former members; a person who is both counts as a member. @throws CloseError `answer` if `body` isn't an object */
export function readMembers(body: unknown, note: Note): Person[] {
	const organization = entryOf(body, note);
	const people = new Map<string, Person>();
	for (const [name, active] of [
		["inactive_memberships", false],
		["memberships", true],
	] as const)
		for (const one of readEntries(organization.list(name), note, (entry) => readMember(entry, active)))
			people.set(one.id, one);
	return [...people.values()];
}

/** The users of the organization. `data` may contain others, too: former members and staff of Close. */
export function readUsers(data: readonly unknown[], organizationId: string, note: Note): Person[] {
	return readEntries(data, note, (user) => {
		const id = user.id("id");
		if (id === undefined || !user.list("organizations").includes(organizationId)) return undefined;
		return { id, name: nameOf(id, user, ""), active: true };
	});
}

export function readPipelines(data: readonly unknown[], note: Note): Pipeline[] {
	return readEntries(data, note, (pipeline) => ({
		id: pipeline.id("id") ?? "",
		name: pipeline.text("name") ?? "",
		statuses: readStatuses(pipeline.list("statuses"), note),
	}));
}

/** The pipelines in an answer of `/me/`. @throws CloseError `answer` if `body` isn't an object */
export function readMyPipelines(body: unknown, note: Note): Pipeline[] {
	const organizations = entryOf(body, note).list("organizations");
	return readEntries(organizations, note, (one) => readPipelines(one.list("pipelines"), note)).flat();
}

/** A status without a label gets its id as label. A filter needs only the id. */
export function readStatuses(data: readonly unknown[], note: Note): Status[] {
	return readEntries(data, note, (status) => {
		const id = status.id("id");
		if (id === undefined) return undefined;
		const type = status.text("type");
		return { id, label: status.text("label") || id, type: STATUS_TYPES.find((one) => one === type) };
	});
}

/** Smart Views of leads. Leaves out other types, which a server may send although only leads were requested. */
export function readSmartViews(data: readonly unknown[], note: Note): SmartView[] {
	return readEntries(data, note, (search) =>
		(search.text("type") ?? "lead") === "lead" ? readNamed(search) : undefined,
	);
}

export function readCustomFields(data: readonly unknown[], note: Note): CustomField[] {
	return readEntries(data, note, (field) => {
		const named = readNamed(field);
		return named && { ...named, type: field.text("type") ?? "" };
	});
}

/** @throws CloseError `answer` */
export function readLeadId(body: unknown): string {
	return checked(z.object({ lead_id: z.string().check(z.minLength(1)) }), body).lead_id;
}

/** An object with all its fields, unchecked. @throws CloseError `answer` if `body` isn't an object */
export function readObject(body: unknown): Readonly<Record<string, unknown>> {
	return checked(objectSchema, body);
}

function readNamed(entry: Entry): { readonly id: string; readonly name: string } | undefined {
	const id = entry.id("id");
	return id === undefined ? undefined : { id, name: entry.text("name") || id };
}

function readMember(member: Entry, active: boolean): Person | undefined {
	const id = member.id("user_id");
	if (id === undefined) return undefined;
	const name = member.text("user_full_name")?.trim() || fullName(member, "user_");
	if (name) return { id, name, active };
	return { id, name: member.text("user_email") || id, unnamed: true, active };
}

/** The full name, else the email address, else the id. `prefix` is the prefix of the field names. */
function nameOf(id: string, person: Entry, prefix: "" | "user_"): string {
	return fullName(person, prefix) || person.text(`${prefix}email`) || id;
}

function fullName(person: Entry, prefix: "" | "user_"): string {
	const parts = [person.text(`${prefix}first_name`), person.text(`${prefix}last_name`)];
	return parts.filter(Boolean).join(" ").trim();
}

function entryOf(body: unknown, note: Note): Entry {
	// `Entry.of` can't return undefined here: `checked` throws if the body isn't an object.
	return Entry.of(checked(objectSchema, body), note) as Entry;
}

function checked<T>(schema: z.ZodMiniType<T>, value: unknown): T {
	const parsed = z.safeParse(schema, value);
	if (!parsed.success) throw schemaError(schemaErrorOf(parsed.error));
	return parsed.data;
}
