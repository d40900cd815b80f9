import assert from "node:assert/strict";
import type { FilterActs } from "./filterCases.ts";
import type { ListRow } from "./harness/list.ts";
import { eventually, until } from "./harness/wait.ts";
import type { TestWindow } from "./harness/window.ts";

/** What a test of filters does over and over, in one window. */
export class FilterSteps implements FilterActs {
	readonly #window: TestWindow;

	constructor(window: TestWindow) {
		this.#window = window;
	}

	/** The first page of the prompt, opened unless one of its pages is. */
	async menu(): Promise<void> {
		if (!(await this.#window.quickInput.isOpen())) await this.#window.runCommand("Filter…");
		await this.returned();
	}

	/** Waits for the first page, where each filter leads back to. */
	async returned(): Promise<void> {
		await this.#window.quickInput.waitFor("Filter opportunities");
	}

	/** A filter's own prompt, out of the first page, or of the second one where `more` says so. */
	async open(filter: string, more: boolean = false): Promise<void> {
		await this.menu();
		if (more) await this.choose("More…", "More filters");
		await this.choose(filter, filter);
	}

	/** Chooses a row that leads to a prompt with this title. */
	async choose(row: string, title: string): Promise<void> {
		await this.#window.quickInput.pick(row);
		await this.#window.quickInput.waitFor(title);
	}

	/** Chooses a row that leads to a box, and types into it. */
	async typeAfter(row: string, text: string): Promise<void> {
		const { quickInput } = this.#window;
		await quickInput.pick(row);
		await until("a box to type in", () => this.#boxIsText(), Boolean);
		await this.type(text);
	}

	/** Takes a row of a pick of one. */
	async pick(row: string): Promise<void> {
		await this.#window.quickInput.pick(row);
		await this.returned();
	}

	/** Waits for an input box with this line under it. */
	async prompted(line: RegExp): Promise<void> {
		const { quickInput } = this.#window;
		await until(
			`the prompt ${line}`,
			() => quickInput.message(),
			(message) => line.test(message),
		);
	}

	/** Types into an input box and accepts it. */
	async type(text: string): Promise<void> {
		await this.#window.quickInput.type(text);
		await this.#window.quickInput.accept();
	}

	/** Marks rows of a pick of several and takes them. */
	async mark(...rows: readonly string[]): Promise<void> {
		for (const row of rows) await this.#window.quickInput.check(row);
		await this.#window.quickInput.ok();
		await this.returned();
	}

	/** A row of the menu that is open, once it says what it should. */
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

	/** Waits until nothing is on its way and the view's description says this. */
	async settled(description: string): Promise<void> {
		const { opportunities } = this.#window;
		await eventually(async () => assert.equal(spaced(await opportunities.description()), description));
		await until(
			"the rows",
			() => opportunities.busy(),
			(busy) => !busy,
		);
	}

	/** Back to the first page. */
	async back(): Promise<void> {
		await this.#window.quickInput.back();
		await this.returned();
	}

	/** Leaves whatever is open, and takes all filters away. */
	async reset(): Promise<void> {
		const { quickInput, opportunities } = this.#window;
		if (await quickInput.isOpen()) await quickInput.cancel();
		const filtered = (await opportunities.description()) !== "";
		if (filtered || (await opportunities.actions()).includes("Clear Filters"))
			await opportunities.press("Clear Filters");
		await this.settled("");
	}

	/** Waits until the view's title offers Clear Filters, or no longer does. */
	async clearable(is: boolean): Promise<void> {
		const actions = () => this.#window.opportunities.actions();
		await until("the title's buttons", actions, (found) => found.includes("Clear Filters") === is);
	}

	/** The filters of each list request since the log was cleared, once there is one. */
	async sent(): Promise<readonly Readonly<Record<string, string>>[]> {
		return until(
			"a request",
			async () => filtersSent(this.#window),
			(all) => all.length > 0,
		);
	}

	/** How many opportunities the groups of the tree hold. */
	async shown(): Promise<number> {
		const groups = (await this.#window.tree.rows()).filter((row) => row.level === 1);
		return groups.reduce((sum, group) => sum + Number(/^[\d,]+/.exec(group.description)?.[0].replaceAll(",", "")), 0);
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
		.filter(({ path }) => path.endsWith("/opportunity/"))
		.map(({ params }) => Object.fromEntries(Object.entries(params).filter(([name]) => !name.startsWith("_"))));
}

/** Dates are written with spaces of several widths. */
function spaced(text: string): string {
	return text.replace(/\s+/g, " ");
}
