import type { PageFailure } from "./pageFailure.ts";

/** Between what was pressed and the text below it, and at the edges of the page, in CSS pixels. */
const GAP = 4;

/** Sends what the user asks for to the extension. If it fails, shows why beside what they pressed. */
export class Calls<FromPage> {
	readonly #post: (message: FromPage & { readonly call: number }) => void;
	/** The label of the button that removes a failure. */
	readonly #dismiss: string;
	/** What had the focus when a message was sent, by its number. */
	readonly #pressed = new Map<number, HTMLElement>();
	#last = 0;
	#shown: { readonly box: HTMLElement; readonly pressed: HTMLElement | undefined } | undefined;

	constructor(post: (message: FromPage & { readonly call: number }) => void, dismiss: string) {
		this.#post = post;
		this.#dismiss = dismiss;
		window.addEventListener("resize", () => this.place());
		document.addEventListener("keydown", ({ key }) => key === "Escape" && this.#remove());
	}

	send(message: FromPage): void {
		this.#remove();
		this.#last += 1;
		const { activeElement } = document;
		if (activeElement instanceof HTMLElement && activeElement !== document.body)
			this.#pressed.set(this.#last, activeElement);
		// Only the newest ones can still be answered beside what was pressed.
		this.#pressed.delete(this.#last - 20);
		this.#post({ ...message, call: this.#last });
	}

	/** Shows a failure, as long as the user doesn't press anything else. */
	failed({ call, text, details }: PageFailure): void {
		this.#remove();
		const pressed = this.#pressed.get(call);
		const box = document.createElement("div");
		box.className = "failure";
		const alert = document.createElement("p");
		alert.setAttribute("role", "alert");
		alert.title = details;
		const close = document.createElement("button");
		close.type = "button";
		close.className = "push";
		close.textContent = this.#dismiss;
		close.addEventListener("click", () => {
			this.#remove();
			if (pressed?.isConnected) pressed.focus();
		});
		box.append(alert, close);
		(pressed?.closest("dialog") ?? document.querySelector("main") ?? document.body).append(box);
		// A screen reader speaks what an alert is given once it is in the page.
		alert.textContent = text;
		this.#shown = { box, pressed };
		this.place();
	}

	/** Call this after each drawing, which may have moved what was pressed. */
	place(): void {
		if (this.#shown === undefined) return;
		const { box, pressed } = this.#shown;
		const dialog = box.closest("dialog");
		const beside = pressed?.isConnected ? pressed.getBoundingClientRect() : undefined;
		const origin =
			dialog === null
				? { left: -window.scrollX, top: -window.scrollY }
				: {
						left: dialog.getBoundingClientRect().left - dialog.scrollLeft,
						top: dialog.getBoundingClientRect().top - dialog.scrollTop,
					};
		const right = (dialog?.getBoundingClientRect().right ?? window.innerWidth) - box.offsetWidth - GAP;
		const left = Math.max(GAP, Math.min(beside?.left ?? GAP, right));
		box.style.left = `${left - origin.left}px`;
		box.style.top = `${(beside?.bottom ?? 0) + GAP - origin.top}px`;
	}

	#remove(): void {
		this.#shown?.box.remove();
		this.#shown = undefined;
	}
}
