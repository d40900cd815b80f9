import assert from "node:assert/strict";
import fc from "fast-check";
import type { ResponseGroup } from "../../../../../src/close/schema/listResponse.ts";
import { divisionByOwners } from "../../../../../src/opportunities/reading/parallel/division.ts";
import type { PlanContext } from "../../../../../src/opportunities/reading/parallel/planContext.ts";
import { Section } from "../../../../../src/opportunities/reading/parallel/section.ts";
import { shareOut, type Task, tasksOf } from "../../../../../src/opportunities/reading/parallel/tasks.ts";
import { ownerGroup, pageWith } from "../../listing/answers.ts";

const section = new Section({ parameters: { _group_by: "user_id" }, first: undefined, last: undefined });

/** A task that takes so many answers. */
function task(answers: number, most: number, bold = most, underWay = 0): Task {
	return { section, gap: undefined, answers, most, bold, underWay, share: 0 };
}

const TASK = fc
	.tuple(fc.integer({ min: 1, max: 40 }), fc.nat(5), fc.nat(5), fc.nat(3))
	.map(([answers, most, more, underWay]) => task(answers, most, most + more, underWay));

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** How many more requests tasks may have, by a limit. */
const room = (tasks: readonly Task[], limit: (one: Task) => number) =>
	tasks.map((one) => Math.max(0, limit(one) - one.underWay));

describe("Requests that are free", () => {
	it("all go to tasks that may have them, and beyond what is sure no more than there are to spare", () => {
		fc.assert(
			fc.property(
				fc.array(TASK, { maxLength: 6 }),
				fc.nat(12),
				fc.integer({ min: -2, max: 8 }),
				(some, free, spare) => {
					const tasks = some.map((one) => ({ ...one }));
					shareOut(tasks, free, spare);
					const sure = room(tasks, ({ most }) => most);
					const bold = room(tasks, (one) => one.bold);
					const beyond = Math.min(Math.max(0, spare), sum(bold) - sum(sure));
					assert.equal(sum(tasks.map(({ share }) => share)), Math.min(free, sum(sure) + beyond));
					assert.ok(tasks.every(({ share }, index) => share <= (bold[index] ?? 0)));
					// None has more than is sure while another one has less.
					const isBold = tasks.some(({ share }, index) => share > (sure[index] ?? 0));
					if (isBold) assert.ok(tasks.every(({ share }, index) => share >= (sure[index] ?? 0)));
				},
			),
		);
	});

	it("go to where the most answers are to come for each request", () => {
		fc.assert(
			fc.property(fc.array(TASK, { maxLength: 6 }), fc.nat(12), (some, free) => {
				const tasks = some.map((one) => ({ ...one }));
				shareOut(tasks, free, 0);
				for (const one of tasks)
					for (const other of tasks) {
						if (one.share === 0 || other.underWay + other.share >= other.most) continue;
						const taken = one.answers / (one.underWay + one.share);
						assert.ok(taken >= other.answers / (other.underWay + other.share + 1));
					}
			}),
		);
	});

	it("go twice to twelve answers that are to come, and once to five", () => {
		const tasks = [task(12, 4), task(5, 4)];
		shareOut(tasks, 3, 0);
		assert.deepEqual(
			tasks.map(({ share }) => share),
			[2, 1],
		);
	});
});

const PARAMETERS = { _group_by: "user_id" } as const;
const PAGE_SIZE = 10;

type Page = readonly [skip: number, ...groups: readonly ResponseGroup[]];

function take(one: Section, total: number, [skip, ...groups]: Page): void {
	assert.equal(one.add(one.ask(skip), pageWith(total, groups)), undefined);
}

/** A listing of so many objects, and what is known after some pages. */
function listing(total: number, ...pages: readonly Page[]): Section {
	const root = new Section({ parameters: PARAMETERS, first: undefined, last: undefined });
	for (const page of pages) take(root, total, page);
	return root;
}

function contextOf(root: Section, part: Partial<PlanContext>): PlanContext {
	const total = root.layout.totals?.total_results ?? 0;
	const known = { division: undefined, awaitsOwners: false, mayDivide: false, meanSize: 1 };
	return { root, pageSize: PAGE_SIZE, total, byOwner: true, ...known, ...part };
}

describe("A gap of ninety pages", () => {
	for (const [what, part, isWorth] of [
		["that its groups may divide", { meanSize: 5 * PAGE_SIZE, mayDivide: true }, true],
		["of groups smaller than pages", { meanSize: PAGE_SIZE / 2 }, true],
		["of groups that fill whole pages and can't divide it", { meanSize: 5 * PAGE_SIZE }, false],
	] as const)
		it(`${what} is ${isWorth ? "looked into in its middle" : "read from both ends alone"}`, () => {
			const root = listing(910, [0, ownerGroup("a", 10)]);
			const [{ most = 0, bold = 0 } = {}, ...others] = tasksOf(contextOf(root, part), root);
			assert.equal(others.length, 0);
			assert.deepEqual([most > 2, bold], isWorth ? [true, 90] : [false, 2]);
		});
});

describe("What is missing once the size of each part is known", () => {
	const OWNERS = ["a", "m", "z"].map((id) => ({ id, name: id }));
	const NOBODYS = { ...ownerGroup("", 20, PAGE_SIZE), key: null, fields: { user_id: null, user_name: null } };

	/** Where to look in a listing with an owner `m` in the middle, and with few objects of `a` and `z` on either side. */
	function lookedFor(...ends: readonly Page[]) {
		const root = listing(100, [50, ownerGroup("m", 30, PAGE_SIZE)], ...ends);
		const division = divisionByOwners(PARAMETERS, OWNERS, [root.layout.groups], (id) => id === "m");
		const context = contextOf(root, { division, mayDivide: true });
		assert.deepEqual(
			tasksOf(context, root).map(({ section: inner }) => inner),
			root.inner,
		);
		const [front, back] = root.inner;
		assert.ok(front !== undefined && back !== undefined);
		take(front, 35, [0, ownerGroup("a", 5), ownerGroup("m", 30, 5)]);
		take(back, 35, [29, ownerGroup("m", 30, 1), ownerGroup("z", 5)]);
		return tasksOf(context, root).map(({ around }) => around);
	}

	it("is looked for behind objects of nobody that come first", () => {
		assert.deepEqual(lookedFor([0, NOBODYS]), [20]);
	});

	it("is looked for before objects of nobody that come last", () => {
		assert.deepEqual(lookedFor([90, NOBODYS]), [80 - PAGE_SIZE]);
	});

	it("is looked for at neither end if no objects of nobody are there", () => {
		assert.deepEqual(lookedFor(), []);
	});
});
