/**
 * The code that reads from Close, loaded in one piece with the first session because an extension host takes time for
 * each file.
 */

export { PartReader } from "../../opportunities/analysis/partReader.ts";
export {
	askForParts,
	canAskForParts,
	isParting,
	knownPartsOfGroup,
	partedGroup,
	partsOnTheirWay,
} from "../../opportunities/analysis/partsOfGroup.ts";
export { currentTarget } from "../../opportunities/analysis/standing/currentTarget.ts";
export { readTargets } from "../../opportunities/analysis/standing/targetEntries.ts";
export { targetAmount } from "../../opportunities/analysis/standing/targets.ts";
export { Attention } from "../../opportunities/attention/attention.ts";
export { Listing } from "../../opportunities/listing/listing.ts";
export { PageReader as Reader } from "../../opportunities/reading/pageReader.ts";
export { parseView } from "../../opportunities/view/parseView.ts";
export { startView } from "./startView.ts";
