import { activation } from "./activation.ts";
import { analysis } from "./analysis.ts";
import { bundleSizes } from "./bundles.ts";
import { fetching } from "./fetching.ts";
import { groupings } from "./grouping.ts";
import { holding } from "./holding.ts";
import { memoryPerObject } from "./memory.ts";
import { openings } from "./opening.ts";
import { parsing } from "./parsing.ts";
import { readings } from "./reading.ts";
import { refreshes } from "./refreshing.ts";
import type { Findings } from "./report.ts";

/** All benchmarks, in the order of the report. */
export const BENCHMARKS: Readonly<Record<string, (quick: boolean) => Promise<Findings>>> = {
	activation: async (quick) => (quick ? { parts: [], targets: [] } : activation()),
	opening: openings,
	grouping: groupings,
	analysis,
	reading: readings,
	refreshing: refreshes,
	parsing,
	fetching,
	holding,
	memory: memoryPerObject,
	bundles: bundleSizes,
};
