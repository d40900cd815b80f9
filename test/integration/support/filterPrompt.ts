import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { FilterKey } from "../../../src/opportunities/view/view.ts";
import type { Sandbox } from "../../../src/sandbox/index.ts";
import type { FilterActs } from "../../ui/filterCases.ts";
import { TypedBox } from "./inputBox.ts";
import { TypedPick } from "./pickBox.ts";
import { until } from "./wait.ts";
import { item, nodes, rowRequests, run, viewRow } from "./window.ts";

/** Plays the user of the filter prompt. Meanwhile, VS Code doesn't open its boxes. */
export class FilterPrompt implements FilterActs {
	readonly #sandbox: Sandbox;
	readonly #contexts = new Map<string, unknown>();
	readonly #putBack: () => void;
	#last: TypedPick | TypedBox | undefined;
	#sent: Readonly<Record<string, string>> = {};

	constructor(sandbox: Sandbox) {
		this.#sandbox = sandbox;
		const { createQuickPick, createInputBox } = vscode.window;
		const { executeCommand } = vscode.commands;
		const opened = <Box extends TypedPick | TypedBox>(box: Box): Box => {
			this.#last = box;
			return box;
		};
		Object.assign(vscode.window, {
			createQuickPick: () => opened(new TypedPick()),
			createInputBox: () => opened(new TypedBox()),
		});
		Object.assign(vscode.commands, {
			executeCommand: (command: string, ...args: readonly unknown[]) => {
				if (command === "setContext") this.#contexts.set(String(args[0]), args[1]);
				return executeCommand(command, ...args);
			},
		});
		this.#putBack = () => {
			Object.assign(vscode.window, { createQuickPick, createInputBox });
			Object.assign(vscode.commands, { executeCommand });
		};
	}

	/** Leaves the prompt, and restores VS Code's own boxes. */
	end(): void {
		this.#last?.hide();
		this.#putBack();
	}

	/** Opens a filter's own prompt from the first page, or from the second one if `more` is set. */
	async open(filter: string, more: boolean): Promise<void> {
		if (this.#last?.shown !== true) void run("filter");
		await this.returned();
		if (more) await this.choose("Advanced…", "Advanced Filters");
		await this.choose(filter, filter);
	}

	/** Opens the page of one filter, which has this title. */
	async openAt(filter: FilterKey, title: string): Promise<void> {
		void run("filter", filter);
		await this.#page(title);
	}

	/** Waits for the first page, to which each filter returns. */
	async returned(): Promise<void> {
		await this.#page("Filter Opportunities");
	}

	/** Chooses a row that opens a prompt with this title. */
	async choose(row: string, title: string): Promise<void> {
		(await this.#pickWith(row)).choose(row);
		await this.#page(title);
	}

	async typeAfter(row: string, text: string): Promise<void> {
		(await this.#pickWith(row)).choose(row);
		await until("a box to type in", () => this.#last instanceof TypedBox && this.#last.shown);
		await this.type(text);
	}

	async pick(row: string): Promise<void> {
		(await this.#pickWith(row)).choose(row);
		await this.returned();
	}

	async prompted(line: RegExp): Promise<void> {
		await until(`the prompt ${line}`, () => this.#last instanceof TypedBox && line.test(this.#last.prompt ?? ""));
	}

	async type(text: string): Promise<void> {
		const box = await until("a box to type in", () => this.#last?.shown === true && this.#last);
		box.enter(text);
	}

	async mark(...rows: readonly string[]): Promise<void> {
		(await this.#pickWith(...rows)).mark(rows);
		await this.returned();
	}

	/** The accessible names of the buttons in a row of the page, once it has this description. */
	async buttonsOf(label: string, description: string): Promise<readonly (string | undefined)[]> {
		const row = await until(`${label} to be ${description || "unset"}`, () => {
			const found = this.#last instanceof TypedPick ? this.#last.row(label) : undefined;
			return spaced(found?.description) === description && found;
		});
		return (row.buttons ?? []).map(({ tooltip }) => tooltip);
	}

	async press(label: string, button: string): Promise<void> {
		(await this.#pickWith(label)).press(label, button);
	}

	async back(): Promise<void> {
		assert.ok(this.#last instanceof TypedPick);
		this.#last.back();
		await this.returned();
	}

	/** Waits until the View has these filters, and its row offers to clear them or not. */
	async settled(filters: string, clearable: boolean): Promise<void> {
		await until(`the filters ${filters}`, () => filtersSpoken() === filters);
		await until("what can be cleared", () => this.#contexts.get("closeOpportunities.filtered") === clearable);
	}

	/** The filters of the first list request since the log was cleared. Ignores a late request for the previous View. */
	async sent(): Promise<Readonly<Record<string, string>>> {
		const before = Object.entries(this.#sent);
		const isLate = (filters: Readonly<Record<string, string>>) =>
			before.length === 0
				? Object.keys(filters).length === 0
				: before.every(([name, value]) => filters[name] === value);
		this.#sent = await until("a request", () => {
			const asked = rowRequests(this.#sandbox)
				.filter(({ params }) => params["_limit"] !== "1")
				.map(({ params }) => Object.fromEntries(Object.entries(params).filter(([name]) => !name.startsWith("_"))));
			return asked.find((filters) => !isLate(filters));
		});
		return this.#sent;
	}

	/** Waits until the groups of the tree contain so many opportunities. */
	async shows(count: number): Promise<void> {
		const groups = () => nodes().filter((node) => item(node).contextValue?.startsWith("group"));
		const counted = (node: unknown) => Number(/^[\d,]+/.exec(String(item(node).description))?.[0].replaceAll(",", ""));
		await until(
			`${count} opportunities`,
			() => groups().reduce((sum: number, node) => sum + counted(node), 0) === count,
		);
		// All groups may be there before it is certain that there are no more.
		await until("the reading to end", () => this.#contexts.get("closeOpportunities.loading") === false);
	}

	async #page(title: string): Promise<void> {
		await until(`the prompt ${title}`, () => this.#last?.shown === true && withoutCount(this.#last.title) === title);
	}

	/** The open pick, once it has these rows. */
	#pickWith(...labels: readonly string[]): Promise<TypedPick> {
		return until(`the rows ${labels.join(", ")}`, () => {
			const pick = this.#last;
			return pick instanceof TypedPick && pick.shown && labels.every((label) => pick.row(label)) && pick;
		});
	}
}

/** A title without the number of matches. */
function withoutCount(title: string | undefined): string | undefined {
	return title?.replace(/ · (?:[\d,]+|no) match(?:es)?$/, "");
}

/** All filters, as the row of the View speaks them. Empty if there are none; undefined if it doesn't say, or isn't there. */
function filtersSpoken(): string | undefined {
	const speech = viewRow()?.accessibilityInformation?.label;
	const filters = /^View: (.*?)\. (?:Grouping: |No grouping)/.exec(spaced(speech))?.[1];
	return filters === "All opportunities" ? "" : filters;
}

/** Dates contain spaces of several widths. */
function spaced(text: string | undefined): string {
	return (text ?? "").replace(/\s+/g, " ");
}
