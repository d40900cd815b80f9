// An element with `data-roving` is one stop of the Tab key, however many buttons it has: the arrow keys, Home and End move
// within it. In a `grid`, rows are table rows, and Home and End stay in their row; in a `line`, such as a tool bar, a list
// or a header row, all arrows go one on or back. `headings` is a line of the headings that fold what is below them.

/** The button or heading of each element that Tab stops at: the one that last had the focus. */
const current = new WeakMap<Element, HTMLElement>();

/** Listens to keys and to the focus. Call this once for a page. */
export function startRoving(page: HTMLElement): void {
	page.addEventListener("keydown", moveByKey);
	page.addEventListener("focusin", ({ target }) => {
		const within = rovingAround(target);
		if (within === undefined) return;
		const last = current.get(within.container);
		if (last !== undefined) last.tabIndex = -1;
		within.stop.tabIndex = 0;
		current.set(within.container, within.stop);
	});
}

/** Call this after each drawing: buttons come and go, and each element must keep one Tab stop. */
export function keepStops(page: ParentNode): void {
	for (const container of page.querySelectorAll("[data-roving]")) {
		const stops = stopsIn(container);
		const last = current.get(container);
		const kept = last !== undefined && stops.includes(last) ? last : stops[0];
		if (kept !== undefined) current.set(container, kept);
		for (const stop of stops) stop.tabIndex = stop === kept ? 0 : -1;
	}
}

function moveByKey(event: KeyboardEvent): void {
	if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
	const within = rovingAround(event.target);
	if (within === undefined) return;
	const next = neighbour(rowsOf(within.container), within.stop, event.key);
	if (next === undefined) return;
	event.preventDefault();
	next.focus();
}

function rovingAround(target: EventTarget | null) {
	const container = target instanceof Element ? target.closest("[data-roving]") : null;
	const stop = container === null ? undefined : stopsIn(container).find((one) => one === target);
	return container === null || stop === undefined ? undefined : { container, stop };
}

type Rows = readonly (readonly HTMLElement[])[];

/** A line is a grid both ways: one row for left and right, and as many rows for up and down. */
function rowsOf(container: Element): { readonly across: Rows; readonly down: Rows } {
	const stops = stopsIn(container);
	if (container.getAttribute("data-roving") !== "grid") return { across: [stops], down: stops.map((stop) => [stop]) };
	const rows = [...container.querySelectorAll("tr")].map(stopsIn).filter(({ length }) => length > 0);
	return { across: rows, down: rows };
}

function neighbour({ across, down }: ReturnType<typeof rowsOf>, stop: HTMLElement, key: string) {
	const row = across.find((stops) => stops.includes(stop)) ?? [];
	const at = row.indexOf(stop);
	const line = down.findIndex((stops) => stops.includes(stop));
	const column = down[line]?.indexOf(stop) ?? 0;
	// A shorter row has its last button below the button of a longer one.
	const inLine = (index: number) => down[index]?.[column] ?? down[index]?.at(-1);
	switch (key) {
		case "ArrowLeft":
			return row[at - 1];
		case "ArrowRight":
			return row[at + 1];
		case "ArrowUp":
			return inLine(line - 1);
		case "ArrowDown":
			return inLine(line + 1);
		case "Home":
			return row[0];
		case "End":
			return row.at(-1);
		default:
			return undefined;
	}
}

function stopsIn(element: Element): readonly HTMLElement[] {
	const stops = element.getAttribute("data-roving") === "headings" ? ":scope > details > summary" : "button";
	return [...element.querySelectorAll<HTMLElement>(stops)].filter((stop) => stop.checkVisibility());
}
