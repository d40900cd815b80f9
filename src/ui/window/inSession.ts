import * as vscode from "vscode";
import { isOpen } from "../session/session.ts";
import type { Services } from "./services.ts";

type SessionParts = Pick<Services, "sessions" | "currentView" | "signIn">;

/**
 * Runs `work` in an open session. Without one, offers to sign in. It doesn't load the last View, which may take a
 * while.
 */
export function inSession(
	services: SessionParts,
	work: (argument: unknown, ...others: readonly unknown[]) => unknown,
): (argument: unknown, ...others: readonly unknown[]) => unknown {
	return async (argument, ...others) => {
		await services.currentView.ready();
		return isOpen(services.sessions.current) ? work(argument, ...others) : offerSignIn(services);
	};
}

export async function offerSignIn({ signIn, sessions, currentView }: SessionParts): Promise<void> {
	const key = vscode.l10n.t("Sign In…");
	const sample = vscode.l10n.t("Explore with Sample Data");
	const answer = await vscode.window.showInformationMessage(vscode.l10n.t("Sign in to Close first."), key, sample);
	if (answer === key) await signIn.show();
	if (answer === sample) await explore({ sessions, currentView });
}

export async function explore({ sessions, currentView }: Pick<Services, "sessions" | "currentView">): Promise<void> {
	const title = vscode.l10n.t("Creating sample data…");
	const location = { viewId: "closeOpportunities.tree" };
	await vscode.window.withProgress({ location, title }, () => sessions.exploreSampleData());
	await vscode.commands.executeCommand("closeOpportunities.tree.focus");
	await currentView.start();
}
