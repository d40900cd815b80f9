import type { Credential } from "../../close/base/credential.ts";
import { logText } from "../../close/base/errors.ts";
import type { BaseUrl } from "../../close/http/baseUrl.ts";
import { LatestAttempt, logFailure, SerialQueue } from "../base/asyncTasks.ts";
import type { Disposable, SecretStore } from "../base/ports.ts";
import { AccountMemory } from "./accountMemory.ts";
import { ActiveAccounts, type ActiveAccountsParts } from "./activeAccounts.ts";
import { addressFor } from "./apiAddress.ts";
import { CredentialStore } from "./credentialStore.ts";
import { CurrentSession } from "./currentSession.ts";
import { askIdentity } from "./identity.ts";
import { KnownAccounts } from "./knownAccounts.ts";
import { SampleData, type SampleDataParts } from "./sampleData.ts";
import type { Account, AccountSession, SampleSession, Session } from "./session.ts";
import { abortReason, addressMoved, SessionProblem, throwIfAborted } from "./sessionProblem.ts";
import { idOf } from "./storedCredential.ts";
import { StoredSessions } from "./storedSessions.ts";

interface SessionsParts extends SampleDataParts, ActiveAccountsParts {
	readonly secrets: SecretStore;
	/** The address of the current settings, or why it can't be used. */
	readonly address: () => BaseUrl | SessionProblem;
}

export interface SignInOptions {
	readonly signal?: AbortSignal;
	/** `window` keeps the key in memory until the window closes, if the secret storage fails. */
	readonly keep?: "stored" | "window";
}

/**
 * Owns the session of this window. Work that needs a server (checking a key, starting the sample data) runs in
 * parallel, and only the newest attempt counts. Changes of the session run one after another, each with the storage as
 * it is at that time. So an older result never replaces a change that another window made.
 */
export class Sessions {
	readonly #parts: SessionsParts;
	readonly #store: CredentialStore;
	readonly #active: ActiveAccounts;
	readonly #memory: AccountMemory;
	readonly #accounts: KnownAccounts;
	readonly #stored: StoredSessions;
	readonly #sample: SampleData;
	readonly #now: CurrentSession;
	readonly #watch: Disposable;
	readonly #attempt = new LatestAttempt();
	readonly #queue = new SerialQueue();
	#starting: Promise<void> | undefined;
	#exploring: Promise<SampleSession> | undefined;
	#following: Promise<void> | undefined;
	/** Settles with the last change that was followed, even if that failed. */
	#followed: Promise<unknown> = Promise.resolve();

