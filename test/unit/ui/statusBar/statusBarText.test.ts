import assert from "node:assert/strict";
import { CloseError } from "../../../../src/close/base/errors.ts";
import { targetAmount } from "../../../../src/opportunities/analysis/standing/targets.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import { CLEAR, HIDDEN } from "../../../../src/opportunities/text/mask.ts";
import { STATUS_BAR_FIGURES, statusBarFigureSource } from "../../../../src/opportunities/totals/statusBarFigures.ts";
import { parseView } from "../../../../src/opportunities/view/parseView.ts";
import { parametersOf } from "../../../../src/opportunities/view/viewParameters.ts";
import type { FigureAnswer, FigureState } from "../../../../src/ui/statusBar/figureWatch.ts";
import { type StatusTarget, statusWords } from "../../../../src/ui/statusBar/statusBarText.ts";

const MINUTE = 60_000;
const NOON = new Date(2026, 10, 11, 12).getTime();
const answer: FigureAnswer = {
	aggregates: { total_results: 1_234, total_value_annualized: 41_230_000, expected_value_annualized: 18_804_000 },
	currency: "USD",
	whole: false,
	receivedAt: NOON,
};

const HALF_A_MILLION: StatusTarget = {
	amountAt: (scale) => targetAmount({ period: "2026-Q4", amount: 500_000 }, scale),
	label: "2026 Q4",
};

function words(
	state: Partial<FigureState>,
	age = 0,
	mask = CLEAR,
	currencies = new Currencies(),
	target?: StatusTarget,
) {
	const whole: FigureState = { figure: "wonThisQuarter", answer, loading: false, error: undefined, ...state };
	return statusWords(whole, { locale: "en-US", currencies, mask, now: NOON + age, target });
}

