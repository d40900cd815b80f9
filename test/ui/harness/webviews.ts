import type { Frame, Page } from "playwright-core";
import { until } from "./wait.ts";

/** The pages of the extension's webviews, which VS Code shows in a frame inside a frame. */
export class Webviews {
	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
	}

	/** The page of the visible webview view in the side bar, once it has content. */
	sideBar(): Promise<Frame> {
		return this.#inner("the webview in the side bar", (address) => address.get("purpose") === "webviewView");
	}

	/** The page of the webview in the active editor, once it has content. */
	editor(): Promise<Frame> {
		return this.#inner("the webview in the editor", isInEditor);
	}

	/** The page that has such an element, in one of several editors side by side. */
	editorWith(selector: string): Promise<Frame> {
		const has = async (page: Frame) =>
			(await page
				.locator(selector)
				.count()
				.catch(() => 0)) > 0;
		return this.#inner(`the webview with ${selector}`, isInEditor, has);
	}

	async #inner(
		what: string,
		accept: (address: URLSearchParams) => boolean,
		isMeant: (page: Frame) => Promise<boolean> = () => Promise.resolve(true),
	): Promise<Frame> {
		const find = async () => {
			for (const element of await this.#page.locator("iframe.webview.ready:visible").elementHandles()) {
				const outer = await element.contentFrame();
				if (outer === null || !accept(new URL(outer.url()).searchParams)) continue;
				const inner = outer.childFrames().at(-1);
				const size = await inner?.evaluate(() => document.body?.childElementCount ?? 0).catch(() => 0);
				if (inner !== undefined && size !== undefined && size > 0 && (await isMeant(inner))) return inner;
			}
			return undefined;
		};
		const frame = await until(what, find, (frame) => frame !== undefined);
		if (frame === undefined) throw new Error(`There is no page of ${what}`);
		return frame;
	}
}

function isInEditor(address: URLSearchParams): boolean {
	return address.get("purpose") !== "webviewView";
}
