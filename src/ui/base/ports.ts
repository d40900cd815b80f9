import type {
	CustomFieldSource,
	DetailsSource,
	Directory,
	OpportunitySearch,
	OpportunitySource,
} from "../../close/api.ts";
import type { Credential } from "../../close/base/credential.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";

/** Shapes of VS Code's objects and of the client, which tests replace. */
export interface Disposable {
	dispose(): unknown;
}

/** `vscode.SecretStorage` fits. Its listeners are called for changes in all windows, including this one. */
export interface SecretStore {
	get(key: string): PromiseLike<string | undefined>;
	store(key: string, value: string): PromiseLike<void>;
	delete(key: string): PromiseLike<void>;
	/** All keys. Older versions of VS Code don't have it. */
	keys?(): PromiseLike<readonly string[]>;
	onDidChange(listener: (event: { readonly key: string }) => void): Disposable;
}

/** `vscode.Memento` fits. */
export interface Memento {
	keys?(): readonly string[];
	get(key: string): unknown;
	update(key: string, value: unknown): PromiseLike<void>;
}

/** All requests that a session can make. */
export interface Client extends OpportunitySource, OpportunitySearch, DetailsSource, CustomFieldSource, Directory {
	/** The parameters of a list as they are sent to this server, as far as its behavior is known. */
	asSent(parameters: ListParameters): Promise<ListParameters>;
	/** Cancels running requests and closes the connections. */
	dispose(): void;
}

/** Makes a client that sends `credential` to `baseUrl` and nowhere else. Makes no request. */
export type MakeClient = (credential: Credential, baseUrl: string) => Client;

/** A target of the sample data, in whole units of the currency; without an owner, for everyone. */
export interface SampleTarget {
	readonly period: string;
	readonly user_id?: string;
	readonly amount: number;
}

/** The server of the sample data: on a loopback address, for this window alone. */
export interface SampleServer {
	readonly baseUrl: string;
	/** What is to be won of the sample data, as the setting `targets` says it. `startMonth` as for fiscal years. */
	targets(startMonth: number): readonly SampleTarget[];
	close(): PromiseLike<void>;
}

/** Starts a sample server on a free port that takes no key but `key`. */
export type StartSampleServer = (key: string) => Promise<SampleServer>;

/** Timers, or a test's replacement for them. */
export interface Clock {
	now(): number;
	set(run: () => void, delay: number): number;
	clear(timer: number | undefined): void;
}

export const SYSTEM_CLOCK: Clock = {
	now: () => Date.now(),
	set: (run, delay) => Number(setTimeout(run, delay)),
	clear: (timer) => clearTimeout(timer),
};
