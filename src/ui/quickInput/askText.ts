import type { Disposable } from "../base/ports.ts";
import type { Leaving } from "./pick.ts";
import { showRemark } from "./pickNotices.ts";
import { BACK, type Fault, type InputBoxOptions, type QuickInputs } from "./quickInput.ts";

export interface TextQuestion extends InputBoxOptions {
	/** What is wrong with the trimmed text. Called while the user types. */
	readonly check?: (text: string) => Fault | undefined;
	/** What the trimmed text is understood as. Shown below the input while nothing is wrong with the text. */
	readonly note?: (text: string) => string | undefined;
	/** The question that a second Enter confirms. The input is busy until a promise resolves; it must not reject. */
	readonly confirm?: (text: string) => string | undefined | Promise<string | undefined>;
	/**
	 * Called with the trimmed text that Enter would take, at first and whenever it may have changed; with undefined while it
	 * is empty or wrong, and once the input has ended. `show` puts a remark behind the title, or removes it; it does nothing
	 * once the input has ended.
	 */
	readonly preview?: (text: string | undefined, show: (remark: string | undefined) => void) => void;
}

/** Asks for a text, which may be empty, and trims it. Returns undefined if the user leaves. */
export async function askText(
	quickInputs: QuickInputs,
	question: TextQuestion,
): Promise<{ readonly text: string } | Leaving> {
	const input = quickInputs.text(question);
	let ended = false;
	const show = (remark: string | undefined) => {
		if (!ended) showRemark(input, question.title, remark);
	};
	const preview = (text: string, fault: Fault | undefined) =>
		question.preview?.(text === "" || fault !== undefined ? undefined : text, show);
	const checked = () => {
		const text = input.value.trim();
		const fault = question.check?.(text);
		preview(text, fault);
		const note = question.note?.(text);
		input.setFault(fault ?? (note === undefined ? undefined : { text: note, unfinished: true }));
		return fault === undefined ? { text } : undefined;
	};
	let asked: string | undefined;
	/** Takes the text unless it needs a confirmation: a second Enter on the same text. */
	const confirm = (text: string, take: () => void) => {
		const settle = (doubt: string | undefined) => {
			if (doubt === undefined) return take();
			asked = text;
			input.setFault({ text: doubt, unfinished: true });
		};
		const doubt = asked === text ? undefined : question.confirm?.(text);
		if (!(doubt instanceof Promise)) return settle(doubt);
		input.setBusy(true);
		void doubt.then((found) => {
			input.setBusy(false);
			// If the user has typed on, the question is about an old text.
			if (input.value.trim() === text) settle(found);
		});
	};
	let listening: readonly Disposable[] = [];
	try {
		return await new Promise((resolve) => {
			listening = [
				input.onValue(() => {
					asked = undefined;
					checked();
				}),
				input.onAccept(() => {
					const answer = checked();
					if (answer !== undefined) confirm(answer.text, () => resolve(answer));
				}),
				input.onButton((button) => button === BACK && resolve(BACK)),
				input.onHide(() => resolve(undefined)),
			];
			const set = input.value.trim();
			preview(set, question.check?.(set));
			input.show();
		});
	} finally {
		ended = true;
		question.preview?.(undefined, show);
		for (const listener of listening) listener.dispose();
		input.dispose();
	}
}
