import { contactName, note } from "../data/opportunity.ts";
import { at, hash } from "../data/random.ts";
import type { Rec } from "../data/record.ts";
import type { World } from "../data/world.ts";
import { badRequest } from "../http/reply.ts";
import { criterionFilter } from "./criteria.ts";
import { type Criterion, parseQuery, type Query, QueryError } from "./language.ts";
import { type Clock, clockOf, compareSpan, momentOfDay, readSpan } from "./times.ts";

type Test = (record: Rec) => boolean;
type Words = (text: string) => Test;

const SALT_OLD_STATUS = 401;

/** The filter of `query`: searches words in the note, the lead's name and the contact's name. */
export function queryFilter(world: World, text: string, tzOffset: number): Test {
	const words: Words = (word) => {
		const wanted = word.toLowerCase();
		const has = (found: string | null): boolean => found?.toLowerCase().includes(wanted) === true;
		return (record) =>
			has(note(world, record)) || has(world.leads.name(record.lead)) || has(contactName(world, record));
	};
	return read(text, world, clockOf(world.now(), tzOffset), words);
}

/** The filter of the deprecated `lead_query`: searches words in the lead's name, its contacts' names and its address. */
export function leadQueryFilter(world: World, text: string, tzOffset: number): Test {
	const words: Words = (word) => {
		const wanted = word.toLowerCase();
		return ({ lead }) => {
			const contacts = Array.from({ length: world.leads.contacts(lead) }, (_, contact) =>
				world.leads.contactName(lead, contact),
			);
			const found = [world.leads.name(lead), world.leads.email(lead)?.email ?? null, ...contacts];
			return found.some((part) => part?.toLowerCase().includes(wanted) === true);
		};
	};
	return read(text, world, clockOf(world.now(), tzOffset), words);
}

/** @throws HttpError 400 that says why the query isn't valid */
function read(text: string, world: World, clock: Clock, words: Words): Test {
	try {
		return compile(parseQuery(text), world, clock, words);
	} catch (error) {
		if (error instanceof QueryError) {
			throw badRequest(`The query could not be parsed: ${error.message}.`);
		}
		throw error;
	}
}

function compile(query: Query, world: World, clock: Clock, words: Words): Test {
	switch (query.kind) {
		case "all":
		case "any": {
			const tests = query.parts.map((part) => compile(part, world, clock, words));
			return query.kind === "all"
				? (record) => tests.every((test) => test(record))
				: (record) => tests.some((test) => test(record));
		}
		case "not": {
			const test = compile(query.part, world, clock, words);
			return (record) => !test(record);
		}
		case "word":
			return words(query.text);
		case "criterion":
			return criterionFilter(query, world, clock);
		case "call":
			if (query.name !== "status_change") {
				throw new QueryError(`there is no function "${query.name}"`);
			}
			return statusChange(query.criteria, world, clock);
	}
}

/**
 * `status_change(old_status:… new_status:… date:…)`. The sandbox has no history. It assumes that every won or lost opportunity
 * changed its status once: from an active status of its pipeline to its current one, on the day it was won or at the moment it
 * was lost, if that is known. The statuses in the query are types or labels.
 */
function statusChange(criteria: readonly Criterion[], world: World, clock: Clock): Test {
	const tests = criteria.map(({ field, operator, value }): Test => {
		const wanted = value.toLowerCase();
		const fits = (status: World["statuses"][number] | undefined): boolean =>
			status !== undefined && (status.type === wanted || status.label.toLowerCase() === wanted);
		switch (field) {
			case "new_status":
				return (record) => fits(world.statuses[record.status]);
			case "old_status":
				return (record) => fits(oldStatus(world, record));
			case "date": {
				const span = readSpan(value, clock);
				const isLost = (record: Rec) => world.statuses[record.status]?.type === "lost";
				return (record) => compareSpan(operator, span, isLost(record) ? record.lost : momentOfDay(record.won, clock));
			}
			default:
				throw new QueryError(`status_change has no "${field}"`);
		}
	});
	return (record) => world.statuses[record.status]?.type !== "active" && tests.every((test) => test(record));
}

function oldStatus(world: World, record: Rec): World["statuses"][number] {
	const pipeline = world.statuses[record.status]?.pipeline ?? 0;
	const active = world.statuses.filter((status) => status.pipeline === pipeline && status.type === "active");
	return at(active, hash(world.seed, SALT_OLD_STATUS, record.n));
}
