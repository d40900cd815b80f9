import assert from "node:assert/strict";
import type { FilterActs } from "./filterCases.ts";
import type { ListRow } from "./harness/list.ts";
import { readsRows } from "./harness/rowRequests.ts";
import { VIEW_ROW } from "./harness/tree.ts";
import { eventually, until } from "./harness/wait.ts";
import type { TestWindow } from "./harness/window.ts";

/** The common steps of tests of filters, in one window. */
export class FilterSteps implements FilterActs {
	readonly #window: TestWindow;

	constructor(window: TestWindow) {
		this.#window = window;
	}

	/** Opens the first page of the prompt, unless one of its pages is open. */
	async menu(): Promise<void> {
		if (!(await this.#window.quickInput.isOpen())) await this.#window.runCommand("Filter…");
		await this.returned();
	}

	/** Waits for the first page, to which each filter returns. */
	async returned(): Promise<void> {
		await this.#window.quickInput.waitFor("Filter Opportunities");
	}

	/** Opens a filter's own prompt from the first page, or from the second one if `more` is set. */
	async open(filter: string, more: boolean = false): Promise<void> {
		await this.menu();
		if (more) await this.choose("Advanced…", "Advanced Filters");
		await this.choose(filter, filter);
	}

	/** Chooses a row that opens a prompt with this title. */
	async choose(row: string, title: string): Promise<void> {
		await this.#window.quickInput.pick(row);
		await this.#window.quickInput.waitFor(title);
	}

	/** Chooses a row that opens an input box, and types into it. */
	async typeAfter(row: string, text: string): Promise<void> {
		const { quickInput } = this.#window;
		await quickInput.pick(row);
		await until("a box to type in", () => this.#boxIsText(), Boolean);
		await this.type(text);
	}

	/** Chooses a row of a pick that takes one. */
	async pick(row: string): Promise<void> {
		await this.#window.quickInput.pick(row);
		await this.returned();
	}

	/** Waits for an input box with this line below. */
	async prompted(line: RegExp): Promise<void> {
		const { quickInput } = this.#window;
		await until(
			`the prompt ${line}`,
			() => quickInput.message(),
			(message) => line.test(message),
		);
	}

	/** Types into an input box, and accepts it. */
	async type(text: string): Promise<void> {
		await this.#window.quickInput.type(text);
		await this.#window.quickInput.accept();
	}

	/** Checks rows of a pick that takes several, and accepts them. */
	async mark(...rows: readonly string[]): Promise<void> {
		for (const row of rows) await this.#window.quickInput.check(row);
		await this.#window.quickInput.ok();
		await this.returned();
	}

	/** A row of the open menu, once it has this description. */
	async row(label: string, description: string): Promise<ListRow> {
		const rows = await until(
			`${label} to be ${description || "unset"}`,
			() => this.#window.quickInput.items(),
			(items) => items.some((item) => item.label === label && spaced(item.description) === description),
		);
		const row = rows.find((item) => item.label === label);
		assert.ok(row !== undefined);
		return row;
	}

	/** Waits until nothing is loading and the View has these filters. */
	async settled(filters: string): Promise<void> {
		const { opportunities } = this.#window;
		await eventually(async () => assert.equal(await this.filters(), filters));
		await until(
			"the rows",
			() => opportunities.busy(),
			(busy) => !busy,
		);
	}

	/** Returns to the first page. */
	async back(): Promise<void> {
		await this.#window.quickInput.back();
		await this.returned();
	}

	/** Closes whatever is open, and clears all filters. */
	async reset(): Promise<void> {
		const { quickInput, tree } = this.#window;
		if (await quickInput.isOpen()) await quickInput.cancel();
		const { actions } = await tree.row(VIEW_ROW);
		if (actions.includes("Clear Filters")) await tree.inlineAction(VIEW_ROW, "Clear Filters");
		await this.settled("");
	}

	/** Waits until the row of the View offers Clear Filters, or no longer does. */
	async clearable(is: boolean): Promise<void> {
		const actions = async () => (await this.#window.tree.viewRow())?.actions;
		await until("the row's buttons", actions, (found) => found?.includes("Clear Filters") === is);
	}

	/** All filters, as the row of the View speaks them. Empty if there are none; undefined if it doesn't say, or isn't there. */
	async filters(): Promise<string | undefined> {
		const spoken = spaced((await this.#window.tree.viewRow())?.spoken ?? "");
		const all = /^View: (?:.*\. Filters: )?(.*?)\. (?:Grouping: |No grouping)/.exec(spoken)?.[1];
		return all === "All opportunities" ? "" : all;
	}

	/** The filters of each list request since the log was cleared, once there is one. */
	async sent(): Promise<readonly Readonly<Record<string, string>>[]> {
		return until(
			"a request",
			async () => filtersSent(this.#window),
			(all) => all.length > 0,
		);
	}

	/** The number of opportunities in the groups of the tree. */
	async shown(): Promise<number> {
		const groups = (await this.#window.tree.rows()).filter((row) => row.level === 1);
		// If nothing matches, the one row says so and has no number.
		const counts = groups.map(({ description }) => /^[\d,]+/.exec(description)?.[0].replaceAll(",", "") ?? 0);
		return counts.reduce<number>((sum, count) => sum + Number(count), 0);
	}

	async #boxIsText(): Promise<boolean> {
		const { quickInput } = this.#window;
		return (
			(await quickInput.isOpen()) && (await quickInput.items()).length === 0 && (await quickInput.message()) !== ""
		);
	}
}

/** The filters of each list request in the log. */
export function filtersSent(window: TestWindow): readonly Readonly<Record<string, string>>[] {
	return window.sandbox.requests
		.filter((request) => readsRows(request) && !isCount(request.params))
		.map(({ params }) => Object.fromEntries(Object.entries(params).filter(([name]) => !name.startsWith("_"))));
}

/** Whether a request only counts what matches, or looks for changes. */
function isCount(params: Readonly<Record<string, string>>): boolean {
	return params["_limit"] === "1";
}

/** Dates contain spaces of several widths. */
function spaced(text: string): string {
	return text.replace(/\s+/g, " ");
}
