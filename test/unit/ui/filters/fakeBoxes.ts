import assert from "node:assert/strict";
import type { InputBoxOptions, QuickInputs, QuickPickOptions } from "../../../../src/ui/quickInput/quickInput.ts";
import { FakePick, FakeText } from "./fakeBox.ts";

/** Creates fake boxes, whose user the test plays. */
export class FakeBoxes implements QuickInputs {
	readonly #opened: (FakePick | FakeText)[] = [];

	pick(options: QuickPickOptions): FakePick {
		return this.#remember(new FakePick(options));
	}

	text(options: InputBoxOptions): FakeText {
		return this.#remember(new FakeText(options));
	}

	/** The visible pick, once all pending work has ended. */
	async openPick(title?: string): Promise<FakePick> {
		const box = await this.#onScreen(title);
		return box instanceof FakePick ? box : assert.fail(`${box.title} asks for a text`);
	}

	async openText(title?: string): Promise<FakeText> {
		const box = await this.#onScreen(title);
		return box instanceof FakeText ? box : assert.fail(`${box.title} is a list`);
	}

	/** Whether no box is visible, once all pending work has ended. */
	async closed(): Promise<boolean> {
		await rest();
		return this.#opened.every(({ disposed }) => disposed);
	}

	async #onScreen(title: string | undefined): Promise<FakePick | FakeText> {
		await rest();
		const open = this.#opened.filter((box) => box.shown && !box.disposed);
		const [box] = open;
		assert.equal(open.length, 1, "not exactly one box is open");
		if (box === undefined) assert.fail("no box is open");
		if (title !== undefined) assert.equal(box.title, title);
		return box;
	}

	#remember<Box extends FakePick | FakeText>(box: Box): Box {
		this.#opened.push(box);
		return box;
	}
}

/** Waits until all promises that can settle have settled. */
export function rest(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}
