import * as l10n from "@vscode/l10n";
import { DATE_OPERATORS, DATE_PRECISIONS, type DateFilter, type DateOperator } from "../../close/schema/parameters.ts";
import { NAMED_PERIODS, resolvePeriod } from "../../opportunities/time/periods.ts";
import { filterLabel } from "../../opportunities/view/labels.ts";
import { askText } from "../quickInput/askText.ts";
import { pick } from "../quickInput/pick.ts";
import { BACK } from "../quickInput/quickInput.ts";
import { boundsOf, dateExamples, dateFault, dateNote, dateOf, lastDayFault, rangeOf } from "./dateInput.ts";
import { ANY, activeDateItem, dateItems, FROM_TO } from "./dateItems.ts";
import type { FilterChanges, FilterFlow, Outcome } from "./filterFlow.ts";

/** Asks for the days of a date filter. */
export async function datePage(flow: FilterFlow, key: DateFilter): Promise<Outcome> {
	let active = activeDateItem(flow.filters[key]);
	for (;;) {
		const picked = await pick(flow.quickInputs, {
			title: filterLabel(key),
			placeholder: l10n.t("Select a period or a custom range"),
			items: () => dateItems(flow.filters[key], flow.now, flow.locale, flow.host.startMonth),
			active,
			back: true,
			preview: ([at], show) => {
				const period = NAMED_PERIODS.find((one) => one === at);
				flow.preview(period !== undefined || at === ANY ? { [key]: period } : undefined, show);
			},
		});
		if (picked === undefined || picked === BACK) return picked;
		const [id] = picked.ids;
		active = id ?? ANY;
		const outcome = await chosen(flow, key, id);
		if (outcome !== BACK) return outcome;
	}
}

async function chosen(flow: FilterFlow, key: DateFilter, id: string | undefined): Promise<Outcome> {
	const period = NAMED_PERIODS.find((one) => one === id);
	const operator = DATE_OPERATORS.find((one) => one === id);
	if (id === FROM_TO) return askRange(flow, key);
	if (operator !== undefined) return askBound(flow, key, operator);
	flow.set(key, period);
	return "done";
}

/** Asks for the first day, then for the last day. */
async function askRange(flow: FilterFlow, key: DateFilter): Promise<Outcome> {
	const { locale } = flow;
	const timed = DATE_PRECISIONS[key] === "moment";
	const filter = flow.filters[key];
	const set = typeof filter === "string" ? resolvePeriod(filter, flow.now, flow.host.startMonth) : (filter ?? {});
	const before = rangeOf(set);
	let from = before.from;
	const dayOf = (text: string) => dateOf(text, timed, locale) ?? "";
	const changesOf = (first: string, last: string): FilterChanges => ({ [key]: boundsOf(first, last, set) });
	for (;;) {
		const first = await askText(flow.quickInputs, {
			title: filterLabel(key),
			prompt: l10n.t("From: the first day. Leave empty for any time before the last day."),
			placeholder: dateExamples("2026-01-01", timed, locale),
			value: from,
			step: [1, 2],
			back: true,
			check: (text) => dateFault(text, timed, locale),
			note: (text) => dateNote(text, locale),
			preview: flow.previewOf((text) => {
				const isRange = lastDayFault(before.to, dayOf(text), timed, locale) === undefined;
				return isRange ? changesOf(dayOf(text), before.to) : undefined;
			}),
		});
		if (first === undefined || first === BACK) return first;
		from = dayOf(first.text);
		const last = await askText(flow.quickInputs, {
			title: filterLabel(key),
			prompt: l10n.t("To: the last day, included. Leave empty for any time after the first day."),
			placeholder: dateExamples("2026-12-31", timed, locale),
			value: before.to,
			step: [2, 2],
			back: true,
			check: (text) => lastDayFault(text, from, timed, locale),
			note: (text) => dateNote(text, locale),
			preview: flow.previewOf((text) => changesOf(from, dayOf(text))),
		});
		if (last === undefined) return undefined;
		if (last === BACK) continue;
		flow.setAll(changesOf(from, dayOf(last.text)));
		return "done";
	}
}

/** Asks for a single bound. */
async function askBound(flow: FilterFlow, key: DateFilter, operator: DateOperator): Promise<Outcome> {
	const { locale } = flow;
	const timed = DATE_PRECISIONS[key] === "moment";
	const set = flow.filters[key];
	const changesOf = (text: string): FilterChanges => {
		const date = dateOf(text, timed, locale);
		return { [key]: date === undefined ? undefined : { [operator]: date } };
	};
	const answer = await askText(flow.quickInputs, {
		title: filterLabel(key),
		prompt: boundPrompt(operator),
		placeholder: dateExamples("2026-01-31", timed, locale),
		value: typeof set === "object" ? set[operator] : undefined,
		back: true,
		check: (text) => dateFault(text, timed, locale),
		note: (text) => dateNote(text, locale),
		preview: flow.previewOf(changesOf),
	});
	if (answer === undefined || answer === BACK) return answer;
	flow.setAll(changesOf(answer.text));
	return "done";
}

function boundPrompt(operator: DateOperator): string {
	return {
		eq: l10n.t("On this date. Leave empty for any time."),
		gte: l10n.t("On or after this date. Leave empty for any time."),
		gt: l10n.t("After this date. Leave empty for any time."),
		lte: l10n.t("On or before this date. Leave empty for any time."),
		lt: l10n.t("Before this date. Leave empty for any time."),
	}[operator];
}
