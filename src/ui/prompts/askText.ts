import type { Disposable } from "../session/collaborators.ts";
import { BACK, type Boxes, type Fault, type TextLook } from "./boxes.ts";
import type { Leaving } from "./pick.ts";

export interface TextQuestion extends TextLook {
	/** What is wrong with the text, which is without outer spaces; asked for while it is typed. */
	readonly check?: (text: string) => Fault | undefined;
}

/** Asks for a text, which may be empty; it comes without outer spaces. Undefined where the user left. */
export async function askText(boxes: Boxes, question: TextQuestion): Promise<{ readonly text: string } | Leaving> {
	const box = boxes.text(question);
	const checked = () => {
		const text = box.value.trim();
		const fault = question.check?.(text);
		box.setFault(fault);
		return fault === undefined ? { text } : undefined;
	};
	let listening: readonly Disposable[] = [];
	try {
		return await new Promise((resolve) => {
			listening = [
				box.onValue(() => void checked()),
				box.onAccept(() => {
					const answer = checked();
					if (answer !== undefined) resolve(answer);
				}),
				box.onButton((button) => button === BACK && resolve(BACK)),
				box.onHide(() => resolve(undefined)),
			];
			box.show();
		});
	} finally {
		for (const listener of listening) listener.dispose();
		box.dispose();
	}
}