	constructor(parts: SessionsParts) {
		this.#parts = parts;
		this.#store = new CredentialStore(parts.secrets, parts.log);
		this.#active = new ActiveAccounts(parts);
		this.#memory = new AccountMemory(parts);
		this.#accounts = new KnownAccounts(this.#store, this.#active, parts.log);
		this.#stored = new StoredSessions({
			...parts,
			active: this.#active,
			accounts: this.#accounts,
			keyRefused: (session) => this.keyRefused(session),
		});
		this.#sample = new SampleData(parts);
		this.#now = new CurrentSession(this.#sample, parts.log);
		this.#watch = this.#store.onDidChange(() => this.#followLater());
	}

	get current(): Session {
		return this.#now.session;
	}

	/** The account that {@link signOut} signs out of by default. Undefined for sample data, and if there is none. */
	get signedIn(): Account | undefined {
		return this.#stored.accountOf(this.current);
	}

	/** Called with each new session, first when {@link start} has found one. */
	get onDidChange(): (listener: (session: Session) => void) => Disposable {
		return this.#now.changes.subscribe;
	}

	/** The accounts of all addresses, as last read. The one added last is at the end. */
	get accounts(): readonly Account[] {
		return this.#accounts.list ?? [];
	}

	/** Called when {@link accounts} change, in any window. */
	get onDidChangeAccounts(): (listener: (accounts: readonly Account[]) => void) => Disposable {
		return this.#accounts.changes.subscribe;
	}

	/**
	 * Reads the accounts. It starts nothing and makes no request.
	 * @throws SessionProblem if the secret storage fails
	 */
	async readAccounts(): Promise<readonly Account[]> {
		await this.#queue.take(() => this.#read());
		return this.accounts;
	}

	/** Called once for each session whose key the server no longer accepts. The key stays until the user decides. */
	get onDidRefuse(): (listener: (session: AccountSession) => void) => Disposable {
		return this.#now.refusals.subscribe;
	}

	/**
	 * Finds the stored sign-in, or restarts the sample data after a reload. Later calls wait for the changes that are
	 * being followed. Never rejects.
	 */
	async start(): Promise<Session> {
		this.#starting ??= this.#queue.take(() => this.#open());
		await Promise.all([this.#starting, this.#followed]);
		return this.current;
	}

	/**
	 * Checks a key with the server that it was entered for, then stores it and opens a session. It replaces the key
	 * that its account had; a key of another account is added. Anything newer (another sign-in, a switch, a sign-out,
	 * sample data, another address) cancels it until it begins to store.
	 * @throws CloseError if the server refuses the key or can't be reached, or something newer came (`cancelled`)
	 * @throws SessionProblem if the address can't be used (any longer), or the secret storage fails
	 */
	async signIn(credential: Credential, options: SignInOptions = {}): Promise<AccountSession> {
		const signal = this.#begin(options.signal);
		await this.start();
		throwIfAborted(signal);
		const { url } = addressFor(credential, this.#parts.address());
		const client = this.#parts.makeClient(credential, url);
		try {
			const identity = await askIdentity(client, signal);
			return await this.#queue.take(async () => {
				throwIfAborted(signal);
				const entry = { ...credential, ...identity };
				if (options.keep === "window") this.#store.keepForWindow(entry);
				else await this.#store.write(entry);
				throwIfAborted(this.#attempt.ended);
				if (options.keep !== "window") this.#active.choose(idOf(entry));
				const session = this.#stored.open(entry, url, client);
				this.#now.replace(session);
				this.#followLater();
				return session;
			});
		} catch (error) {
			client.dispose();
			throw signal.aborted ? abortReason(signal) : error;
		}
	}

	/**
	 * Shows another account of the set address in this window. It gets a new client, so nothing requested for the
	 * account before arrives.
	 * @throws SessionProblem if the account is gone or of another address, or if the secret storage fails
	 */
	async switchTo(id: string): Promise<AccountSession> {
		const signal = this.#begin();
		await this.start();
		return this.#queue.take(async () => {
			throwIfAborted(signal);
			const session = await this.#stored.choose(id, this.current);
			this.#now.settle(session);
			return session;
		});
	}

	/**
	 * Leaves the sample data if it is shown; else deletes the key of the account that is shown, or that `otherOrigin`
	 * names. With an `id`, deletes the key of that account. If other accounts are left, one of them is shown. Returns
	 * the account that was signed out of.
	 * @throws SessionProblem if the secret storage can't delete the key; this window is signed out nevertheless
	 */
	async signOut(id?: string): Promise<Account | undefined> {
		this.#begin();
		if (id === undefined) await this.start();
		return this.#queue.take(async () => {
			const { current, signedIn: shown } = this;
			const leaving = id === undefined ? shown : this.accounts.find((account) => account.id === id);
			const target = id ?? leaving?.id;
			try {
				if (target !== undefined) await this.#forget(target, target === shown?.id);
				if (this.#starting && (id === undefined || current.kind !== "sample")) await this.#resolve();
				else this.#followLater();
			} finally {
				// This is last, because a window remembers what it shows.
				if (target !== undefined) this.#memory.signOut(target);
			}
			return leaving;
		});
	}

	async #forget(id: string, isShown: boolean): Promise<void> {
		try {
			this.#stored.discard(id);
			await this.#store.forget(id);
		} catch (error) {
			if (isShown) this.#now.replace({ kind: "none", problem: undefined });
			throw error;
		}
	}

	/**
	 * Opens a session on sample data in this window's memory. Calls at the same time share one.
	 * @throws if the server can't be started, or something newer came (`cancelled`)
	 */
	exploreSampleData(): Promise<SampleSession> {
		if (this.#exploring) return this.#exploring;
		const exploring = this.#explore(this.#begin()).finally(() => {
			if (this.#exploring === exploring) this.#exploring = undefined;
		});
		this.#exploring = exploring;
		return exploring;
	}

	/** Call this when the setting `apiBaseUrl` has changed. */
	async addressChanged(): Promise<void> {
		if (!this.#exploring) this.#begin(undefined, addressMoved());
		await this.#follow();
	}

	/** Reports a request of `session` that the server refused with 401, once. The session's own client calls this. */
	keyRefused(session: Session): void {
		this.#now.refuse(session);
	}

	dispose(): void {
		if (this.#attempt.ended.aborted) return;
		this.#attempt.end();
		this.#watch.dispose();
		this.#accounts.changes.clear();
		this.#now.end();
	}

	#begin(signal?: AbortSignal, why?: Error): AbortSignal {
		this.#exploring = undefined;
		return this.#attempt.begin(signal, why);
	}

	async #open(): Promise<void> {
		this.#memory.follow();
		if (this.#sample.wasShown) {
			try {
				this.#now.replace(await this.#sample.open(this.#attempt.ended));
				return;
			} catch (error) {
				if (this.#attempt.ended.aborted) return;
				this.#parts.log.warn(`The sample data could not be started again: ${logText(error)}`);
				this.#sample.note(false);
			}
		}
		await this.#resolve();
	}

	async #explore(signal: AbortSignal): Promise<SampleSession> {
		await this.start();
		throwIfAborted(signal);
		if (this.current.kind === "sample") return this.current;
		const session = await this.#sample.open(signal);
		return this.#queue.take(async () => {
			if (signal.aborted) this.#now.close(session);
			throwIfAborted(signal);
			this.#now.replace(session);
			return session;
		});
	}

	#followLater(): void {
		logFailure(this.#parts.log, "A change of the stored sign-ins could not be followed", this.#follow());
	}

	/** Reads the storage again. Sample data stays until the user leaves it. */
	#follow(): Promise<void> {
		if (!this.#starting && this.#accounts.list === undefined) return Promise.resolve();
		if (this.#following === undefined) {
			this.#following = this.#queue.take(async () => {
				this.#following = undefined;
				this.#memory.follow();
				if (this.#starting && this.current.kind !== "sample") await this.#resolve();
				else await this.#read();
			});
			this.#followed = this.#following.catch(() => undefined);
		}
		return this.#following;
	}

	async #resolve(): Promise<void> {
		this.#now.settle(await this.#stored.find(this.current));
	}

	async #read(): Promise<void> {
		const address = this.#parts.address();
		await this.#accounts.read(address instanceof SessionProblem ? undefined : address.origin);
	}
}
