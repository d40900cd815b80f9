import assert from "node:assert/strict";
import type { Disposable } from "../../../../src/ui/base/ports.ts";
import type { AccountSession } from "../../../../src/ui/session/session.ts";
import { type InputBox, runSignInDialog } from "../../../../src/ui/session/signInDialog.ts";
import { FakeClose, FakeSecrets, HOME, latch, rest, Window } from "./fakes.ts";

const KEY = "api_0123456789abcdefghijkl.0123456789abcdefghijkl";

class FakeBox implements InputBox<string> {
	title: string | undefined;
	prompt: string | undefined;
	placeholder: string | undefined;
	value = "";
	password = false;
	busy = false;
	ignoreFocusOut = false;
	buttons: readonly string[] = [];
	validationMessage: unknown;
	shown = false;
	disposed = false;
	readonly #listeners = new Map<string, Set<(value: never) => void>>();

	readonly onDidChangeValue = (listener: (value: string) => void) => this.#listen("change", listener);
	readonly onDidAccept = (listener: () => void) => this.#listen("accept", listener);
	readonly onDidHide = (listener: () => void) => this.#listen("hide", listener);
	readonly onDidTriggerButton = (listener: (button: string) => void) => this.#listen("button", listener);

	get listening(): number {
		return [...this.#listeners.values()].reduce((sum, { size }) => sum + size, 0);
	}

	show(): void {
		this.shown = true;
	}

	dispose(): void {
		this.disposed = true;
	}

	type(text: string): void {
		this.value = text;
		this.#fire("change", text);
	}

	async accept(text?: string): Promise<void> {
		if (text !== undefined) this.type(text);
		this.#fire("accept");
		await rest();
	}

	leave(): void {
		this.#fire("hide");
	}

	press(): void {
		this.#fire("button", this.buttons[0]);
	}

	#listen(event: string, listener: (value: never) => void): Disposable {
		const listeners = this.#listeners.get(event) ?? new Set();
		this.#listeners.set(event, listeners.add(listener));
		return { dispose: () => listeners.delete(listener) };
	}

	#fire(event: string, value?: string): void {
		for (const listener of this.#listeners.get(event) ?? []) listener(value as never);
	}
}

