import type { AnyProvider } from "./section.ts";

/** What reads each section. A section without a provider isn't shown. */
export const SECTION_PROVIDERS: readonly AnyProvider[] = [];
