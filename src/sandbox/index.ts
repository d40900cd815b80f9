import type { CustomField } from "./data/customFieldValues.ts";
import { parseDay } from "./data/dates.ts";
import type { Opportunity } from "./data/documentedTypes.ts";
import { fullOpportunity } from "./data/opportunity.ts";
import type { Owner } from "./data/owners.ts";
import type { PipelineData } from "./data/pipelines.ts";
import type { Rec } from "./data/record.ts";
import { type SampleTarget, sampleTargets } from "./data/sampleTargets.ts";
import { createWorld, type World } from "./data/world.ts";
import { Mover, type Mutation, type MutationKind } from "./dataMover.ts";
import { type FaultRule, readFaults } from "./faults/rules.ts";
import { Matcher } from "./matching.ts";
import { type OrganizationOptions, readOptions, SAMPLE_KEY, type SandboxOptions } from "./options.ts";
import type { RequestLog, RequestRecord } from "./requestLog.ts";
import { API_PATH, createRoutes, LIST_PATH, type Routes } from "./router.ts";
import { HttpServer } from "./server.ts";
import { SMART_VIEWS } from "./smartViews.ts";

export type { CustomField } from "./data/customFieldValues.ts";
export type { Opportunity } from "./data/documentedTypes.ts";
export type { SampleTarget } from "./data/sampleTargets.ts";
export type { VariantName, Variants } from "./data/variants.ts";
export type { Moving, Mutation, MutationKind } from "./dataMover.ts";
export type { FaultName, FaultRule, Trigger } from "./faults/rules.ts";
export type { RateLimitOptions } from "./http/rateLimiter.ts";
export type { AuthorizationPlace, RequestRecord } from "./requestLog.ts";
export { type OrganizationOptions, SAMPLE_KEY, type SandboxOptions };

/** The fields that `edit` can change. */
export interface Edit {
	readonly user_id?: string;
	readonly status_id?: string;
	readonly value?: number | null;
	readonly confidence?: number;
	/** `YYYY-MM-DD`, or null. */
	readonly date_won?: string | null;
}

/** An additional organization, with the key that gives access to it. */
interface AdditionalOrganization {
	readonly id: string;
	readonly name: string;
	readonly key: string;
	readonly owners: readonly Owner[];
}

/** A running stand-in for the Close API, with what tests need. */
export interface Sandbox {
	/** The API's base address, e.g. `http://127.0.0.1:4321/api/v1`. */
	readonly url: string;
	readonly origin: string;
	readonly port: number;
	/** The first accepted key. */
	readonly key: string;
	/** The latest requests, oldest first. This is always the same list. See also `counts`. */
	readonly requests: readonly RequestRecord[];
	/** Counts since the start or the last `clearRequests`. */
	readonly counts: Pick<RequestLog, "total" | "writeAttempts">;
	clearRequests(): void;

	readonly organization: { readonly id: string; readonly name: string };
	/** The additional organizations. All members below are about the first organization only. */
	readonly organizations: readonly AdditionalOrganization[];
	readonly owners: readonly Owner[];
	readonly pipelines: readonly PipelineData[];
	readonly smartViews: readonly { readonly id: string; readonly name: string; readonly type: string }[];
	readonly customFields: readonly CustomField[];
	/** What is to be won. The API knows no targets. @param startMonth the month in which fiscal years begin, 1 to 12 */
	targets(startMonth: number): readonly SampleTarget[];
	/** Every opportunity with all its fields, in the order of creation. */
	all(): Opportunity[];
	/** All opportunities that match the parameters of a list request, in its order. Ignores `_limit`, `_skip` and `_fields`. */
	matching(parameters: Readonly<Record<string, string>>, tzOffset?: number): Opportunity[];

	/** Replaces the fault script. Counting starts again. */
	setFaults(rules: readonly FaultRule[]): void;
	/** Changes random opportunities, and returns the changes. */
	mutate(kind?: MutationKind, times?: number): Mutation[];
	/** Changes one opportunity and its `date_updated`. @throws RangeError if it doesn't exist */
	edit(id: string, edit: Edit): void;
	/** Deletes one opportunity. @throws RangeError if it doesn't exist */
	remove(id: string): void;
	/** The origin of the second server, which `redirect-other` redirects to and the log calls `other`. */
	otherOrigin(): Promise<string>;
	/** Closes all connections and timers. */
	close(): Promise<void>;
}

