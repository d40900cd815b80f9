import type { CallOptions } from "../../../../src/close/base/callOptions.ts";
import type { Credential } from "../../../../src/close/base/credential.ts";
import { CloseError, type CloseErrorKind } from "../../../../src/close/base/errors.ts";
import type { Log } from "../../../../src/close/base/log.ts";
import type { BaseUrl } from "../../../../src/close/http/baseUrl.ts";
import type { Me, ObjectPage } from "../../../../src/close/schema/directory.ts";
import type { Found } from "../../../../src/close/schema/foundOpportunities.ts";
import type { ListResponse } from "../../../../src/close/schema/listResponse.ts";
import type { ListParameters } from "../../../../src/close/schema/parameters.ts";
import type { Client, Disposable, Memento, SampleServer, SecretStore } from "../../../../src/ui/base/ports.ts";
import { accountId } from "../../../../src/ui/session/identity.ts";
import type { Session } from "../../../../src/ui/session/session.ts";
import type { SessionProblem } from "../../../../src/ui/session/sessionProblem.ts";
import { Sessions } from "../../../../src/ui/session/sessions.ts";

export const HOME: BaseUrl = { url: "https://api.close.com/api/v1", origin: "https://api.close.com" };
export const ABROAD: BaseUrl = { url: "https://abroad.example/api", origin: "https://abroad.example" };
export const ELSEWHERE: BaseUrl = { url: "https://close.example/api/v1", origin: "https://close.example" };
const SAMPLE: BaseUrl = { url: "http://127.0.0.1:4000/api/v1", origin: "http://127.0.0.1:4000" };

/** The keyring that all windows share. As in the real one, answers are asynchronous, and changes reach all listeners. */
export class FakeSecrets implements SecretStore {
	readonly entries = new Map<string, string>();
	/** The global state, which the windows of a profile share as well. */
	readonly globalState = new FakeMemento();
	readonly listeners = new Set<(event: { readonly key: string }) => void>();
	failing: "never" | "always" | "writing" | "reading" = "never";
	/** Writes wait for this before they take effect. */
	gate: Promise<void> | undefined;
	/** Reads wait for this. */
	readGate: Promise<void> | undefined;
	/** While set, changes don't reach listeners, as if the events were still pending. */
	silent = false;
	readings = 0;
	/** Whether its keys can be listed, as in newer versions of VS Code. */
	listable = false;

	async keys(): Promise<string[]> {
		await this.#turn(this.failing === "always" || this.failing === "reading" || !this.listable);
		return [...this.entries.keys()];
	}

	async get(key: string): Promise<string | undefined> {
		this.readings++;
		await this.readGate;
		await this.#turn(this.failing === "always" || this.failing === "reading");
		return this.entries.get(key);
	}

	async store(key: string, value: string): Promise<void> {
		await this.gate;
		await this.#turn(this.failing === "always" || this.failing === "writing");
		this.entries.set(key, value);
		this.tell(key);
	}

	async delete(key: string): Promise<void> {
		await this.#turn(this.failing === "always" || this.failing === "writing");
		if (this.entries.delete(key)) this.tell(key);
	}

	onDidChange(listener: (event: { readonly key: string }) => void): Disposable {
		this.listeners.add(listener);
		return { dispose: () => this.listeners.delete(listener) };
	}

	async #turn(failing: boolean): Promise<void> {
		await new Promise(setImmediate);
		if (failing) throw new Error("no keyring");
	}

	tell(key: string): void {
		if (this.silent) return;
		for (const listener of this.listeners) listener({ key });
	}
}

export class FakeMemento implements Memento {
	readonly values = new Map<string, unknown>();

	keys(): readonly string[] {
		return [...this.values.keys()];
	}

	get(key: string): unknown {
		return this.values.get(key);
	}

	async update(key: string, value: unknown): Promise<void> {
		if (value === undefined) this.values.delete(key);
		else this.values.set(key, value);
	}
}

export class FakeLog implements Log {
	readonly lines: string[] = [];
	readonly debug = (line: string) => void this.lines.push(line);
	readonly info = this.debug;
	readonly warn = this.debug;
	readonly error = this.debug;
}

export function closeError(kind: CloseErrorKind, reason?: string): CloseError {
	return new CloseError(kind, `refused: ${kind}`, { reason, advice: "Do something." });
}

/** One request that reached the fake server. */
export interface Request {
	readonly path: string;
	readonly secret: string;
	readonly baseUrl: string;
}

/** The fake server of the clients in a test. */
export class FakeClose {
	/** The accepted keys, with the names of their owners; `Ann at Acme` if there are several organizations. */
	readonly keys = new Map<string, string>();
	readonly requests: Request[] = [];
	readonly open = new Set<FakeClient>();
	withoutMe = false;
	/** The reason for refusing a key. */
	reason = "Wrong key.";
	/** While set, every request fails with it. */
	failure: CloseErrorKind | undefined;
	/** Answers wait for this. */
	gate: Promise<void> | undefined;

	/** While set, creating a client fails with a message that contains the secret. */
	broken = false;

	readonly makeClient = (credential: Credential, baseUrl: string): Client => {
		if (this.broken) throw new TypeError(`${credential.secret} cannot be sent`);
		return new FakeClient(this, credential, baseUrl);
	};
}

class FakeClient implements Client {
	readonly #close: FakeClose;
	readonly #credential: Credential;
	readonly #baseUrl: string;

