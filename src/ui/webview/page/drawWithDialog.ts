import { render, type TemplateResult } from "lit";

/**
 * Draws a page, and opens the dialog that it has. `gone` is called if the dialog is gone with what it told of, so that it
 * doesn't open again by itself when that returns.
 */
export function drawWithDialog(main: HTMLElement, template: TemplateResult, gone: () => void): void {
	const open = main.querySelector("dialog") !== null;
	render(template, main);
	const dialog = main.querySelector("dialog");
	if (dialog !== null && !dialog.open) dialog.showModal();
	if (dialog === null && open) gone();
}
