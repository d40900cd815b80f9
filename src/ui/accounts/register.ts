import * as vscode from "vscode";
import type { CommandHandlers } from "../commands/commands.ts";
import { explore } from "../commands/inSession.ts";
import { signOut } from "../session/signOut.ts";
import type { Core } from "../window/services.ts";
import { registerAuthentication } from "./authentication.ts";

/** What the commands about accounts do. */
export type AccountCommands = Pick<CommandHandlers, "switchAccount" | "signOut">;

/** Several accounts: switching among them, signing out of one, and VS Code's own Accounts menu. */
export function registerAccounts(core: Core): { readonly commands: AccountCommands } & vscode.Disposable {
	const { sessions, viewing, signIn } = core;
	const registrations = vscode.Disposable.from(
		registerAuthentication(sessions, signIn),
		sessions.onDidChangeAccounts(() => viewing.announce()),
	);
	return {
		commands: {
			signOut: () => signOut(sessions),
			switchAccount: async () => {
				const { pickAccount } = await import("./switchAccount.ts");
				const answer = await pickAccount(core);
				if (answer?.kind === "switch") await sessions.switchTo(answer.id);
				if (answer?.kind === "signOut") await signOut(sessions, answer.id);
				if (answer?.kind === "add") await signIn.show();
				if (answer?.kind === "sample") await explore(core);
			},
		},
		dispose: () => registrations.dispose(),
	};
}
