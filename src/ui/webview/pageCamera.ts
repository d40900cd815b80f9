import type { Disposable } from "../base/ports.ts";
import type { PictureFormat, PictureTaken } from "./page/picture.ts";

/** A page that can be drawn. */
interface Pictured {
	/** Whether it is on screen. */
	readonly live: boolean;
	/** Waits until it is on screen. Rejects if it is closed meanwhile. */
	takePicture(format: PictureFormat, caption: string): Promise<PictureTaken>;
}

/** Takes pictures of a page that may be closed and opened again. */
export class PageCamera {
	#page: { readonly pictured: Pictured; readonly caption: () => string } | undefined;
	#attached: () => void = () => {};
	/** Settles when there is a page. */
	#attaching = this.#nextPage();

	/** Whether the page is on screen. */
	get sees(): boolean {
		return this.#page?.pictured.live ?? false;
	}

	/** Points at a page until the result is disposed of. `caption` is a line for the bottom of its pictures. */
	point(pictured: Pictured, caption: () => string): Disposable {
		const page = { pictured, caption };
		this.#page = page;
		this.#attached();
		return {
			dispose: () => {
				if (this.#page !== page) return;
				this.#page = undefined;
				this.#attaching = this.#nextPage();
			},
		};
	}

	/** Takes a picture as soon as there is a page on screen. */
	async take(format: PictureFormat): Promise<PictureTaken> {
		await this.#attaching;
		const page = this.#page;
		return page === undefined ? this.take(format) : page.pictured.takePicture(format, page.caption());
	}

	#nextPage(): Promise<void> {
		return new Promise((resolve) => {
			this.#attached = resolve;
		});
	}
}
