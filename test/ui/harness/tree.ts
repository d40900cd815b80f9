import type { Locator, Page } from "playwright-core";
import { type ListRow, readList, scrollTo } from "./list.ts";
import { Menu } from "./menu.ts";
import { until } from "./wait.ts";

/** Which row is meant: the first with this label, or the first that fits. */
export type RowQuery = string | ((row: ListRow) => boolean);

/** A tree view in the side bar, found by the name in its header. */
export class TreeView {
	readonly #page: Page;
	readonly #list: Locator;

	constructor(page: Page, pane: Locator) {
		this.#page = page;
		this.#list = pane.locator(".monaco-list[role=tree]");
	}

	/** Every row, scrolled away or not, in order. */
	async rows(): Promise<ListRow[]> {
		return (await this.#list.isVisible()) ? readList(this.#list) : [];
	}

	/** The rows as soon as they fit. */
	rowsWhen(what: string, accept: (rows: readonly ListRow[]) => boolean, limitMs?: number): Promise<ListRow[]> {
		return until(what, () => this.rows(), accept, limitMs);
	}

	/** The first row that fits, once there is one. */
	async row(query: RowQuery): Promise<ListRow> {
		const fits = typeof query === "string" ? (row: ListRow) => row.label === query : query;
		const rows = await this.rowsWhen(`the row ${query}`, (rows) => rows.some(fits));
		const row = rows.find(fits);
		if (row === undefined) throw new Error(`There is no row ${query}`);
		return row;
	}

	/** The rows below a row, down to the next of its own level: all that is drawn under it. */
	async under(query: RowQuery): Promise<ListRow[]> {
		const parent = await this.row(query);
		const after = (await this.rows()).slice(parent.index + 1);
		const end = after.findIndex((row) => row.level <= parent.level);
		return end < 0 ? after : after.slice(0, end);
	}

	/** Opens a row and waits for its children. */
	async expand(query: RowQuery): Promise<void> {
		await this.#toggle(query, true);
	}

	async collapse(query: RowQuery): Promise<void> {
		await this.#toggle(query, false);
	}

	/** Chooses a row, which runs its command and, where it has children, opens or closes it. */
	async click(query: RowQuery): Promise<void> {
		await (await this.#element(query)).locator(".monaco-icon-label-container").click();
	}

	/** Presses a button that appears in a row under the mouse. */
	async inlineAction(query: RowQuery, action: string): Promise<void> {
		const row = await this.#element(query);
		await row.hover();
		await row.locator(`a.action-label[aria-label="${action}"]`).click();
	}

	/** What a row's hover says. */
	async tooltip(query: RowQuery): Promise<string> {
		// Away first: a hover that is shown already does not follow at once.
		await this.#page.mouse.move(0, 0);
		await (await this.#element(query)).locator(".monaco-icon-label-container").hover();
		const hover = this.#page.locator(".workbench-hover:visible").last();
		await hover.waitFor();
		return (await hover.innerText()).trim();
	}

	/** Opens a row's context menu. */
	async contextMenu(query: RowQuery): Promise<Menu> {
		await (await this.#element(query)).click({ button: "right" });
		return Menu.opened(this.#page);
	}

	/** Gives the tree the keyboard, with this row in focus. */
	async focus(query: RowQuery): Promise<void> {
		const { index } = await this.row(query);
		await this.#list.focus();
		await this.#page.keyboard.press("Home");
		for (let at = 0; at < index; at++) await this.#page.keyboard.press("ArrowDown");
	}

	async #toggle(query: RowQuery, expanded: boolean): Promise<void> {
		const { index, level, expanded: now } = await this.row(query);
		if (now !== expanded) await (await scrollTo(this.#list, index)).locator(".monaco-tl-twistie").click();
		await this.rowsWhen(`row ${index} to be ${expanded ? "open" : "closed"}`, (rows) => {
			const row = rows[index];
			const hasChildren = (rows[index + 1]?.level ?? 0) > level;
			return row?.expanded === expanded && !row.loading && hasChildren === expanded;
		});
	}

	async #element(query: RowQuery): Promise<Locator> {
		return scrollTo(this.#list, (await this.row(query)).index);
	}
}
