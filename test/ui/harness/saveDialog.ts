import assert from "node:assert/strict";
import type { TestWindow } from "./testWindow.ts";
import { eventually, STEP_LIMIT_MS, until } from "./wait.ts";

/** Enters where to save in VS Code's own dialog, once `proposed` is its proposal, until it closes. */
export async function saveIn(window: TestWindow, title: string, proposed: RegExp, path: string): Promise<void> {
	const { quickInput } = window;
	await quickInput.waitFor(title);
	await eventually(async () => assert.match(await quickInput.value(), proposed));
	// Enter counts as soon as VS Code has looked at what is typed; before, it may go into another folder. A second Enter
	// may only come while the dialog stays, because it would answer the next question.
	await eventually(async () => {
		if ((await quickInput.title()) !== title) return;
		if ((await quickInput.value()) !== path) await quickInput.type(path);
		assert.equal(await quickInput.busy(), false);
		await quickInput.accept();
		await until(
			"the dialog to close",
			() => quickInput.title(),
			(shown) => shown !== title,
			STEP_LIMIT_MS,
		);
	});
}
