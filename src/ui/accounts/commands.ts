import type { CommandHandlers } from "../commands/commands.ts";
import { askToSignOut, signOut } from "../session/signOut.ts";
import { explore } from "../window/inSession.ts";
import type { Services } from "../window/services.ts";
import { pickAccount } from "./switchAccount.ts";

/** What the commands about accounts do. */
export function accountCommands(
	services: Services,
): Pick<CommandHandlers, "signIn" | "signOut" | "switchAccount" | "exploreSampleData"> {
	const { sessions, signIn } = services;
	return {
		signIn: () => signIn.show(),
		signOut: (argument) => (argument === true ? signOut(sessions) : askToSignOut(sessions)),
		switchAccount: async () => {
			const answer = await pickAccount(services);
			if (answer?.kind === "switch") await sessions.switchTo(answer.id);
			if (answer?.kind === "signOut") await askToSignOut(sessions, answer.id);
			if (answer?.kind === "add") await signIn.show();
			if (answer?.kind === "sample") await explore(services);
		},
		exploreSampleData: () => explore(services),
	};
}
