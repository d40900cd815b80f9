import * as l10n from "@vscode/l10n";
import type { CustomFieldSource, DetailsSource, Directory, OpportunitySearch, OpportunitySource } from "./api.ts";
import { boundsOfPage, MAX_ENTRIES } from "./base/answerBounds.ts";
import type { CallOptions } from "./base/callOptions.ts";
import { contradictionError } from "./base/errorMessages.ts";
import { CloseError } from "./base/errors.ts";
import type { Log } from "./base/log.ts";
import { StringPool } from "./base/stringPool.ts";
import { DayForm } from "./http/acceptedDayForm.ts";
import type { ParsedResponse } from "./http/parsedResponse.ts";
import type { Parameters, Path } from "./http/request.ts";
import { DEFAULT_LIMIT, inSmallerPages } from "./http/smallerPages.ts";
import { Transport, type TransportOptions } from "./http/transport.ts";
import { type AskedPage, contradictionIn } from "./schema/contradiction.ts";
import {
	type CustomField,
	type Me,
	type ObjectPage,
	type Person,
	type Pipeline,
	readCustomFields,
	readLeadId,
	readMe,
	readMembers,
	readMyPipelines,
	readObject,
	readPage,
	readPipelines,
	readSmartViews,
	readStatuses,
	readUsers,
	type SmartView,
} from "./schema/directory.ts";
import { FOUND_FIELDS, type Found, readFound } from "./schema/foundOpportunities.ts";
import type { ListResponse } from "./schema/listResponse.ts";
import type { ListParameters } from "./schema/parameters.ts";
import type { Note } from "./schema/readEntries.ts";
import { readListResponse } from "./schema/readListResponse.ts";

export type CloseClientOptions = TransportOptions;

interface OpportunityOptions extends CallOptions {
	/** Requests these fields only. */
	readonly fields?: readonly string[];
}

/** Objects per request, for lists that are read to the end. Source: `facts.md`, section 3. */
const PAGE_SIZE = 100;
/** Stops reading a list from a server that never stops saying that it has more. */
const MAX_PAGES = 100;

/**
 * Reads from the Close API, and can do nothing else. Sends its credential to `baseUrl` and nowhere else. Makes no request
 * before a method is called. All methods reject with a {@link CloseError}.
 */
export class CloseClient implements OpportunitySource, OpportunitySearch, DetailsSource, CustomFieldSource, Directory {
	readonly #transport: Transport;
	readonly #log: Log;
	readonly #pool = new StringPool();
	readonly #dayForm: DayForm;

	constructor(options: CloseClientOptions) {
		this.#transport = new Transport(options);
		this.#dayForm = new DayForm(options.log);
		this.#log = options.log;
	}

	/** Repeats the request once if the answer contradicts itself: the data may have changed while the server made it. */
	async list(parameters: ListParameters, options: CallOptions = {}): Promise<ListResponse> {
		const answer = await this.#list(parameters, options);
		if (contradictionIn(answer, pageOf(answer.asked)) === undefined) return answer;
		const again = await this.#list(parameters, options);
		const contradiction = contradictionIn(again, pageOf(again.asked));
		if (contradiction !== undefined) throw contradictionError(contradiction);
		return again;
	}

	/** The parameters of a list as this client would send them, given what it has learned about the server. */
	async asSent(parameters: ListParameters): Promise<ListParameters> {
		return this.#dayForm.asSent(parameters);
	}