describe("The words of the status bar", () => {
	it("say the figure and, in the hover, of when it is", () => {
		const { text, tooltip, speech } = words({}, 5 * MINUTE);
		assert.equal(text, "$(graph) Won this quarter: $412,300 a year");
		assert.match(tooltip, /As of 12:00\sPM, 5 minutes ago/);
		assert.match(speech, /^Won this quarter: \$412,300 a year\. As of 12:00\sPM, 5 minutes ago$/);
		assert.match(words({}).tooltip, /just now/);
	});

	it("say each figure in its own way", () => {
		const texts = STATUS_BAR_FIGURES.map((figure) =>
			words({ figure }, 0, CLEAR, undefined, HALF_A_MILLION).text.replace("$(graph) ", ""),
		);
		assert.deepEqual(texts, [
			"Won this quarter: $412,300 a year",
			"Won this month: $412,300 a year",
			"82% of target",
			"Open opportunities, expected value: $188,040 a year",
			"Open opportunities, value: $412,300 a year",
			"Stalled opportunities: 1,234",
		]);
	});

	it("say how old the figure is in the text itself once it is old", () => {
		assert.doesNotMatch(words({}, 10 * MINUTE - 1).text, /ago/);
		assert.match(words({}, 10 * MINUTE).text, / · 10 min\. ago$/);
		assert.match(words({}, 190 * MINUTE).text, / · 3 hr\. ago$/);
	});

	it("wait without a figure, and make up none that the answer lacks", () => {
		assert.equal(words({ answer: undefined, loading: true }).text, "$(graph) Won this quarter: …");
		assert.equal(words({ answer: { ...answer, aggregates: {} } }).text, "$(graph) Won this quarter: –");
	});

	it("warn beside the last good figure, with the reason in the hover", () => {
		const error = new CloseError("network", "Close cannot be reached.", { advice: "Check the network." });
		const { text, tooltip } = words({ error });
		assert.equal(text, "$(warning) Won this quarter: $412,300 a year");
		assert.match(tooltip, /Close cannot be reached\. Check the network\./);
	});

	it("write an amount with the decimals that the session knows by now", () => {
		const yen = new Currencies();
		const inYen = { ...answer, currency: "JPY" };
		assert.match(words({ answer: inYen }, 0, CLEAR, yen).text, /: ¥41,230,000 a year$/);
		yen.learn([{ value: 1_234_500, value_formatted: "¥12,345", value_currency: "JPY" }]);
		assert.match(words({ answer: inYen }, 0, CLEAR, yen).text, /: ¥412,300 a year$/);
	});

	it("give a sum no sign where the session knows of several currencies, and say why, unless its own rows are all", () => {
		const mixed = new Currencies();
		mixed.learn([{ value_currency: "USD" }, { value_currency: "EUR" }]);
		const { text, tooltip, speech } = words({}, 0, CLEAR, mixed);
		assert.match(text, /: 412,300 a year$/);
		for (const told of [tooltip, speech]) assert.match(told, /Amounts are in several currencies/);
		assert.match(words({ answer: { ...answer, whole: true } }, 0, CLEAR, mixed).text, /: \$412,300 a year$/);
		assert.doesNotMatch(words({ figure: "stalledCount" }, 0, CLEAR, mixed).tooltip, /currencies/);
	});

	it("say in the hover what a share is of, and hide it with the amounts", () => {
		const share = (mask = CLEAR) => words({ figure: "targetShare" }, 0, mask, new Currencies(), HALF_A_MILLION);
		assert.match(share().tooltip, /^82% of target\n2026 Q4: \$412,300 of \$500,000 a year\n/);
		assert.match(share().speech, /^82% of target\. 2026 Q4: \$412,300 of \$500,000 a year\. As of/);
		const { text, tooltip, speech } = share(HIDDEN);
		assert.equal(text, "$(graph) ••• of target");
		assert.doesNotMatch(tooltip + speech, /412|500|82/);
		assert.equal(words({ figure: "targetShare", answer: undefined, loading: true }).text, "$(graph) … of target");
	});

	it("scale a target as what is won, for one currency without decimals or several of them", () => {
		const share = (written: Parameters<Currencies["learn"]>[0], own: Partial<FigureAnswer>) => {
			const currencies = new Currencies();
			currencies.learn(written);
			const aggregates = { total_results: 1, total_value_annualized: 410_000 };
			const yen = { figure: "targetShare", answer: { ...answer, aggregates, ...own } } as const;
			return words(yen, 0, CLEAR, currencies, HALF_A_MILLION).tooltip.split("\n").slice(0, 2);
		};
		const one = { value: 1, value_formatted: "¥1", value_currency: "JPY" };
		const won = { value: 1, value_formatted: "₩1", value_currency: "KRW" };
		const dollar = { value: 100, value_formatted: "$1.00", value_currency: "USD" };
		assert.deepEqual(share([one, won], { currency: "mixed", whole: true }), [
			"82% of target",
			"2026 Q4: 410,000 of 500,000 a year",
		]);
		assert.deepEqual(share([one, dollar], { currency: "JPY", whole: true }), [
			"82% of target",
			"2026 Q4: ¥410,000 of ¥500,000 a year",
		]);
	});

	it("hide amounts, and no counts", () => {
		const { text, tooltip, speech } = words({}, 0, HIDDEN);
		assert.equal(text, "$(graph) Won this quarter: ••• a year");
		assert.doesNotMatch(tooltip + speech, /412/);
		assert.match(words({ figure: "stalledCount" }, 0, HIDDEN).text, /1,234$/);
	});
});

describe("The figures of the status bar", () => {
	it("stand for Views that can be asked for", () => {
		for (const name of STATUS_BAR_FIGURES) {
			const { view } = statusBarFigureSource(name);
			assert.deepEqual(parseView(view), view);
		}
		const won = parametersOf(statusBarFigureSource("wonThisQuarter").view, { now: new Date(NOON), me: undefined });
		assert.partialDeepStrictEqual(won, { status_type: "won", date_won__gte: "2026-10-01", date_won__lt: "2027-01-01" });
	});
});
