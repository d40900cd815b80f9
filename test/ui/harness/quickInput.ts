import type { Locator, Page } from "playwright-core";
import { type ListRow, readList, scrollTo } from "./list.ts";
import { exactly } from "./menu.ts";
import { again, LIMIT_MS, STEP_LIMIT_MS, until } from "./wait.ts";

const MATCHES = / · ((?:[\d,]+|no) match(?:es)?)$/;
const PALETTE = "Type the name of a command to run.";

/** VS Code's quick picks and input boxes, which are the same widget at the top of the window. */
export class QuickInput {
	readonly #page: Page;
	readonly #widget: Locator;
	readonly #input: Locator;
	readonly #list: Locator;
	/** How to come back to what is open if VS Code closes it: the command that opened it, and what was typed since. */
	#opened: { readonly command: string; readonly typed?: string } | undefined;

	constructor(page: Page) {
		this.#page = page;
		this.#widget = page.locator(".quick-input-widget");
		this.#input = this.#widget.locator(".quick-input-box input");
		this.#list = this.#widget.locator(".quick-input-list .monaco-list");
	}

	/** Runs a command by its full name in the palette, such as `Close CRM: Refresh`. Fails if the palette doesn't offer it. */
	async runCommand(name: string): Promise<void> {
		await this.choose(name);
		await this.#palette.waitFor({ state: "hidden" });
	}

