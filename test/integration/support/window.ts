import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { RequestRecord, Sandbox } from "../../../src/sandbox/index.ts";
import { EXTENSION_ID, type Message, spies } from "./spies.ts";
import { until } from "./wait.ts";

// Before anything uses the extension.
const found = spies();

/** Runs a command of the extension and waits for what it does. */
export async function run(command: string, ...args: readonly unknown[]): Promise<void> {
	await vscode.commands.executeCommand(`closeOpportunities.${command}`, ...args);
}

export async function activate(): Promise<vscode.Extension<unknown>> {
	const extension = vscode.extensions.getExtension(EXTENSION_ID);
	assert.ok(extension);
	await extension.activate();
	return extension;
}

/** Sets a setting of the user's; undefined takes it away. */
export async function set(key: string, value: unknown): Promise<void> {
	const { Global } = vscode.ConfigurationTarget;
	await vscode.workspace.getConfiguration("closeOpportunities").update(key, value, Global);
}

/** Signs in to a sandbox through the input box. */
export async function signIn(sandbox: Sandbox): Promise<void> {
	await signInTo(sandbox.url, sandbox.key);
}

export async function signInTo(url: string, key: string): Promise<void> {
	await activate();
	await set("apiBaseUrl", url);
	const before = found.boxes.length;
	let signedIn = false;
	const signingIn = run("signIn").then(() => {
		signedIn = true;
	});
	const box = await until("the input box", () => found.boxes.at(before)?.shown && found.boxes.at(before));
	box.enter(key);
	await until("the sign-in", () => signedIn || box.validationMessage !== undefined);
	assert.equal(box.validationMessage, undefined);
	await signingIn;
	await run("refresh");
}

/** Leaves the session and puts back the settings. */
export async function signOut(...settings: readonly string[]): Promise<void> {
	await run("signOut");
	for (const key of ["apiBaseUrl", ...settings]) await set(key, undefined);
}

/** What was said to the user since the last call. */
export function messages(): Message[] {
	return found.messages.splice(0);
}

/** Requests for opportunities, oldest first. */
export function listRequests(sandbox: Sandbox): RequestRecord[] {
	return sandbox.requests.filter(({ path }) => path === "/api/v1/opportunity/");
}

/** What a request asks for, but for the fields and the page. */
export function asked(request: RequestRecord | undefined): Record<string, string> {
	assert.ok(request, "There was no request");
	const { _fields, _limit, _skip, ...rest } = request.params;
	return rest;
}

/** The first request for opportunities that `action` leads to, as {@link asked}. */
export async function askedBy(sandbox: Sandbox, action: () => Promise<void>): Promise<Record<string, string>> {
	sandbox.clearRequests();
	await action();
	return asked(listRequests(sandbox)[0]);
}

/** The tree's provider, as VS Code has it. */
export function tree(): vscode.TreeDataProvider<unknown> {
	assert.ok(found.tree);
	return found.tree;
}

export function nodes(parent?: unknown): unknown[] {
	const children = tree().getChildren(parent);
	assert.ok(Array.isArray(children), "getChildren does not answer at once");
	return children;
}

export function item(node: unknown): vscode.TreeItem {
	const made = tree().getTreeItem(node);
	assert.ok("collapsibleState" in made, "getTreeItem does not answer at once");
	return made;
}

export function labels(parent?: unknown): string[] {
	return nodes(parent).map((node) => String(item(node).label));
}

/** What a hover tells, as it is made when asked for. */
export async function tooltipOf(node: unknown): Promise<unknown> {
	const { token } = new vscode.CancellationTokenSource();
	const made = await tree().resolveTreeItem?.(item(node), node, token);
	return made?.tooltip;
}
