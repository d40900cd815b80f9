import type { Locator, Page } from "playwright-core";
import { type ListRow, readList, scrollTo } from "./list.ts";
import { Menu } from "./menu.ts";
import { again, STEP_LIMIT_MS, until } from "./wait.ts";

/** For a step that is done again where it does not succeed at once. */
const ONE_TRY = { timeout: STEP_LIMIT_MS };

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
		const fits = accepting(query);
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
		await this.#act(query, (row) => row.locator(".monaco-icon-label-container").click(ONE_TRY));
	}

	/** Presses a button that appears in a row under the mouse. */
	async inlineAction(query: RowQuery, action: string): Promise<void> {
		await this.#act(query, async (row) => {
			await row.hover(ONE_TRY);
			await row.locator(`a.action-label[aria-label="${action}"]`).click(ONE_TRY);
		});
	}

	/** What a row's hover says. */
	async tooltip(query: RowQuery): Promise<string> {
		const hover = this.#page.locator(".workbench-hover:visible").last();
		let text = "";
		await this.#act(query, async (row) => {
			// Away first: a hover that is shown already does not follow at once.
			await this.#page.mouse.move(0, 0);
			await row.locator(".monaco-icon-label-container").hover(ONE_TRY);
			await hover.waitFor(ONE_TRY);
			text = await hover.innerText(ONE_TRY);
		});
		return text.trim();
	}

	/** Opens a row's context menu. */
	async contextMenu(query: RowQuery): Promise<Menu> {
		await this.#act(query, (row) => row.click({ button: "right", ...ONE_TRY }));
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
		const row = await this.row(query);
		const what = `the row ${row.label} to be ${expanded ? "open" : "closed"}`;
		const isSo = (rows: readonly ListRow[]) => {
			const now = rows.find(accepting(query));
			const hasChildren = now !== undefined && (rows[now.index + 1]?.level ?? 0) > now.level;
			return now?.expanded === expanded && !now.loading && hasChildren === expanded;
		};
		await again(what, async () => {
			const twistie = (found: Locator) => found.locator(".monaco-tl-twistie").click(ONE_TRY);
			if ((await this.row(query)).expanded !== expanded) await this.#act(query, twistie);
			await this.rowsWhen(what, isSo, STEP_LIMIT_MS);
		});
	}

	/** Does something with a row where it stands; again where VS Code moved it or drew it anew meanwhile. */
	async #act(query: RowQuery, act: (row: Locator) => Promise<void>): Promise<void> {
		await again(`the row ${query} to hold still`, async () => {
			const { index, spoken } = await this.row(query);
			const element = await scrollTo(this.#list, index);
			if ((await element.getAttribute("aria-label", ONE_TRY)) !== spoken) throw new Error("Another row took its place");
			await act(element);
		});
	}
}

function accepting(query: RowQuery): (row: ListRow) => boolean {
	return typeof query === "string" ? (row) => row.label === query : query;
}
