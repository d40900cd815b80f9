/**
 * The code that reads from Close, loaded in one piece with the first session because an extension host takes time for
 * each file.
 */

export { CloseClient } from "../../close/client.ts";
export { PartReader } from "../../opportunities/analysis/partReader.ts";
export {
	askForParts,
	canAskForParts,
	isParting,
	knownPartsOfGroup,
	partedGroup,
	partsOnTheirWay,
} from "../../opportunities/analysis/partsOfGroup.ts";
export { readTargets } from "../../opportunities/analysis/standing/targetEntries.ts";
export { Attention } from "../../opportunities/attention/attention.ts";
export { Listing } from "../../opportunities/listing/listing.ts";
export { parseView } from "../../opportunities/view/parseView.ts";
export { startView } from "./startView.ts";
