import type { Locator } from "playwright-core";

/** A row of one of VS Code's lists, as it is drawn. */
export interface ListRow {
	/** Place in the list, from 0, scrolled away or not. */
	readonly index: number;
	/** 1 for the topmost. */
	readonly level: number;
	readonly label: string;
	readonly description: string;
	/** What a screen reader is told. */
	readonly spoken: string;
	/** Undefined for a row that has no children. */
	readonly expanded: boolean | undefined;
	readonly selected: boolean;
	/** Of a row with a checkbox. */
	readonly checked: boolean | undefined;
	/** The codicon's name, such as `pass`; empty where there is none. */
	readonly icon: string;
	/** The icon's colour as computed, such as `rgb(56, 138, 52)`. */
	readonly iconColor: string;
	/** Its children are on their way. */
	readonly loading: boolean;
	/** A quick pick's second line. */
	readonly detail: string;
	/** A quick pick's heading over this row. */
	readonly separator: string;
	/** Spoken names of the buttons in it. */
	readonly actions: readonly string[];
}

interface Reading {
	readonly rows: ListRow[];
	/** Whether the newest reading reached the end of the list. */
	readonly complete: boolean;
}

/**
 * Reads a `.monaco-list`, which draws only what is in sight: from its top to its end, or until the row at `stopAt` is drawn.
 * Leaves it scrolled to where the reading ended.
 */
export async function readList(list: Locator, stopAt?: number): Promise<ListRow[]> {
	const { rows, complete } = await list.evaluate(readInPage, stopAt);
	if (!complete) throw new Error(`The list could not be read to its end: ${rows.length} rows were`);
	return rows;
}

/** The row at an index, scrolled into sight. */
export async function scrollTo(list: Locator, index: number): Promise<Locator> {
	const row = list.locator(`.monaco-list-rows > .monaco-list-row[data-index="${index}"]`);
	if ((await row.count()) === 0) await readList(list, index);
	return row;
}

/** Runs inside the page, so it is whole in itself. */
async function readInPage(list: Element, stopAt: number | undefined): Promise<Reading> {
	const text = (row: Element, selector: string) => row.querySelector(selector)?.textContent?.trim() ?? "";
	const flag = (row: Element, name: string) => {
		const value = row.getAttribute(name);
		return value === null ? undefined : value === "true";
	};
	const read = (row: Element): ListRow => {
		const icon = row.querySelector(".custom-view-tree-node-item-icon.codicon, .quick-input-list-icon.codicon");
		const name = [...(icon?.classList ?? [])].find((name) => name.startsWith("codicon-")) ?? "";
		const actions = [...row.querySelectorAll(".monaco-action-bar a.action-label")];
		return {
			index: Number(row.getAttribute("data-index")),
			level: Number(row.getAttribute("aria-level")),
			label: text(row, ".label-name"),
			description: text(row, ".label-description"),
			spoken: row.getAttribute("aria-label") ?? "",
			expanded: flag(row, "aria-expanded"),
			selected: row.classList.contains("selected"),
			checked: row.getAttribute("role") === "checkbox" ? flag(row, "aria-checked") : undefined,
			icon: name.replace("codicon-", "").replace(/~.*/, ""),
			iconColor: icon ? getComputedStyle(icon).color : "",
			loading: row.querySelector(".codicon-tree-item-loading") !== null,
			detail: text(row, ".quick-input-list-label-meta .label-name"),
			separator: text(row, ".quick-input-list-separator-border .quick-input-list-separator"),
			actions: actions.map((action) => action.getAttribute("aria-label") ?? ""),
		};
	};
	const found = new Map<number, ListRow>();
	const sorted = () => [...found.values()].sort((a, b) => a.index - b.index);
	const scroller = list.querySelector(".monaco-scrollable-element");
	const wheel = (pixels: number) => {
		scroller?.dispatchEvent(new WheelEvent("wheel", { deltaY: pixels, bubbles: true, cancelable: true }));
		return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
	};
	const step = Math.max(22, list.clientHeight / 2);

	await wheel(-10_000_000);
	let still = 0;
	let end = -1;
	while (still < 10) {
		const before = found.size;
		const drawn = [...list.querySelectorAll(".monaco-list-rows > .monaco-list-row")];
		for (const row of drawn) {
			const index = Number(row.getAttribute("data-index"));
			found.set(index, read(row));
			if (row.getAttribute("data-last-element") === "true") end = index;
		}
		if (stopAt !== undefined && found.has(stopAt)) return { rows: sorted(), complete: true };
		if (end >= 0 && found.size > end) return { rows: sorted().slice(0, end + 1), complete: true };
		if (drawn.length === 0) return { rows: [], complete: true };
		still = found.size === before ? still + 1 : 0;
		await wheel(step);
	}
	return { rows: sorted(), complete: false };
}
