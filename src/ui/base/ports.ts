import type { DetailsSource, Directory, OpportunitySearch, OpportunitySource } from "../../close/api.ts";
import type { Credential } from "../../close/base/credential.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";

/** What a window is given to work with: shapes of VS Code's objects and of the client, so that tests can stand in. */
export interface Disposable {
	dispose(): unknown;
}

/** `vscode.SecretStorage` fits. Its listeners are called for the changes of every window, this one included. */
export interface SecretStore {
	get(key: string): PromiseLike<string | undefined>;
	store(key: string, value: string): PromiseLike<void>;
	delete(key: string): PromiseLike<void>;
	/** All that is stored; older versions of VS Code cannot tell. */
	keys?(): PromiseLike<readonly string[]>;
	onDidChange(listener: (event: { readonly key: string }) => void): Disposable;
}

/** `vscode.Memento` fits. */
export interface Memento {
	keys?(): readonly string[];
	get(key: string): unknown;
	update(key: string, value: unknown): PromiseLike<void>;
}

/** All that a session asks of Close. */
export interface Client extends OpportunitySource, OpportunitySearch, DetailsSource, Directory {
	/** The parameters of a list as they are sent to this server, as far as its ways are known. */
	asSent(parameters: ListParameters): Promise<ListParameters>;
	/** Cancels what is under way and closes the connections. */
	dispose(): void;
}

/** Makes a client that sends `credential` to `baseUrl` and nowhere else. Makes no request. */
export type MakeClient = (credential: Credential, baseUrl: string) => Client;

/** The server of the sample data: on a loopback address, for this window alone. */
export interface SampleServer {
	readonly baseUrl: string;
	close(): PromiseLike<void>;
}

/** Starts a sample server on a free port that takes no key but `key`. */
export type StartSampleServer = (key: string) => Promise<SampleServer>;

/** Timers, or what a test puts in their place. */
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