/** Starts a server. Rejects with a message for users if an option isn't valid or the port is in use. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const settings = readOptions(options);
	const world = createWorld({ ...settings, now: settings.now.getTime() });
	const matcher = new Matcher(world);
	const mover = new Mover(world, settings.movingData);
	const routes = createRoutes(world, matcher, settings);
	const moving: Routes = {
		...routes,
		answer: (request) => {
			if (request.path === LIST_PATH) {
				mover.beforeAnswer();
			}
			return routes.answer(request);
		},
	};
	const further = settings.organizations.map(({ name, key }, index) => {
		const seed = (settings.seed + index + 1) >>> 0;
		const own = createWorld({ ...settings, now: settings.now.getTime(), seed, organization: name });
		return { ...own.organization, key, owners: own.owners, routes: createRoutes(own, new Matcher(own), settings) };
	});
	const server = new HttpServer(settings, (key) => further.find((one) => one.key === key)?.routes ?? moving);
	const port = await server.listen();
	const perSecond = settings.movingData.perSecond ?? 0;
	const timer = perSecond > 0 ? setInterval(() => mover.mutate(undefined, 1), 1000 / perSecond) : undefined;
	const origin = `http://${settings.host}:${port}`;
	return {
		url: origin + API_PATH,
		origin,
		port,
		key: settings.keys[0] ?? SAMPLE_KEY,
		requests: server.log.records,
		counts: server.log,
		clearRequests: () => server.log.clear(),
		organization: world.organization,
		organizations: further.map(({ id, name, key, owners }) => ({ id, name, key, owners })),
		owners: world.owners,
		pipelines: world.pipelines,
		customFields: world.customFields,
		smartViews: SMART_VIEWS.map(({ name, type }, index) => ({ id: world.ids.of("save", index), name, type })),
		targets: (startMonth) => sampleTargets(world, startMonth),
		all: () => world.store.all().map((record) => fullOpportunity(world, record)),
		matching: (parameters, tzOffset = 0) =>
			matcher
				.find({ path: "", parameters: new Map(Object.entries(parameters)), tzOffset })
				.records.map((record) => fullOpportunity(world, record)),
		setFaults: (rules) => server.setFaults(readFaults(rules)),
		mutate: (kind, times = 1) => mover.mutate(kind, times),
		edit: (id, edit) => {
			const change = readEdit(world, edit);
			mover.update(find(world, id), change);
		},
		remove: (id) => world.store.remove(find(world, id)),
		otherOrigin: () => server.otherOrigin(),
		close: async () => {
			clearInterval(timer);
			await server.close();
		},
	};
}

function find(world: World, id: string): Rec {
	const n = world.ids.numberOf("oppo", id);
	const record = n === undefined ? undefined : world.store.get(n);
	if (record === undefined) {
		throw new RangeError(`There is no opportunity ${id}.`);
	}
	return record;
}

function readEdit(world: World, edit: Edit): (record: Rec) => void {
	const index = (list: readonly { id: string; index: number }[], id: string): number => {
		const found = list.find((item) => item.id === id);
		if (found === undefined) {
			throw new RangeError(`There is no ${id}.`);
		}
		return found.index;
	};
	const owner = edit.user_id === undefined ? undefined : index(world.owners, edit.user_id);
	const status = edit.status_id === undefined ? undefined : index(world.statuses, edit.status_id);
	const won = readWon(edit.date_won);
	return (record) => {
		record.owner = owner ?? record.owner;
		record.status = status ?? record.status;
		record.value = edit.value === undefined ? record.value : edit.value;
		record.confidence = edit.confidence ?? record.confidence;
		record.won = won === undefined ? record.won : won;
	};
}

function readWon(text: string | null | undefined): number | null | undefined {
	const day = typeof text === "string" ? parseDay(text) : text;
	if (typeof text === "string" && day === undefined) {
		throw new RangeError(`"${text}" is not a date.`);
	}
	return day;
}
