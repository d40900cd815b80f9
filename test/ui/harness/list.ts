import type { Locator } from "playwright-core";
import { until } from "./wait.ts";

/** A row of one of VS Code's lists, as rendered. */
export interface ListRow {
	/** Index in the list, from 0, whether or not the row is in sight. */
	readonly index: number;
	/** 1 for the top level. */
	readonly level: number;
	readonly label: string;
	readonly description: string;
	/** The label for screen readers. */
	readonly spoken: string;
	/** Undefined if the row has no children. */
	readonly expanded: boolean | undefined;
	readonly selected: boolean;
	/** For a row with a checkbox. */
	readonly checked: boolean | undefined;
	/** The codicon's name, such as `pass`; empty if there is none. */
	readonly icon: string;
	/** The computed color of the icon, such as `rgb(56, 138, 52)`. */
	readonly iconColor: string;
	/** Whether its children are loading. */
	readonly loading: boolean;
	/** The second line of an item in a quick pick. */
	readonly detail: string;
	/** The heading above this row in a quick pick. */
	readonly separator: string;
	/** The accessible names of the buttons in the row. */
	readonly actions: readonly string[];
}

/** Reads a `.monaco-list`, which renders only rows in sight, from top to end. Starts again if the list changes. */
export async function readList(list: Locator): Promise<ListRow[]> {
	const rows = await until(
		"the list to hold still while it is read",
		() => list.evaluate(readInPage, undefined),
		(found) => found !== undefined,
	);
	return rows ?? [];
}

/** Scrolls to the row at an index, and to the middle as far as the ends of the list allow. */
export async function scrollTo(list: Locator, index: number): Promise<Locator> {
	await list.evaluate(readInPage, index);
	return list.locator(`.monaco-list-rows > .monaco-list-row[data-index="${index}"]`);
}

/**
 * Runs inside the page, so it can't use anything outside itself. With an index, reads only until that row is rendered, and
 * leaves it in the middle. Returns undefined if the list changed meanwhile.
 */
function readInPage(list: Element, stopAt: number | undefined): ListRow[] | undefined {
	// VS Code reuses rows: one may contain the hidden heading and second line of an earlier item.
	const text = (row: Element, selector: string) => {
		const element = row.querySelector(selector);
		return element?.checkVisibility() ? (element.textContent?.trim() ?? "") : "";
	};
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
	// VS Code scrolls 50 pixels per wheel delta of 120, and renders before the event returns.
	const scroller = list.querySelector(".monaco-scrollable-element");
	const scroll = (pixels: number) => {
		const notches = { deltaY: pixels, wheelDeltaY: (-pixels / 50) * 120 };
		scroller?.dispatchEvent(new WheelEvent("wheel", { ...notches, bubbles: true, cancelable: true }));
	};
	const drawnRows = () => [...list.querySelectorAll(".monaco-list-rows > .monaco-list-row")];
	const found = new Map<number, ListRow>();
	const step = Math.max(22, list.clientHeight - 66);

	scroll(-10_000_000);
	for (let still = 0; still < 3; ) {
		const before = found.size;
		const drawn = drawnRows();
		if (drawn.length === 0) return [];
		for (const row of drawn) found.set(Number(row.getAttribute("data-index")), read(row));
		const wanted = drawn.find((row) => row.getAttribute("data-index") === String(stopAt));
		if (wanted !== undefined) {
			const box = wanted.getBoundingClientRect();
			const frame = list.getBoundingClientRect();
			scroll(box.top + box.height / 2 - (frame.top + frame.height / 2));
			return [];
		}
		// A row keeps the mark of the last row even if others are added below it.
		const last = Math.max(...drawn.map((row) => Number(row.getAttribute("data-index"))));
		const end = drawn.find((row) => row.getAttribute("data-index") === String(last));
		if (end?.getAttribute("data-last-element") === "true" && found.size > last) {
			return [...found.values()].sort((a, b) => a.index - b.index).slice(0, last + 1);
		}
		still = found.size === before ? still + 1 : 0;
		scroll(step);
	}
	return undefined;
}
