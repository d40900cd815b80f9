import assert from "node:assert/strict";
import fc from "fast-check";
import {
	type PeriodForms,
	type PeriodInView,
	periodBefore,
	periodInView,
	periodYearBefore,
} from "../../../../src/opportunities/analysis/periodInView.ts";
import { readStanding } from "../../../../src/opportunities/analysis/standing/readStanding.ts";
import { type Target, targetAmount, targetFor } from "../../../../src/opportunities/analysis/standing/targets.ts";
import { withoutStatusAndDate } from "../../../../src/opportunities/analysis/withoutStatusAndDate.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { closingIn, setAside, targetByForce, wonOf, wonUntil } from "./bruteForce.ts";
import { type Days, localDay, plus } from "./matchByForce.ts";
import {
	checkIn,
	matched,
	NOW,
	partsIn,
	randomViews,
	type Situation,
	sampleSource,
	situations,
	viewRuns,
} from "./randomViews.ts";

const daysOf = ({ period }: PeriodInView): Days => [period.gte, period.lt];
const lengthOf = ([first, end]: Days) => (Date.parse(end) - Date.parse(first)) / 86_400_000;
const isCalendar = ({ id }: PeriodInView) => !id.includes("..");
/** Bounds that no calendar and no name knows have neither a target nor a pace. */
const isNamed = (view: View, period: PeriodInView) =>
	isCalendar(period) || isWeek(daysOf(period)) || typeof view.filters.date_won === "string";
const isWeek = (days: Days) => lengthOf(days) === 7 && new Date(days[0]).getUTCDay() === 1;

describe("Where random Views stand", () => {
	const source = sampleSource();
	const owners = source.world.owners.map(({ id }) => id);
	const views = fc.oneof(
		randomViews(source),
		fc
			.record(
				{
					user_id: fc.uniqueArray(fc.constantFrom(...owners.slice(0, 2), "me"), { minLength: 1, maxLength: 2 }),
					status_type: fc.constant<["active"]>(["active"]),
					date_won: fc.constantFrom("this_month", "last_quarter", "this_year"),
				},
				{ requiredKeys: [] },
			)
			.map((filters): View => ({ filters })),
	);
	const amounts = fc.record({
		all: fc.option(fc.integer({ min: 1, max: 3_000_000 }), { nil: undefined }),
		owner: fc.option(fc.integer({ min: 1, max: 500_000 }), { nil: undefined }),
		scale: fc.constantFrom(0, 2, 3),
	});

	/** The targets of the period in view and of others, in any order that is allowed. */
	function targetsOf(period: PeriodInView, all: number | undefined, owner: number | undefined): readonly Target[] {
		const others: Target[] = [
			{ period: "2019", amount: 7 },
			{ period: "2019-Q1", amount: 7, user_id: owners[0] },
		];
		if (!isCalendar(period) || period.span === "week") return others;
		return [
			...others,
			...(owner === undefined ? [] : [{ period: period.id, user_id: owners[0], amount: owner }]),
			...(all === undefined ? [] : [{ period: period.id, amount: all }]),
		];
	}

	/** Of all, or of the first owner alone, and whether the View finds what it is for. */
	function targetOfView(view: View, { me }: Situation, targets: readonly Target[]) {
		const { user_id, ...others } = setAside(view).filters;
		const chosen = (user_id as string[] | undefined)?.map((id) => (id === "me" ? me : id));
		const plain = Object.keys(others).length === 0;
		const named = targets.filter(({ period }) => !period.startsWith("2019"));
		const own = named.find((target) => target.user_id !== undefined && target.user_id === chosen?.[0]);
		if (plain && chosen?.length === 1 && own !== undefined) return { amount: own.amount, comparable: true };
		const all = named.find((target) => target.user_id === undefined);
		return all && { amount: all.amount, comparable: plain && chosen === undefined };
	}

	it("is the target, what is won of it, the gap and its coverage, and the pace, as brute force finds them", async () => {
		const seen = { comparable: 0, gap: 0 };
		/** A target that isn't reached, for a View that it is for. */
		const missed: [View, { all: number; owner: undefined; scale: 2 }, Situation] = [
			{ filters: {} },
			{ all: 3_000_000, owner: undefined, scale: 2 },
			{ zone: "UTC", now: NOW, me: owners[0] ?? "", startMonth: 1, pageSize: 100 },
		];
		await fc.assert(
			fc.asyncProperty(views, amounts, situations(source), (view, { all, owner, scale }, situation) =>
				checkIn(situation, async () => {
					const forms: PeriodForms = { startMonth: situation.startMonth, locale: "en" };
					const period = periodInView(view, situation.now, forms);
					const [before, yearBefore] = [periodBefore(period, forms), periodYearBefore(period, forms)];
					const targets = targetsOf(period, all, owner);
					const found = targetFor(targets, { view, period: period.period, ...situation });
					const expected = targetOfView(view, situation, targets);
					assert.deepEqual(found && { amount: found.target.amount, comparable: found.comparable }, expected);
					const target = found && targetAmount(found.target, scale);
					const comparable = found?.comparable ?? false;
					const today = localDay(situation.now);
					const rest = withoutStatusAndDate(view);
					const { measures } = await readStanding(partsIn(source, situation), {
						view: rest,
						period,
						before,
						yearBefore,
						target,
						comparable,
						today,
					});
					const values = Object.fromEntries(measures.map(({ measure: { name, value } }) => [name, value]));

					const deals = matched(source, setAside(view), situation);
					const days = daysOf(period);
					const amount = expected && expected.amount * 10 ** scale;
					const whole = targetByForce(deals, days, amount ?? 0);
					const { share, gap, coverage } = comparable
						? whole
						: { share: undefined, gap: undefined, coverage: undefined };
					seen.comparable += Number(comparable);
					seen.gap += Number(Boolean(gap));
					assert.deepEqual(Object.fromEntries(Object.entries(values).filter(([name]) => name.startsWith("target."))), {
						"target.amount": amount,
						"target.won": whole.won,
						"target.share": share,
						"target.gap": gap,
						"target.coverage": coverage,
					});

					const begun = days[0] <= today;
					const past = days[1] <= today;
					if (!isNamed(view, period) || !begun) {
						assert.deepEqual(
							Object.keys(values).filter((name) => name.startsWith("pace.")),
							[],
						);
						return;
					}
					const later = closingIn(wonOf(deals), days).filter(({ date_won }) => String(date_won) > today);
					if (values["pace.now"] === undefined) assert.ok(later.length >= situation.pageSize);
					else assert.equal(values["pace.now"], wonUntil(deals, days, today));
					const count = lengthOf([days[0], plus(today, 1)]);
					for (const [name, earlier] of [
						["pace.previous_period", before],
						["pace.previous_year", yearBefore],
					] as const) {
						if (earlier === undefined) continue;
						const until = past ? earlier.period.lt : plus(earlier.period.gte, count - 1);
						assert.equal(values[name], wonUntil(deals, daysOf(earlier), until), name);
					}
				}),
			),
			{ ...viewRuns(40), examples: [missed] },
		);
		assert.ok(seen.comparable > 0 && seen.gap > 0, JSON.stringify(seen));
	});
});
