import assert from "node:assert/strict";
import * as vscode from "vscode";
import { PROBE_FIELDS } from "../../../src/opportunities/reading/probe.ts";
import type { RequestRecord, Sandbox } from "../../../src/sandbox/index.ts";
import { readsRows } from "../../ui/harness/rowRequests.ts";
import { EXTENSION_ID, type Message, spies } from "./spies.ts";
import { until } from "./wait.ts";

// Installs the spies before anything uses the extension.
const found = spies();

/** Runs a command of the extension, and waits until it is done. */
export async function run(command: string, ...args: readonly unknown[]): Promise<void> {
	await vscode.commands.executeCommand(`closeOpportunities.${command}`, ...args);
}

export async function activate(): Promise<vscode.Extension<unknown>> {
	const extension = vscode.extensions.getExtension(EXTENSION_ID);
	assert.ok(extension);
	await extension.activate();
	return extension;
}

/** Sets a user setting; undefined removes it. */
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

/** Signs out, and resets these settings. */
export async function signOut(...settings: readonly string[]): Promise<void> {
	await run("signOut", true);
	for (const key of ["apiBaseUrl", ...settings]) await set(key, undefined);
}

/** The messages to the user since the last call. */
export function messages(): Message[] {
	return found.messages.splice(0);
}

/** Requests for opportunities, oldest first. */
export function listRequests(sandbox: Sandbox): RequestRecord[] {
	return sandbox.requests.filter(({ path }) => path === "/api/v1/opportunity/");
}

/** Those of {@link listRequests} that read rows of the tree: the totals beside it ask for figures. */
export function rowRequests(sandbox: Sandbox): RequestRecord[] {
	return listRequests(sandbox).filter(readsRows);
}

/**
 * All requests but those of the totals beside the tree: while these are on screen, they ask for figures of won and open
 * opportunities when they get to it.
 */
export function withoutTotals(sandbox: Sandbox): RequestRecord[] {
	const ofTotals = ({ path, params }: RequestRecord) =>
		path === "/api/v1/opportunity/" &&
		params["status_type"] !== undefined &&
		params["_fields"]?.startsWith(PROBE_FIELDS) === true;
	return sandbox.requests.filter((request) => !ofTotals(request));
}

/** The parameters of a request, without its fields and page. */
export function asked(request: RequestRecord | undefined): Record<string, string> {
	assert.ok(request, "There was no request");
	const { _fields, _limit, _skip, ...rest } = request.params;
	return rest;
}

/** The parameters of the first request for rows of the tree that `action` causes, as in {@link asked}. */
export async function askedBy(sandbox: Sandbox, action: () => Promise<void>): Promise<Record<string, string>> {
	sandbox.clearRequests();
	await action();
	return asked(rowRequests(sandbox)[0]);
}

/** The provider of the tree that is registered with VS Code. */
export function tree(): vscode.TreeDataProvider<unknown> {
	assert.ok(found.tree);
	return found.tree;
}

/** The rows of the tree, or those in a group, without the one that tells the View. */
export function nodes(parent?: unknown): unknown[] {
	return children(parent).filter((node) => !isViewRow(node));
}

/** The first row, which tells the View. */
export function viewRow(): vscode.TreeItem | undefined {
	const [first] = children(undefined);
	return first !== undefined && isViewRow(first) ? item(first) : undefined;
}

function isViewRow(node: unknown): boolean {
	return item(node).contextValue?.startsWith("view") ?? false;
}

function children(parent: unknown): unknown[] {
	const found = tree().getChildren(parent);
	assert.ok(Array.isArray(found), "getChildren does not answer at once");
	return found;
}

export function item(node: unknown): vscode.TreeItem {
	const made = tree().getTreeItem(node);
	assert.ok("collapsibleState" in made, "getTreeItem does not answer at once");
	return made;
}

export function labels(parent?: unknown): string[] {
	return nodes(parent).map((node) => String(item(node).label));
}

/** The tooltip of a node, which is resolved on demand. */
export async function tooltipOf(node: unknown): Promise<unknown> {
	const { token } = new vscode.CancellationTokenSource();
	const made = await tree().resolveTreeItem?.(item(node), node, token);
	return made?.tooltip;
}
