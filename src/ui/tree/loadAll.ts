import * as vscode from "vscode";
import type { Listing } from "../../opportunities/listing/listing.ts";
import type { Group } from "../../opportunities/listing/listingState.ts";
import { groupLabel, namesPeople } from "../../opportunities/text/groupLabel.ts";
import { formatCount } from "../../opportunities/text/money.ts";
import { plainText } from "../base/plainText.ts";
import { groupsMeant } from "../window/commandSubjects.ts";
import type { Services } from "../window/services.ts";
import { type ReportPart, showIfSlow } from "./slowProgress.ts";

/** Loads a whole group. If that takes longer than a moment, a notification shows the progress and can cancel it. */
export class LoadAll {
	readonly #services: Services;
	/** Running loads, by the ids of their groups. */
	readonly #underWay = new Map<string, Promise<void>>();

	constructor(services: Services) {
		this.#services = services;
	}

	/** `argument` is as in {@link groupsMeant}. */
	async run(argument: unknown): Promise<void> {
		const [group] = await groupsMeant(this.#services, argument, []);
		const { listing } = this.#services.currentView;
		if (listing === undefined || group === undefined) return;
		if (group.rows.length >= group.size) {
			vscode.window.setStatusBarMessage(vscode.l10n.t("All opportunities in the group are loaded."), 3000);
			return;
		}
		const work = this.#underWay.get(group.id) ?? this.#load(listing, group);
		this.#underWay.set(group.id, work);
		try {
			await work;
		} finally {
			this.#underWay.delete(group.id);
		}
	}

	async #load(listing: Listing, group: Group): Promise<void> {
		const end = new AbortController();
		await showIfSlow({
			title: vscode.l10n.t("Loading all"),
			work: listing.loadAll(group.id, end.signal),
			cancel: () => end.abort(),
			follow: (report) => this.#follow(group, report),
		});
	}

	/** Reports the number of loaded rows, with the group's name unless it is hidden. */
	#follow(first: Group, report: ReportPart): vscode.Disposable {
		const { currentView, amountVisibility } = this.#services;
		const tell = () => {
			const group = this.#group(first.id);
			if (group === undefined) return;
			const { language: locale } = vscode.env;
			const grouping = currentView.state.view?.group_by;
			const label = groupLabel(group, grouping, locale);
			const message = vscode.l10n.t({
				message: "{0}, {1} of {2}",
				args: [
					plainText(namesPeople(grouping) ? amountVisibility.mask.name(label) : label),
					formatCount(group.rows.length, locale),
					formatCount(group.size, locale),
				],
				comment: ["The name of a group, how many of its opportunities are loaded, and how many it has"],
			});
			report(group.rows.length / Math.max(1, group.size), message);
		};
		tell();
		return vscode.Disposable.from(currentView.onDidChange(tell), amountVisibility.onDidChange(tell));
	}

	#group(id: string): Group | undefined {
		return this.#services.currentView.state.groups.find((group) => group.id === id);
	}
}
