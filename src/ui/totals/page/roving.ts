/**
 * Makes a table of many figures one stop of the Tab key: the arrow keys, Home and End move within it. Otherwise the Tab
 * key would stop at twelve figures for each group.
 */
export function moveByArrow(event: KeyboardEvent): void {
	const { target, currentTarget } = event;
	if (!(target instanceof HTMLElement) || !(currentTarget instanceof HTMLTableElement)) return;
	const rows = [...currentTarget.tBodies].flatMap((body) => [...body.rows].map(stopsOf));
	const row = rows.find((stops) => stops.includes(target));
	if (row === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
	const next = neighbour(rows, row, row.indexOf(target), event.key);
	if (next === undefined) return;
	event.preventDefault();
	next.focus();
}

function neighbour(
	rows: readonly (readonly HTMLElement[])[],
	row: readonly HTMLElement[],
	column: number,
	key: string,
): HTMLElement | undefined {
	const at = rows.indexOf(row);
	switch (key) {
		case "ArrowLeft":
			return row[column - 1];
		case "ArrowRight":
			return row[column + 1];
		case "ArrowUp":
			return rows[at - 1]?.[column];
		case "ArrowDown":
			return rows[at + 1]?.[column];
		case "Home":
			return row[0];
		case "End":
			return row.at(-1);
		default:
			return undefined;
	}
}

/** The figure that last had the focus stays the table's Tab stop. */
export function rememberStop(event: FocusEvent): void {
	const { target, currentTarget } = event;
	if (!(target instanceof HTMLElement) || !(currentTarget instanceof HTMLTableElement)) return;
	for (const stop of stopsOf(currentTarget)) stop.tabIndex = stop === target ? 0 : -1;
}

/** Call this after each drawing: rows come and go, and each table must keep a Tab stop. */
export function keepStops(page: ParentNode): void {
	for (const table of page.querySelectorAll("table")) {
		const stops = stopsOf(table);
		const [first] = stops;
		if (first !== undefined && !stops.some(({ tabIndex }) => tabIndex === 0)) first.tabIndex = 0;
	}
}

function stopsOf(element: ParentNode): readonly HTMLElement[] {
	return [...element.querySelectorAll<HTMLElement>("button.askable")];
}
