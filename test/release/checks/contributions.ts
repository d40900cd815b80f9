import type { Contributions } from "../candidate.ts";

/** What the code registers, by the kind of a contribution. */
export interface Registered {
	readonly commands: readonly string[];
	readonly views: readonly string[];
	readonly authentication: readonly string[];
	readonly tools: readonly string[];
}

const KINDS: Readonly<Record<keyof Registered, string>> = {
	commands: "command",
	views: "view",
	authentication: "authentication provider",
	tools: "language-model tool",
};

/** What the manifest promises and the code doesn't register, and the other way round, in sentences that say what to do. */
export function contributionProblems(contributes: Contributions, registered: Registered): string[] {
	const declared: Registered = {
		commands: contributes.commands.map(({ command }) => command),
		views: Object.values(contributes.views).flatMap((views) => views.map(({ id }) => id)),
		authentication: (contributes.authentication ?? []).map(({ id }) => id),
		tools: (contributes.languageModelTools ?? []).map(({ name }) => name),
	};
	return (Object.keys(KINDS) as (keyof Registered)[]).flatMap((kind) => {
		const missing = declared[kind].filter((id) => !registered[kind].includes(id));
		// VS Code runs commands that no manifest declares: views and links use some.
		const surplus = kind === "commands" ? [] : registered[kind].filter((id) => !declared[kind].includes(id));
		return [
			...missing.map(
				(id) => `package.json declares the ${KINDS[kind]} ${id}, which no code registers: do one of both.`,
			),
			...surplus.map((id) => `The code registers the ${KINDS[kind]} ${id}, which package.json lacks: do one of both.`),
		];
	});
}
