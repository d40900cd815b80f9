interface Disposable {
	dispose(): unknown;
}

/** A webview as the host's side of a page sees it. */
export interface PagePort<ToPage> {
	readonly visible: boolean;
	post(message: ToPage): void;
	/** Anything may arrive: whoever listens checks it. */
	onMessage(listener: (message: unknown) => void): Disposable;
	onVisibility(listener: () => void): Disposable;
}
