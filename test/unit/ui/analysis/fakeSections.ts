import type { PartReader } from "../../../../src/opportunities/analysis/partReader.ts";
import { periodInView } from "../../../../src/opportunities/analysis/periodInView.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import type { SectionId } from "../../../../src/ui/analysis/sectionContents.ts";
import type {
	AnyContent,
	AnyProvider,
	SectionContext,
	SectionReading,
} from "../../../../src/ui/analysis/sectionProvider.ts";
import { Sections } from "../../../../src/ui/analysis/sections.ts";

/** One reading of a section that the test answers. */
interface Reading extends SectionReading {
	readonly id: SectionId;
	readonly context: SectionContext;
	answer(content?: Partial<AnyContent>): Promise<void>;
	fail(error: unknown): Promise<void>;
}

export const EMPTY_CONTENT: AnyContent = { measures: [], notices: [], extra: {} };

/** Another session has another one. Nothing here reads with it. */
export const newParts = () => ({ pageSize: 100 }) as PartReader;

const NOW = new Date(2026, 10, 28, 12);
const QUARTER = periodInView({ filters: {} }, NOW, { startMonth: 1, locale: "en" });

export const CONTEXT: SectionContext = {
	view: { filters: {} },
	period: QUARTER,
	now: NOW,
	me: "user_me",
	startMonth: 1,
	locale: "en",
	parts: newParts(),
	targets: [],
	currencies: new Currencies(),
};

/** Sections whose providers wait for the test. */
export function setUpSections(ids: readonly SectionId[] = ["standing", "winRate"]) {
	const readings: Reading[] = [];
	const needs = new Map<SectionId, number | (() => number)>();
	const actions: unknown[] = [];
	let context: SectionContext | undefined = CONTEXT;
	let changes = 0;
	const providers = ids.map((id) => ({
		id,
		setsAside: true,
		requests: () => {
			const known = needs.get(id);
			return typeof known === "function" ? known() : known;
		},
		read: (asked: SectionContext, reading: SectionReading) =>
			new Promise((resolve, reject) => {
				readings.push({
					...reading,
					id,
					context: asked,
					answer: async (content = {}) => {
						resolve({ ...EMPTY_CONTENT, ...content });
						await settled();
					},
					fail: async (error) => {
						reject(error);
						await settled();
					},
				});
			}),
		hide: (extra: unknown) => extra,
		act: (action: unknown) => {
			actions.push(action);
			return ids;
		},
	})) as readonly unknown[] as readonly AnyProvider[];
	const write = () => undefined;
	const sections = new Sections({
		providers,
		context: () => context,
		changed: () => {
			changes += 1;
		},
		log: { debug: write, info: write, warn: write, error: write },
	});
	return {
		sections,
		readings,
		needs,
		actions,
		changes: () => changes,
		last: () => readings.at(-1) as Reading,
		change(change: Partial<SectionContext> | undefined) {
			context = change && { ...CONTEXT, ...context, ...change };
			sections.update();
		},
		states: () => sections.all.map(({ progress }) => progress.state),
	};
}

/** Waits until what follows a promise has run. */
export async function settled(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}
