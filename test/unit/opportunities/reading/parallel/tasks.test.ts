import assert from "node:assert/strict";
import fc from "fast-check";
import { Section } from "../../../../../src/opportunities/reading/parallel/section.ts";
import { shareOut, type Task } from "../../../../../src/opportunities/reading/parallel/tasks.ts";

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
});
