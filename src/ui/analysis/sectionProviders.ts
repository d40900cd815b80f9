import { concentrationProvider } from "./concentrationProvider.ts";
import { outcomeProvider } from "./outcomeProvider.ts";
import type { AnyProvider } from "./sectionProvider.ts";
import { standingProvider } from "./standingProvider.ts";
import { winRateProvider } from "./winRateProvider.ts";

/** What reads each section. A section without a provider isn't shown. */
export const SECTION_PROVIDERS: readonly AnyProvider[] = [
	standingProvider,
	winRateProvider,
	outcomeProvider,
	concentrationProvider,
];
