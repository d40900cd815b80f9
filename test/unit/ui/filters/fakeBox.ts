import assert from "node:assert/strict";
import type { Disposable } from "../../../../src/ui/base/ports.ts";
import {
	BACK,
	type Button,
	type Choice,
	type Fault,
	type InputBox,
	type InputBoxOptions,
	type Item,
	isChoice,
	type QuickPick,
	type QuickPickOptions,
} from "../../../../src/ui/quickInput/quickInput.ts";

/** Listeners of one event, called in the order of registration. */
class Listeners<Arguments extends readonly unknown[]> {
	readonly #listeners = new Set<(...values: Arguments) => void>();

	readonly add = (listener: (...values: Arguments) => void): Disposable => {
		this.#listeners.add(listener);
		return { dispose: () => this.#listeners.delete(listener) };
	};

	tell(...values: Arguments): void {
		for (const listener of [...this.#listeners]) listener(...values);
	}

	get count(): number {
		return this.#listeners.size;
	}
}

/** The common part of fake picks and input boxes: VS Code's members, and the actions of a user. */
class FakeBox {
	title: string;
	readonly placeholder: string | undefined;
	readonly back: boolean;
	value: string;
	busy = false;
	shown = false;
	disposed = false;
	protected readonly values = new Listeners<[string]>();
	protected readonly buttonPresses = new Listeners<[string]>();
	protected readonly hides = new Listeners<[]>();

	constructor(options: QuickPickOptions | InputBoxOptions) {
		this.title = options.title;
		this.placeholder = options.placeholder;
		this.back = options.back ?? false;
		this.value = options.value ?? "";
	}

	readonly setTitle = (title: string): void => {
		this.title = title;
	};
	readonly setBusy = (busy: boolean): void => {
		this.busy = busy;
	};
	readonly onValue = this.values.add;
	readonly onButton = this.buttonPresses.add;
	readonly onHide = this.hides.add;

	show(): void {
		this.shown = true;
	}

	/** As in VS Code, disposing hides the box and fires its event. */
	dispose(): void {
		this.disposed = true;
		this.hides.tell();
	}

	type(text: string): void {
		this.value = text;
		this.values.tell(text);
	}

	goBack(): void {
		assert.ok(this.back, `${this.title} has no way back`);
		this.buttonPresses.tell(BACK);
	}

	escape(): void {
		this.hides.tell();
	}
}

export class FakePick extends FakeBox implements QuickPick {
	readonly many: boolean;
	items: readonly Item[] = [];
	checked: readonly string[] = [];
	active: string | undefined;
	buttons: readonly Button[] = [];
	readonly #accepts = new Listeners<[readonly string[]]>();
	readonly #checks = new Listeners<[readonly string[]]>();
	readonly #rowButtons = new Listeners<[string, string]>();
	readonly #moves = new Listeners<[]>();

	constructor(options: QuickPickOptions) {
		super(options);
		this.many = options.many;
	}

	readonly onAccept = this.#accepts.add;
	readonly onChecked = this.#checks.add;
	readonly onItemButton = this.#rowButtons.add;
	readonly onActive = this.#moves.add;

	setValue(value: string): void {
		this.value = value;
	}

	setButtons(buttons: readonly Button[]): void {
		this.buttons = buttons;
	}

	draw(items: readonly Item[], checked: readonly string[], active: string | undefined): void {
		const ids = items.filter(isChoice).map(({ id }) => id);
		assert.equal(new Set(ids).size, ids.length, "two rows go by one id");
		this.items = items;
		this.checked = checked;
		this.active = ids.includes(active ?? "") ? active : ids[0];
	}

	/** The number of listeners: 0 once the pick has ended. */
	get listeners(): number {
		return (
			this.values.count +
			this.buttonPresses.count +
			this.hides.count +
			this.#accepts.count +
			this.#checks.count +
			this.#moves.count
		);
	}

	get rows(): readonly Choice[] {
		return this.items.filter(isChoice);
	}

	get labels(): readonly string[] {
		return this.rows.map(({ label }) => label);
	}

	get headings(): readonly string[] {
		return this.items.flatMap((item) => (isChoice(item) ? [] : [item.heading]));
	}

	get checkedLabels(): readonly string[] {
		return this.rows.filter(({ id }) => this.checked.includes(id)).map(({ label }) => label);
	}

	row(label: string): Choice {
		const row = this.rows.find((one) => one.label === label);
		return row ?? assert.fail(`${this.title} has no row ${label}, but ${this.labels.join(", ")}`);
	}

	/** Moves to a row with the arrow keys. */
	moveTo(label: string): void {
		this.active = this.row(label).id;
		this.#moves.tell();
	}

	/** Clicks a row of a pick that takes one. */
	choose(label: string): void {
		assert.ok(!this.many, `${this.title} takes several`);
		this.active = this.row(label).id;
		this.#accepts.tell([this.active]);
	}

	/** Enter. */
	accept(): void {
		this.#accepts.tell(this.many ? this.checked : [this.active].flatMap((row) => row ?? []));
	}

	/** Presses Enter on a row that disappears before the event. */
	acceptNothing(): void {
		this.#accepts.tell([]);
	}

	/** Clicks rows of a pick that takes several, which checks or unchecks them. */
	toggle(...labels: readonly string[]): void {
		assert.ok(this.many, `${this.title} takes one`);
		for (const label of labels) {
			const { id } = this.row(label);
			const without = this.checked.filter((one) => one !== id);
			this.checked = without.length < this.checked.length ? without : [...this.checked, id];
			this.#checks.tell(this.checked);
		}
	}

	/** Clicks the checkbox above the list. */
	checkAll(): void {
		this.checked = this.rows.map(({ id }) => id);
		this.#checks.tell(this.checked);
	}

	press(tooltip: string): void {
		this.buttonPresses.tell(buttonIn(this.buttons, tooltip, this.title).id);
	}

	pressOn(label: string, tooltip: string): void {
		const row = this.row(label);
		this.#rowButtons.tell(row.id, buttonIn(row.buttons ?? [], tooltip, label).id);
	}
}

function buttonIn(buttons: readonly Button[], tooltip: string, where: string): Button {
	return buttons.find((button) => button.tooltip === tooltip) ?? assert.fail(`${where} has no button ${tooltip}`);
}

export class FakeText extends FakeBox implements InputBox {
	readonly prompt: string | undefined;
	readonly step: InputBoxOptions["step"];
	fault: Fault | undefined;
	readonly #accepts = new Listeners<[]>();

	constructor(options: InputBoxOptions) {
		super(options);
		this.prompt = options.prompt;
		this.step = options.step;
	}

	readonly onAccept = this.#accepts.add;

	setFault(fault: Fault | undefined): void {
		this.fault = fault;
	}

	/** Types a text and presses Enter. */
	enter(text: string): void {
		this.type(text);
		this.accept();
	}

	/** Enter. */
	accept(): void {
		this.#accepts.tell();
	}
}
