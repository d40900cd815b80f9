import { accountCommands } from "./accounts/commands.ts";
import type { AttentionWatch } from "./attention/attentionWatch.ts";
import { attentionCommands, attentionListOf } from "./attention/commands.ts";
import type { CommandHandlers } from "./commands/commands.ts";
import { compareCommands } from "./compare/commands.ts";
import type { CompareTab } from "./compare/compareTab.ts";
import { detailsCommands, onShown } from "./details/commands.ts";
import type { DetailsTabPair } from "./details/detailsTabPair.ts";
import { exportCommands } from "./export/commands.ts";
import { saveAsImage } from "./export/saveAsImage.ts";
import { filterCommands } from "./filters/commands.ts";
import { findOpportunity } from "./find/findOpportunity.ts";
import { pageInSight, sideBarPage } from "./pageInSight.ts";
import { statusBarCommands } from "./statusBar/commands.ts";
import { targetCommands } from "./targets/commands.ts";
import { copyTable } from "./totals/copyTable.ts";
import type { RegisteredTotals } from "./totals/registerTotals.ts";
import { showGroupTotals } from "./totals/showGroupTotals.ts";
import { treeCommands } from "./tree/commands.ts";
import { ViewChooser } from "./views/chooseView.ts";
import { viewCommands } from "./views/commands.ts";
import type { SavedViews } from "./views/savedViews.ts";
import { viewPromptContext } from "./views/viewPromptContext.ts";
import { inSession } from "./window/inSession.ts";
import type { Services } from "./window/services.ts";

/** The features that exist from activation on and that commands use. */
interface RegisteredFeatures {
	readonly totals: RegisteredTotals;
	readonly details: DetailsTabPair;
	readonly compare: CompareTab;
	readonly watch: AttentionWatch;
	readonly saved: SavedViews;
}

/** The handler of each command. Loaded, with everything it needs, when the first command runs. */
export function commandHandlers(
	services: Services,
	{ totals, details, compare, watch, saved }: RegisteredFeatures,
): CommandHandlers {
	const { amountVisibility, showLog } = services;
	const tree = treeCommands(services);
	return {
		...accountCommands(services),
		...filterCommands(services),
		...exportCommands(services),
		...viewCommands(services, saved),
		...detailsCommands(services, details, (row) => attentionListOf(watch, row)),
		...attentionCommands(watch, (id, walk) => details.show(id, walk, { preserveFocus: true })),
		...compareCommands(services, compare, new ViewChooser(viewPromptContext(services, saved))),
		...statusBarCommands(services),
		...targetCommands(services),
		...tree,
		openInClose: onShown(details, tree.openInClose),
		copyLink: onShown(details, tree.copyLink),
		copyLinkAsMarkdown: onShown(details, tree.copyLinkAsMarkdown),
		copyId: onShown(details, tree.copyId),
		refresh: (argument) => Promise.all([tree.refresh(argument), watch.refresh()]),
		findOpportunity: inSession(services, () => findOpportunity(services)),
		showTotals: () => totals.show(),
		copyTable: inSession(services, () => copyTable(services, totals.inSight)),
		saveTotalsAsImage: inSession(services, (argument) =>
			saveAsImage(pageInSight({ ...services, totals, compare }), argument),
		),
		saveSideBarAsImage: inSession(services, () => saveAsImage(sideBarPage({ totals }), undefined)),
		copySideBarTable: inSession(services, () => copyTable(services, totals.sideBar)),
		showGroupTotals: inSession(services, (argument) => showGroupTotals(services, totals, argument)),
		showLog,
		hideAmounts: () => amountVisibility.set(true),
		showAmounts: () => amountVisibility.set(false),
	};
}
