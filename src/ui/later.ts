/** Code that isn't needed before it is used, loaded in one piece because an extension host takes time for each file. */
export { answerTool, readingMessage } from "./assistants/answerTool.ts";
export { commandHandlers } from "./commandHandlers.ts";
export { showComparison } from "./compare/showComparison.ts";
export { showDetails } from "./details/showDetails.ts";
export { exportSubject } from "./export/exportCommand.ts";
export { runSignInDialog } from "./session/signInDialog.ts";
export { showStatusBarFigure } from "./statusBar/statusBarItem.ts";
export { showTotals } from "./totals/showTotals.ts";
export { namedViews } from "./views/namedViews.ts";
export { askAboutLink } from "./views/openLink.ts";
export { teamTargets } from "./views/teamTargets.ts";