	/** Repeats the request with half the `_limit` if the page is too large. `asked` has the `_limit` that worked. */
	#list(parameters: ListParameters, options: CallOptions): Promise<ListResponse & { readonly asked: ListParameters }> {
		const grouped = parameters._group_by !== undefined;
		const { keepObjects = false } = options;
		const sent = (page: ListParameters) =>
			this.#dayForm.ask(page, async (asked) => {
				const { body, receivedAt, servedAt } = await this.#page(asked, grouped, options);
				const context = { grouped, receivedAt, servedAt, keepObjects, pool: this.#pool };
				return { ...readListResponse(body, context), asked };
			});
		return inSmallerPages(parameters, sent);
	}

	/** Returns at most `limit`, even if the server sends more. */
	async search(query: string, limit: number, options?: CallOptions): Promise<Found> {
		const parameters = { query, _limit: String(limit), _fields: FOUND_FIELDS.join(",") };
		const found = await inSmallerPages(parameters, async (asked) => {
			const { body, receivedAt } = await this.#page(asked, false, options);
			return readFound(body, receivedAt);
		});
		return { ...found, opportunities: found.opportunities.slice(0, limit) };
	}

	async me(options?: CallOptions): Promise<Me> {
		const body = await this.#read("/me/", {}, options);
		return this.#loggingProblems("/me/", (note) => readMe(body, note));
	}

	/** Leaves out former members if the key may not read the organization. */
	async people(organizationId: string, options?: CallOptions): Promise<readonly Person[]> {
		const path = pathTo("organization", organizationId);
		try {
			const body = await this.#read(path, {}, options);
			return this.#loggingProblems(path, (note) => readMembers(body, note));
		} catch (error) {
			if (!isOutOfReach(error)) throw error;
			const users = await this.#all("/user/", {}, options);
			return this.#loggingProblems("/user/", (note) => readUsers(users, organizationId, note));
		}
	}

	/** If the server has no pipelines, returns one without a name that has all statuses. */
	async pipelines(options?: CallOptions): Promise<readonly Pipeline[]> {
		const sources = [
			async () => {
				const pipelines = await this.#all("/pipeline/", {}, options);
				return this.#loggingProblems("/pipeline/", (note) => readPipelines(pipelines, note));
			},
			async () => {
				const body = await this.#read("/me/", {}, options);
				return this.#loggingProblems("/me/", (note) => readMyPipelines(body, note));
			},
		];
		for (const source of sources) {
			const pipelines = await source().catch((error: unknown) => {
				if (isOutOfReach(error)) return [];
				throw error;
			});
			if (pipelines.length > 0) return pipelines;
		}
		const found = await this.#all("/status/opportunity/", {}, options);
		const statuses = this.#loggingProblems("/status/opportunity/", (note) => readStatuses(found, note));
		return statuses.length === 0 ? [] : [{ id: "", name: "", statuses }];
	}

	async smartViews(options?: CallOptions): Promise<readonly SmartView[]> {
		const found = await this.#all("/saved_search/", { type: "lead" }, options);
		return this.#loggingProblems("/saved_search/", (note) => readSmartViews(found, note));
	}

	async customFields(options?: CallOptions): Promise<readonly CustomField[]> {
		const path = "/custom_field/opportunity/";
		const found = await this.#all(path, {}, options);
		return this.#loggingProblems(path, (note) => readCustomFields(found, note));
	}

	/** `lead_id` of an opportunity. */
	async leadOf(id: string, options?: CallOptions): Promise<string> {
		return readLeadId(await this.#read(pathTo("opportunity", id), { _fields: "id,lead_id" }, options));
	}

	/** An opportunity as the server sends it, unchecked; `opportunitySchema` describes its fields. */
	async opportunity(id: string, options: OpportunityOptions = {}): Promise<Readonly<Record<string, unknown>>> {
		const { fields, ...call } = options;
		return readObject(await this.#read(pathTo("opportunity", id), { _fields: fields?.join(",") }, call));
	}

	/** Sends no `_limit`: the server may refuse one, but never its own default. */
	opportunitiesOf(leadId: string, skip: number, options?: CallOptions): Promise<ObjectPage> {
		const paging = skip === 0 ? {} : { _skip: String(skip) };
		const parameters: ListParameters = { lead_id: leadId, _order_by: "-date_created", ...paging };
		return inSmallerPages(parameters, async (asked) => readPage(await this.#read("/opportunity/", asked, options)));
	}

	/** Cancels all calls, later ones included, and closes the connections. */
	dispose(): void {
		this.#transport.dispose();
	}

	#page(parameters: ListParameters, grouped: boolean, options?: CallOptions): Promise<ParsedResponse> {
		const bounds = boundsOfPage(Number(parameters._limit ?? DEFAULT_LIMIT), grouped);
		return this.#transport.read("/opportunity/", parameters, { ...options, bounds });
	}

	async #read(path: Path, parameters: Parameters, options?: CallOptions): Promise<unknown> {
		return (await this.#transport.read(path, parameters, options)).body;
	}

	/** Repeats the request without `_limit` if the server refuses it: see `opportunitiesOf`. */
	async #readList(path: Path, parameters: Parameters, options?: CallOptions): Promise<unknown> {
		try {
			return await this.#read(path, parameters, options);
		} catch (error) {
			if (!(error instanceof CloseError) || error.status !== 400) throw error;
			const { _limit, ...rest } = parameters;
			return this.#read(path, rest, options).catch(() => Promise.reject(error));
		}
	}

	/** Logs how many mismatches `read` noted in an answer, and the first of them. */
	#loggingProblems<T>(path: Path, read: (note: Note) => T): T {
		let count = 0;
		let first = "";
		const made = read((problem) => {
			count += 1;
			if (count === 1) first = problem;
		});
		const more = count > 1 ? `, and ${count - 1} more` : "";
		if (count > 0) this.#log.warn(`${path}: left out what is not as documented (${first}${more})`);
		return made;
	}

	/** All objects of a list, each once. `_skip` counts the objects received, since a server may send fewer than requested. */
	async #all(path: Path, parameters: Parameters, options?: CallOptions): Promise<readonly unknown[]> {
		const objects = new Map<unknown, unknown>();
		let skip = 0;
		let limit = String(PAGE_SIZE);
		for (let page = 0; page < MAX_PAGES; page += 1) {
			const paging = { _limit: limit, ...(skip === 0 ? {} : { _skip: String(skip) }) };
			const { data, hasMore } = await inSmallerPages({ ...parameters, ...paging }, async (asked) => {
				limit = asked._limit;
				return readPage(await this.#readList(path, asked, options));
			});
			for (const object of data) objects.set(idOf(object) ?? object, object);
			skip += data.length;
			if (!hasMore || data.length === 0 || objects.size >= MAX_ENTRIES) break;
		}
		return [...objects.values()];
	}
}

/** @throws CloseError if the id isn't valid: it may come from a command's argument, and must not lead to another path */
function pathTo(collection: "organization" | "opportunity", id: string): Path {
	if (/^[\w-]+$/.test(id)) return `/${collection}/${id}/`;
	throw new CloseError("notFound", l10n.t("This isn't a Close ID."), {
		advice: l10n.t("An ID consists of letters, digits, and underscores."),
	});
}

/** Whether another way may lead to the same data. */
function isOutOfReach(error: unknown): boolean {
	return error instanceof CloseError && (error.kind === "forbidden" || error.kind === "notFound");
}

function idOf(object: unknown): unknown {
	return typeof object === "object" && object !== null && "id" in object ? object.id : undefined;
}

/** The part of a listing that parameters ask for. */
function pageOf({ _skip, _limit }: ListParameters): AskedPage {
	return { skip: Number(_skip ?? 0), limit: Number(_limit ?? DEFAULT_LIMIT) };
}