	constructor(close: FakeClose, credential: Credential, baseUrl: string) {
		this.#close = close;
		this.#credential = credential;
		this.#baseUrl = baseUrl;
		close.open.add(this);
	}

	async me(options?: CallOptions): Promise<Me> {
		const name = await this.#ask("/me/", options);
		if (this.#close.withoutMe) throw closeError("notFound");
		const [user = name, organization = `${name}'s`] = name.split(" at ");
		const orga = { id: `orga_${organization.replace("'s", "")}`, name: organization };
		return { id: `user_${user}`, name: user, organizations: [orga] };
	}

	async asSent(parameters: ListParameters): Promise<ListParameters> {
		return parameters;
	}

	async list(parameters: ListParameters, options?: CallOptions): Promise<ListResponse> {
		await this.#ask(`/opportunity/?${new URLSearchParams(parameters)}`, options);
		return { groups: undefined, rows: [], hasMore: false, aggregates: { total_results: 0 }, receivedAt: 0 };
	}

	async opportunity(id: string, options?: CallOptions): Promise<Record<string, unknown>> {
		await this.#ask(`/opportunity/${id}/`, options);
		return { id };
	}

	async opportunitiesOf(leadId: string, skip: number, options?: CallOptions): Promise<ObjectPage> {
		await this.#ask(`/opportunity/?lead_id=${leadId}&_skip=${skip}`, options);
		return { data: [], hasMore: false };
	}

	async search(query: string, limit: number, options?: CallOptions): Promise<Found> {
		await this.#ask(`/opportunity/?${new URLSearchParams({ query, _limit: String(limit) })}`, options);
		return { opportunities: [], total: 0 };
	}

	async people(organizationId: string, options?: CallOptions): Promise<[]> {
		await this.#ask(`/organization/${organizationId}/`, options);
		return [];
	}

	async pipelines(options?: CallOptions): Promise<[]> {
		await this.#ask("/pipeline/", options);
		return [];
	}

	async smartViews(options?: CallOptions): Promise<[]> {
		await this.#ask("/saved_search/", options);
		return [];
	}

	async customFields(options?: CallOptions): Promise<[]> {
		await this.#ask("/custom_field/opportunity/", options);
		return [];
	}

	async leadOf(opportunityId: string, options?: CallOptions): Promise<string> {
		await this.#ask(`/opportunity/${opportunityId}/`, options);
		return "lead_1";
	}

	dispose(): void {
		this.#close.open.delete(this);
	}

	async #ask(path: string, options: CallOptions | undefined): Promise<string> {
		const { secret } = this.#credential;
		this.#close.requests.push({ path, secret, baseUrl: this.#baseUrl });
		await this.#close.gate;
		await new Promise(setImmediate);
		if (options?.signal?.aborted) throw closeError("cancelled");
		if (this.#close.failure) throw closeError(this.#close.failure);
		const name = this.#close.keys.get(secret);
		if (name === undefined) throw closeError("unauthorized", this.#close.reason);
		return name;
	}
}

/** A window with its own state and settings, which shares a keyring and a server with other windows. */
export class Window {
	readonly secrets: FakeSecrets;
	readonly close: FakeClose;
	readonly workspaceState: FakeMemento;
	readonly log = new FakeLog();
	readonly sessions: Sessions;
	readonly changes: Session[] = [];
	readonly refusals: Session[] = [];
	address: BaseUrl | SessionProblem = HOME;
	samplesRunning = 0;
	sampleGate: Promise<void> | undefined;
	sampleFails = false;

	constructor(secrets: FakeSecrets, close: FakeClose, workspaceState = new FakeMemento()) {
		this.secrets = secrets;
		this.close = close;
		this.workspaceState = workspaceState;
		this.sessions = new Sessions({
			secrets,
			workspaceState,
			globalState: secrets.globalState,
			address: () => this.address,
			makeClient: close.makeClient,
			startSampleServer: (key) => this.#startSample(key),
			log: this.log,
		});
		this.sessions.onDidChange((session) => this.changes.push(session));
		this.sessions.onDidRefuse((session) => this.refusals.push(session));
	}

	/** The kinds of the sessions so far, in one line. */
	get story(): string {
		return this.changes.map((session) => session.kind).join(" ");
	}

	async #startSample(key: string): Promise<SampleServer> {
		this.samplesRunning++;
		await this.sampleGate;
		if (this.sampleFails) {
			this.samplesRunning--;
			throw new Error("no port");
		}
		this.close.keys.set(key, "Sample");
		return { baseUrl: SAMPLE.url, targets: () => [], close: async () => void this.samplesRunning-- };
	}
}

/** The name of an account's entry in the keyring. */
export function entryOf(user: string, organization = user, { origin } = HOME): string {
	return `closeOpportunities.account:${accountId(origin, owner(user, organization))}`;
}

/** The id of an account. */
export function idOf(user: string, organization = user, { origin } = HOME): string {
	return accountId(origin, owner(user, organization));
}

function owner(user: string, organization: string) {
	return { user: { id: `user_${user}`, name: user }, organization: { id: `orga_${organization}`, name: organization } };
}

export function key(secret: string, address = HOME): Credential {
	return { kind: "apiKey", secret, origin: address.origin };
}

/** Waits for all pending work of the fakes. */
export async function rest(): Promise<void> {
	for (let turn = 0; turn < 60; turn++) await new Promise(setImmediate);
}

export function latch(): { readonly opened: Promise<void>; readonly open: () => void } {
	let open = () => {};
	const opened = new Promise<void>((resolve) => {
		open = resolve;
	});
	return { opened, open };
}
