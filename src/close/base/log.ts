/** A log for code without `vscode`; a `vscode.LogOutputChannel` is one. The API key never reaches it. */
export interface Log {
	debug(message: string): void;
	info(message: string): void;
	warn(message: string): void;
	error(message: string): void;
}
