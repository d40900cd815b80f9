import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import type { PageStrings } from "../detailsStrings.ts";

/** Text of the API that shows only its first lines until the user asks for all of it; see `.folded` for how many. */
export function foldedText(text: string, { showAll, showLess }: PageStrings): TemplateResult {
	return html`<folded-text .text=${text} .showAll=${showAll} .showLess=${showLess}></folded-text>`;
}

class FoldedText extends LitElement {
	static override readonly properties = {
		text: {},
		showAll: {},
		showLess: {},
		open: { state: true },
		long: { state: true },
	};

	declare text: string;
	declare showAll: string;
	declare showLess: string;
	declare open: boolean;
	/** The text has more lines than are shown when it is folded. */
	declare long: boolean;
	/** Lines break elsewhere when the page gets wider or narrower. */
	readonly #size = new ResizeObserver(() => this.#measure());

	constructor() {
		super();
		this.open = false;
		this.long = false;
	}

	/** The page's own style sheet applies. */
	protected override createRenderRoot(): HTMLElement {
		return this;
	}

	override connectedCallback(): void {
		super.connectedCallback();
		this.#size.observe(this);
	}

	override disconnectedCallback(): void {
		this.#size.disconnect();
		super.disconnectedCallback();
	}

	protected override willUpdate(changed: PropertyValues): void {
		if (changed.has("text")) this.open = false;
	}

	protected override updated(changed: PropertyValues): void {
		if (changed.has("text")) this.#measure();
	}

	protected override render(): TemplateResult {
		const press = () => {
			this.open = !this.open;
		};
		return html`
			<bdi class=${this.open ? "lines" : "lines folded"}>${this.text}</bdi>
			<button
				type="button"
				class="link"
				?hidden=${!this.long}
				aria-expanded=${this.open ? "true" : "false"}
				@click=${press}
			>${this.open ? this.showLess : this.showAll}</button>
		`;
	}

	#measure(): void {
		const shown = this.querySelector("bdi");
		if (shown !== null && !this.open) this.long = shown.scrollHeight > shown.clientHeight + 1;
	}
}

customElements.define("folded-text", FoldedText);
