import type { Locator, Page } from "playwright-core";
import { type ListRow, readList, scrollTo } from "./list.ts";
import { Menu } from "./menu.ts";
import { moveMouseAway } from "./mouse.ts";
import { seenText } from "./seenText.ts";
import { again, STEP_LIMIT_MS, until } from "./wait.ts";

/** For one try of a step that is repeated if it fails. */
const ONE_TRY = { timeout: STEP_LIMIT_MS };

/** The first row of the tree of opportunities, which tells the View. */
export const VIEW_ROW = Symbol("the row of the View");

/** Finds a row: the first with this label, or the first that matches. */
type RowQuery = string | ((row: ListRow) => boolean) | typeof VIEW_ROW;

/** A tree view in the side bar, found by the name in its header. */
export class TreeView {
	readonly #page: Page;
	readonly #list: Locator;

	constructor(page: Page, pane: Locator) {
		this.#page = page;
		this.#list = pane.locator(".monaco-list[role=tree]");
	}

	/** Every row in order, whether or not it is in sight, without the one that tells the View. */
	async rows(): Promise<ListRow[]> {
		return [...(await this.#read()).rows];
	}

	/** The first row, which tells the View. Undefined if there is none. */
	async viewRow(): Promise<ListRow | undefined> {
		return (await this.#read()).viewRow;
	}

	/** Waits until the row of the View has this label. */
	async viewIs(label: string): Promise<void> {
		await until(
			`the View ${label}`,
			async () => (await this.viewRow())?.label,
			(found) => found === label,
		);
	}

	/** Waits until `accept` returns true for the rows. Returns them. */
	rowsWhen(what: string, accept: (rows: readonly ListRow[]) => boolean, limitMs?: number): Promise<ListRow[]> {
		return until(what, () => this.rows(), accept, limitMs);
	}

	/** Waits for a matching row. Returns the first one. */
	async row(query: RowQuery): Promise<ListRow> {
		const { rows, viewRow } = await until(
			`the row ${String(query)}`,
			() => this.#read(),
			(found) => rowOf(found, query) !== undefined,
		);
		const row = rowOf({ rows, viewRow }, query);
		if (row === undefined) throw new Error(`There is no row ${String(query)}`);
		return row;
	}

	/** The visible descendants of a row. */
	async under(query: RowQuery): Promise<ListRow[]> {
		const parent = await this.row(query);
		const after = (await this.rows()).slice(parent.index + 1);
		const end = after.findIndex((row) => row.level <= parent.level);
		return end < 0 ? after : after.slice(0, end);
	}

	/** Expands a row, and waits for its children. */
	async expand(query: RowQuery): Promise<void> {
		await this.#toggle(query, true);
	}

	async collapse(query: RowQuery): Promise<void> {
		await this.#toggle(query, false);
	}

	/** Clicks a row, which runs its command and, if it has children, expands or collapses it. */
	async click(query: RowQuery): Promise<void> {
		await this.#act(query, (row) => row.locator(".monaco-icon-label-container").click(ONE_TRY));
	}

	/** Presses a button that appears in a row when the mouse is over it. */
	async inlineAction(query: RowQuery, action: string): Promise<void> {
		await this.#act(query, async (row) => {
			await row.hover(ONE_TRY);
			await row.locator(`a.action-label[aria-label="${action}"]`).click(ONE_TRY);
		});
	}

	/** The text of a row's hover. */
	async tooltip(query: RowQuery): Promise<string> {
		const hover = this.#page.locator(".workbench-hover:visible").last();
		let text = "";
		await this.#act(query, async (row) => {
			await row.locator(".monaco-icon-label-container").hover(ONE_TRY);
			await hover.waitFor(ONE_TRY);
			// VS Code shows this while the row's hover is made.
			text = await until(
				"the hover's text",
				() => hover.innerText(ONE_TRY),
				(found) => found.trim() !== "Loading...",
			);
		});
		return text.trim();
	}

	/** What is seen of a row's label and description, one after the other, at the width that the tree has. */
	async seen(query: RowQuery): Promise<string> {
		let text = "";
		await this.#act(query, async (row) => {
			text = await row.evaluate(seenText, undefined, ONE_TRY);
		});
		return text;
	}

	/** Opens a row's context menu. */
	contextMenu(query: RowQuery): Promise<Menu> {
		return Menu.opened(this.#page, () => this.#act(query, (row) => row.click({ button: "right", ...ONE_TRY })));
	}

	/** Moves the keyboard focus to this row. */
	async focus(query: RowQuery): Promise<void> {
		const place = await this.#placeOf(query);
		await this.#list.focus();
		await this.#page.keyboard.press("Home");
		for (let at = 0; at < place; at++) await this.#page.keyboard.press("ArrowDown");
	}

	/** The rows are counted without the one that tells the View. */
	async #read(): Promise<ReadTree> {
		const found = (await this.#list.isVisible()) ? await readList(this.#list) : [];
		const viewRow = found[0]?.spoken.startsWith("View: ") ? found[0] : undefined;
		if (viewRow === undefined) return { viewRow, rows: found };
		return { viewRow, rows: found.slice(1).map((row) => ({ ...row, index: row.index - 1 })) };
	}

	/** The index of a row in the list, which counts the row of the View. */
	async #placeOf(query: RowQuery): Promise<number> {
		const tree = await this.#read();
		const { index } = rowOf(tree, query) ?? (await this.row(query));
		return query === VIEW_ROW || tree.viewRow === undefined ? index : index + 1;
	}

	async #toggle(query: RowQuery, expanded: boolean): Promise<void> {
		const row = await this.row(query);
		const what = `the row ${row.label} to be ${expanded ? "open" : "closed"}`;
		const isSo = (rows: readonly ListRow[]) => {
			const now = rowOf({ rows, viewRow: undefined }, query);
			const hasChildren = now !== undefined && (rows[now.index + 1]?.level ?? 0) > now.level;
			return now?.expanded === expanded && !now.loading && hasChildren === expanded;
		};
		await again(what, async () => {
			const twistie = (found: Locator) => found.locator(".monaco-tl-twistie").click(ONE_TRY);
			if ((await this.row(query)).expanded !== expanded) await this.#act(query, twistie);
			await this.rowsWhen(what, isSo, STEP_LIMIT_MS);
		});
	}

	/** Does something with a row. Repeats it if VS Code moved or redrew the row meanwhile. */
	async #act(query: RowQuery, act: (row: Locator) => Promise<void>): Promise<void> {
		await again(`the row ${String(query)} to hold still`, async () => {
			const { spoken } = await this.row(query);
			await moveMouseAway(this.#page);
			const element = await scrollTo(this.#list, await this.#placeOf(query));
			if ((await element.getAttribute("aria-label", ONE_TRY)) !== spoken) throw new Error("Another row took its place");
			await act(element);
		});
	}
}

interface ReadTree {
	readonly viewRow: ListRow | undefined;
	readonly rows: readonly ListRow[];
}

function rowOf({ viewRow, rows }: ReadTree, query: RowQuery): ListRow | undefined {
	if (query === VIEW_ROW) return viewRow;
	return rows.find(typeof query === "string" ? ({ label }) => label === query : query);
}
