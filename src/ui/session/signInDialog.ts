import * as l10n from "@vscode/l10n";
import type { Credential, CredentialKind } from "../../close/base/credential.ts";
import { CloseError, logText } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import { redactorOf } from "../../close/text/redact.ts";
import type { Disposable } from "../base/ports.ts";
import type { AccountSession } from "./session.ts";
import { isCancelled, SessionProblem } from "./sessionProblem.ts";
import type { SignInOptions } from "./sessions.ts";
import { failureText, keyPrompt } from "./sessionWording.ts";
import { keyFault, trimKey } from "./typedKey.ts";

/** `vscode.InputBox` fits. */
export interface InputBox<Button> {
	title: string | undefined;
	prompt: string | undefined;
	placeholder: string | undefined;
	value: string;
	password: boolean;
	busy: boolean;
	ignoreFocusOut: boolean;
	buttons: readonly Button[];
	validationMessage: unknown;
	onDidChangeValue(listener: (value: string) => void): Disposable;
	onDidAccept(listener: () => void): Disposable;
	onDidHide(listener: () => void): Disposable;
	onDidTriggerButton(listener: (button: Button) => void): Disposable;
	show(): void;
	dispose(): void;
}

interface SignInDialogParts<Button> {
	readonly box: InputBox<Button>;
	/** The button that switches to the other kind of credential, with its tooltip. */
	readonly button: (tooltip: string) => Button;
	/** The only origin that the key will be sent to, and whether the user should see it. */
	readonly origin: string;
	readonly isStandard: boolean;
	readonly signIn: (credential: Credential, options: SignInOptions) => Promise<AccountSession>;
	readonly log: Log;
	/** Asks whether to continue with a key that can't be stored. */
	readonly offerThisWindow: (problem: SessionProblem) => PromiseLike<boolean>;
}

/** Asks for a key until one is accepted. Returns undefined if the user leaves. */
export function runSignInDialog<Button>(parts: SignInDialogParts<Button>): Promise<AccountSession | undefined> {
	return new SignInDialog(parts).run();
}

class SignInDialog<Button> {
	readonly #parts: SignInDialogParts<Button>;
	#kind: CredentialKind = "apiKey";
	#check: AbortController | undefined;
	/** The key that was last doubted. If the user presses Enter on it again, it is sent. */
	#doubted: string | undefined;

	constructor(parts: SignInDialogParts<Button>) {
		this.#parts = parts;
	}

	async run(): Promise<AccountSession | undefined> {
		const { box } = this.#parts;
		box.password = true;
		box.ignoreFocusOut = true;
		this.#describe();
		let listening: readonly Disposable[] = [];
		try {
			return await new Promise((resolve) => {
				listening = [
					box.onDidAccept(() => void this.#accept().then((end) => end && resolve(end.session))),
					box.onDidChangeValue(() => this.#edited()),
					box.onDidTriggerButton(() => this.#switchKind()),
					box.onDidHide(() => resolve(undefined)),
				];
				box.show();
			});
		} finally {
			this.#check?.abort();
			for (const listener of listening) listener.dispose();
			box.dispose();
		}
	}

	/** The dialog's result. Undefined if it stays open. */
	async #accept(): Promise<{ session: AccountSession | undefined } | undefined> {
		const { box } = this.#parts;
		if (this.#check) return undefined;
		const key = trimKey(box.value);
		const fault = keyFault(key, this.#kind);
		if (fault && !(fault.doubt && this.#doubted === key)) {
			this.#doubted = key;
			box.validationMessage = fault.text;
			return undefined;
		}
		box.validationMessage = undefined;
		const credential = { kind: this.#kind, secret: key, origin: this.#parts.origin };
		const check = new AbortController();
		this.#check = check;
		box.busy = true;
		try {
			return {
				session: await this.#signIn(credential, check.signal),
			};
		} catch (error) {
			if (check.signal.aborted) return undefined;
			if (isCancelled(error)) return { session: undefined };
			box.validationMessage = failureText(error);
			if (!(error instanceof CloseError || error instanceof SessionProblem)) {
				this.#parts.log.error(`Signing in failed: ${redactorOf(credential)(logText(error))}`);
			}
			return undefined;
		} finally {
			if (this.#check === check) this.#rest();
		}
	}

	async #signIn(credential: Credential, signal: AbortSignal): Promise<AccountSession> {
		try {
			return await this.#parts.signIn(credential, { signal });
		} catch (error) {
			if (!(error instanceof SessionProblem && error.kind === "storage")) throw error;
			if (!(await this.#parts.offerThisWindow(error))) throw error;
			return await this.#parts.signIn(credential, { signal, keep: "window" });
		}
	}

	#edited(): void {
		this.#parts.box.validationMessage = undefined;
		this.#check?.abort();
		this.#rest();
	}

	#rest(): void {
		this.#check = undefined;
		this.#parts.box.busy = false;
	}

	#switchKind(): void {
		this.#edited();
		this.#kind = this.#kind === "apiKey" ? "token" : "apiKey";
		this.#describe();
	}

	#describe(): void {
		const { box, button, origin, isStandard } = this.#parts;
		const isKey = this.#kind === "apiKey";
		box.title = l10n.t("Sign In to Close");
		box.placeholder = isKey ? l10n.t("API key") : l10n.t("OAuth access token");
		box.prompt = keyPrompt(this.#kind, isStandard ? undefined : origin);
		box.buttons = [button(isKey ? l10n.t("Use an OAuth access token instead") : l10n.t("Use an API key instead"))];
	}
}