describe("The box that asks for a key", () => {
	let close: FakeClose;
	let secrets: FakeSecrets;
	let window: Window;
	let box: FakeBox;
	let offered: number;
	let accepts: boolean;
	let ended: Promise<AccountSession | undefined>;

	function open(isStandard = true): void {
		box = new FakeBox();
		ended = runSignInDialog({
			box,
			button: (tooltip) => tooltip,
			origin: HOME.origin,
			isStandard,
			signIn: (credential, options) => window.sessions.signIn(credential, options),
			log: window.log,
			offerThisWindow: async () => {
				offered++;
				return accepts;
			},
		});
	}

	beforeEach(() => {
		close = new FakeClose();
		close.keys.set(KEY, "Ann");
		secrets = new FakeSecrets();
		window = new Window(secrets, close);
		offered = 0;
		accepts = false;
		open();
	});

	afterEach(async () => {
		box.leave();
		await ended;
		assert.ok(box.disposed);
		assert.equal(box.listening, 0);
	});

	it("hides what is typed, stays when the focus goes, and says where a key is found", () => {
		assert.ok(box.shown);
		assert.ok(box.password);
		assert.ok(box.ignoreFocusOut);
		assert.equal(box.title, "Sign In to Close");
		assert.match(box.prompt ?? "", /Settings > Developer > API Keys/);
		assert.ok(!box.prompt?.includes(HOME.origin));
	});

	it("says for which address a key is stored where that is not Close's own", async () => {
		box.leave();
		await ended;
		open(false);
		assert.match(box.prompt ?? "", /Settings > Developer > API Keys.*https:\/\/api\.close\.com/);
		box.press();
		assert.match(box.prompt ?? "", /https:\/\/api\.close\.com/);
	});

	it("ends with the session of a key that the server takes, without what copying added", async () => {
		await box.accept(` ${KEY}\n`);
		assert.equal(await ended, window.sessions.current);
		assert.deepEqual(close.requests, [{ path: "/me/", secret: KEY, baseUrl: HOME.url }]);
	});

	for (const text of ["", "   ", "api_a b.c", "schlüssel"]) {
		it(`sends nothing for ${JSON.stringify(text)} and says why, however often it is accepted`, async () => {
			await box.accept(text);
			assert.equal(typeof box.validationMessage, "string");
			await box.accept();
			assert.equal(typeof box.validationMessage, "string");
			assert.deepEqual(close.requests, []);
		});
	}

	it("hints at a pasted ID before it sends anything, and sends it when it is accepted again", async () => {
		await box.accept("api_0123456789abcdefghijkl");
		assert.match(String(box.validationMessage), /ID of a key/);
		assert.deepEqual(close.requests, []);
		await box.accept();
		assert.equal(close.requests.length, 1);
	});

	it("hints at an ID again after it was edited", async () => {
		await box.accept("api_0123456789abcdefghijkl");
		await box.accept("api_0123456789abcdefghijkm");
		assert.match(String(box.validationMessage), /ID of a key/);
		assert.deepEqual(close.requests, []);
	});

	it("does not take a token for an ID", async () => {
		box.press();
		await box.accept("api_0123456789abcdefghijkl");
		assert.equal(close.requests.length, 1);
	});

	it("shows the server's reason and keeps the text to mend it", async () => {
		await box.accept("api_x.y");
		assert.match(String(box.validationMessage), /Wrong key\. Do something\./);
		assert.equal(box.value, "api_x.y");
		assert.ok(!box.busy);
		box.type("api_x.z");
		assert.equal(box.validationMessage, undefined);
		await box.accept(KEY);
		assert.equal((await ended)?.account.user?.name, "Ann");
	});

	it("shows the server's words as mere characters", async () => {
		close.reason = "$(key) [Sign in](command:closeOpportunities.signOut)\nnow";
		await box.accept("api_x.y");
		const shown = String(box.validationMessage);
		assert.match(shown, /Sign in/);
		assert.ok(!shown.includes("$(") && !shown.includes("](") && !shown.includes("\n"));
	});

	it("tells of a network that fails, and keeps the box", async () => {
		close.failure = "network";
		await box.accept(KEY);
		assert.match(String(box.validationMessage), /refused: network/);
		close.failure = undefined;
		await box.accept();
		assert.equal((await ended)?.account.user?.name, "Ann");
	});

	it("logs what nobody expected, without the key", async () => {
		close.broken = true;
		await box.accept(KEY);
		assert.match(String(box.validationMessage), /Show Log/);
		assert.equal(window.log.lines.length, 1);
		assert.match(window.log.lines[0] ?? "", /^Signing in failed: TypeError: \[key\] cannot be sent\n +at /);
	});

	it("is busy while the key is checked, and checks once however often it is accepted", async () => {
		const answer = latch();
		close.gate = answer.opened;
		await box.accept(KEY);
		assert.ok(box.busy);
		await box.accept();
		assert.equal(close.requests.length, 1);
		answer.open();
		await ended;
	});

	it("drops the check when the text is edited meanwhile", async () => {
		const answer = latch();
		close.gate = answer.opened;
		await box.accept("api_x.y");
		box.type(KEY);
		assert.ok(!box.busy);
		answer.open();
		await rest();
		assert.equal(box.validationMessage, undefined);
		await box.accept();
		assert.equal((await ended)?.account.user?.name, "Ann");
	});

	it("stays busy with the second check when the first one ends", async () => {
		const [first, second] = [latch(), latch()];
		close.gate = first.opened;
		await box.accept("api_x.y");
		close.gate = second.opened;
		await box.accept(KEY);
		first.open();
		await rest();
		assert.ok(box.busy);
		second.open();
		await ended;
	});

	it("drops the check silently when it is left", async () => {
		const answer = latch();
		close.gate = answer.opened;
		await box.accept(KEY);
		box.leave();
		assert.equal(await ended, undefined);
		answer.open();
		await rest();
		assert.notEqual(window.sessions.current.kind, "account");
		assert.equal(secrets.entries.size, 0);
	});

	it("ends when something newer takes the place of its check", async () => {
		const answer = latch();
		close.gate = answer.opened;
		await box.accept(KEY);
		const signingOut = window.sessions.signOut();
		answer.open();
		await signingOut;
		assert.equal(await ended, undefined);
	});

	it("says so when the address was changed meanwhile", async () => {
		window.address = { url: "https://close.example/api/v1", origin: "https://close.example" };
		await box.accept(KEY);
		assert.match(String(box.validationMessage), /new URL/);
		assert.deepEqual(close.requests, []);
	});

	it("switches to a token and back with its button, and drops the check", async () => {
		const answer = latch();
		close.gate = answer.opened;
		assert.deepEqual(box.buttons, ["Use an OAuth access token instead"]);
		await box.accept("api_x.y");
		box.press();
		assert.deepEqual(box.buttons, ["Use an API key instead"]);
		assert.ok(!box.busy);
		answer.open();
		close.keys.set("token", "Tom");
		await box.accept("token");
		assert.equal((await ended)?.account.kind, "token");
	});

	it("offers this window alone where the key cannot be stored, and takes no for an answer", async () => {
		secrets.failing = "writing";
		await box.accept(KEY);
		assert.equal(offered, 1);
		assert.match(String(box.validationMessage), /secret storage/);
		accepts = true;
		await box.accept();
		assert.equal((await ended)?.account.stored, false);
		assert.equal(secrets.entries.size, 0);
	});
});
