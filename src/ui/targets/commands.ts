import * as vscode from "vscode";
import { UserError } from "../../close/base/errors.ts";
import { periodInView } from "../../opportunities/analysis/periodInView.ts";
import { changedTargets } from "../../opportunities/analysis/standing/changedTargets.ts";
import { parseAmount, parseWhose, TargetError } from "../../opportunities/analysis/standing/targetEntries.ts";
import { formatMoney } from "../../opportunities/text/money.ts";
import { SerialQueue } from "../base/asyncTasks.ts";
import type { CommandHandlers } from "../commands/commands.ts";
import { VscodeQuickInputs } from "../quickInput/vscodeQuickInput.ts";
import { ownerItems } from "../window/ownerItems.ts";
import type { Services } from "../window/services.ts";
import { askTarget, type TargetChange, type TargetPrompts } from "./askTarget.ts";

/** The command that sets a target in the user's settings. */
export function targetCommands(services: Services): Pick<CommandHandlers, "setTarget"> {
	const queue = new SerialQueue();
	return {
		setTarget: async (argument) => {
			const { startMonth } = services.currentView;
			const change = argument === undefined ? await askTarget(promptsOf(services)) : checked(argument, startMonth);
			if (change !== undefined) await queue.take(() => write(services, change, startMonth));
		},
	};
}

/** @throws TargetError if a keybinding or a script passed something else */
function checked(argument: unknown, startMonth: number): TargetChange {
	const whose = parseWhose(argument, startMonth);
	const { amount } = argument as { readonly amount?: unknown };
	if (amount === undefined)
		throw new TargetError(
			vscode.l10n.t("{0} is missing. Provide a whole number above 0, or null to remove the target.", "amount"),
		);
	return { ...whose, amount: amount === null ? null : parseAmount(amount) };
}

async function write({ settings }: Services, change: TargetChange, startMonth: number): Promise<void> {
	const { amount, ...whose } = change;
	const entries = settings.rawValue("targets") ?? [];
	if (!Array.isArray(entries))
		throw new UserError(
			vscode.l10n.t(
				"Targets can't be saved because the setting {0} isn't a list. Correct the setting and try again.",
				"closeOpportunities.targets",
			),
		);
	const changed = changedTargets(entries, whose, amount, startMonth);
	try {
		await settings.write("targets", changed);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new UserError(vscode.l10n.t("The settings couldn't be saved. {0}", reason), { cause: error });
	}
	const text =
		amount === null
			? vscode.l10n.t("Target for {0} removed.", whose.period)
			: vscode.l10n.t("Target for {0} set.", whose.period);
	vscode.window.setStatusBarMessage(text, 3000);
}

function promptsOf(services: Services): TargetPrompts {
	const { settings, currentView, prompts, amountVisibility, currencies } = services;
	const locale = vscode.env.language;
	const forms = { startMonth: currentView.startMonth, locale };
	const now = new Date();
	const { mask } = amountVisibility;
	const { directory, names } = prompts;
	const organization = prompts.organizationId();
	return {
		quickInputs: new VscodeQuickInputs(),
		entries: settings.current.targets,
		inView: periodInView(currentView.view, now, forms),
		now,
		forms,
		owners: () => ownerItems(names.people, names.otherOwners, prompts.me(), [], locale),
		loadOwners:
			directory === undefined || organization === undefined
				? undefined
				: async (signal) => {
						names.people = await directory.people(organization, { signal });
					},
		amountText: (amount) => {
			const { currency } = currencies.current;
			return mask.amount(formatMoney(amount, { locale, currency, scale: 0 }));
		},
		hidden: amountVisibility.hidden,
	};
}