	/** The same, without waiting for the palette to close. */
	async choose(name: string): Promise<void> {
		this.#opened = { command: name };
		const row = this.#list.locator(".monaco-list-row").filter({
			has: this.#page.locator(".label-name").filter({ hasText: exactly(name) }),
		});
		const taken = async () => {
			await this.#fillPalette(name);
			return row.first().click({ timeout: STEP_LIMIT_MS });
		};
		await again(`the command ${name} in the palette`, taken);
	}

	/** The commands in the palette for a search. */
	async commands(search: string): Promise<string[]> {
		let labels: string[] = [];
		await again(`commands for ${search}`, async () => {
			await this.#fillPalette(search);
			labels = (await this.items()).map((item) => item.label);
			// A command that always matches shows that the list belongs to this search.
			if (labels[0]?.startsWith(search) !== true) throw new Error(`It offers ${labels[0]}`);
		});
		await this.cancel();
		return labels.filter((label) => label.startsWith(search));
	}

	get #palette(): Locator {
		return this.#widget.locator(`input[placeholder="${PALETTE}"]`);
	}

	/** Opens the palette unless it is open, and types. VS Code closes it if something else takes the focus. */
	async #fillPalette(text: string): Promise<void> {
		if (!(await this.#palette.isVisible())) await this.#page.keyboard.press("F1");
		await this.#palette.fill(`>${text}`, { timeout: STEP_LIMIT_MS });
	}

	/** Waits for a pick or input box with this title. */
	async waitFor(title: string): Promise<void> {
		await this.#inOpen(`the prompt ${title}`, () =>
			until(
				`the title ${title}`,
				() => this.title(),
				(now) => now === title,
				STEP_LIMIT_MS,
			),
		);
	}

	/**
	 * Does a step in what the last command opened. If it fails because VS Code closed that, which it does when something else
	 * takes the focus, opens it again before the next try.
	 */
	async #inOpen(what: string, step: () => Promise<unknown>): Promise<void> {
		await again(what, async () => {
			try {
				await step();
			} catch (error) {
				await this.#openAgain();
				throw error;
			}
		});
	}

	async #openAgain(): Promise<void> {
		const opened = this.#opened;
		if (opened === undefined || (await this.isOpen())) return;
		await this.runCommand(opened.command);
		this.#opened = opened;
		if (opened.typed !== undefined) await this.#input.fill(opened.typed, { timeout: STEP_LIMIT_MS });
	}

	async isOpen(): Promise<boolean> {
		return this.#widget.isVisible();
	}

	/** Rejects after `limitMs` milliseconds, by default more than anything takes. */
	async waitUntilClosed(limitMs?: number): Promise<void> {
		await this.#widget.waitFor({ state: "hidden", ...(limitMs === undefined ? {} : { timeout: limitMs }) });
	}

	/** Without the number of matches. Empty if there is no title, or nothing is open. */
	async title(): Promise<string> {
		return (await this.#wholeTitle()).replace(MATCHES, "");
	}

	/** What the title says of the number of matches; empty if it isn't counted. */
	async matches(): Promise<string> {
		return MATCHES.exec(await this.#wholeTitle())?.[1] ?? "";
	}

	async #wholeTitle(): Promise<string> {
		if (!(await this.isOpen())) return "";
		return ((await this.#widget.locator(".quick-input-title").textContent()) ?? "").trim();
	}

	async placeholder(): Promise<string> {
		return (await this.#input.getAttribute("placeholder")) ?? "";
	}

	/** Whether the typed text is hidden. */
	async isPassword(): Promise<boolean> {
		return (await this.#input.getAttribute("type")) === "password";
	}

	async value(): Promise<string> {
		return this.#input.inputValue();
	}

	/** The line below the input: the prompt, or the validation message. */
	async message(): Promise<string> {
		return ((await this.#widget.locator(".quick-input-message").textContent()) ?? "").trim();
	}

	/** Whether the line below the input is an error. */
	async refused(): Promise<boolean> {
		return (await this.#widget.locator(".monaco-inputbox.error").count()) > 0;
	}

	async busy(): Promise<boolean> {
		return (await this.#widget.locator(".quick-input-progress.active").count()) > 0;
	}

	/** Every item, whether or not it is in sight. */
	async items(): Promise<ListRow[]> {
		return (await this.#list.isVisible()) ? readList(this.#list) : [];
	}

	/** The label of the item that Enter would choose; empty if there is none. */
	async focused(): Promise<string> {
		const [label] = await this.#list.locator(".monaco-list-row.focused .label-name").allInnerTexts();
		return (label ?? "").trim();
	}

	/** Waits for an item with this label. Returns the first one. */
	async item(label: string): Promise<ListRow> {
		let item: ListRow | undefined;
		await this.#inOpen(`the item ${label}`, async () => {
			item = await this.#shown(label, STEP_LIMIT_MS);
		});
		if (item === undefined) throw new Error(`There is no item ${label}`);
		return item;
	}

	async #shown(label: string, limitMs: number): Promise<ListRow | undefined> {
		const items = await until(
			`an item ${label}`,
			() => this.items(),
			(items) => items.some((item) => item.label === label),
			limitMs,
		);
		return items.find((item) => item.label === label);
	}

	/** Chooses an item of a pick that takes one. */
	async pick(label: string): Promise<void> {
		await this.#inOpen(`${label} to be picked`, async () =>
			(await this.#element(label, STEP_LIMIT_MS)).click({ timeout: STEP_LIMIT_MS }),
		);
		this.#opened = undefined;
	}

	/** Sets or clears an item's checkbox in a pick that takes several. */
	async check(label: string, checked = true): Promise<void> {
		if ((await this.item(label)).checked === checked) return;
		await (await this.#element(label)).click();
		await until(
			`${label} to be ${checked}`,
			() => this.item(label),
			(item) => item.checked === checked,
		);
	}

	/** Presses a button in an item. */
	async itemButton(label: string, button: string): Promise<void> {
		const row = await this.#element(label);
		this.#opened = undefined;
		await row.hover();
		await row.locator(`a.action-label[aria-label="${button}"]`).click();
	}

	/** The accessible names of the buttons in the title. */
	async buttons(): Promise<string[]> {
		const buttons = this.#widget.locator(".quick-input-titlebar a.action-label");
		return buttons.evaluateAll((found) => found.map((button) => button.getAttribute("aria-label") ?? ""));
	}

	async button(name: string): Promise<void> {
		this.#opened = undefined;
		await this.#widget.locator(`.quick-input-titlebar a.action-label[aria-label="${name}"]`).click();
	}

	async back(): Promise<void> {
		this.#opened = undefined;
		await this.#widget.locator(".quick-input-titlebar .codicon-quick-input-back").click();
	}

	/** Replaces the typed text. */
	async type(text: string): Promise<void> {
		await this.#inOpen(`${text} to be typed`, () => this.#input.fill(text, { timeout: STEP_LIMIT_MS }));
		if (this.#opened !== undefined) this.#opened = { ...this.#opened, typed: text };
	}

	/** Presses Enter. */
	async accept(): Promise<void> {
		this.#opened = undefined;
		await this.#input.press("Enter");
	}

	/** Presses OK in a pick that takes several. */
	async ok(): Promise<void> {
		this.#opened = undefined;
		await this.#widget.locator(".quick-input-action .monaco-button:visible").getByText("OK", { exact: true }).click();
	}

	/** Presses Escape. */
	async cancel(): Promise<void> {
		this.#opened = undefined;
		await this.#page.keyboard.press("Escape");
		await this.waitUntilClosed();
	}

	async #element(label: string, limitMs = LIMIT_MS): Promise<Locator> {
		return scrollTo(this.#list, (await this.#shown(label, limitMs))?.index ?? 0);
	}
}
