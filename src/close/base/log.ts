/** Where the core writes what it does. `vscode.LogOutputChannel` fits. The API key never reaches it. */
export interface Log {
	debug(message: string): void;
	info(message: string): void;
	warn(message: string): void;
	error(message: string): void;
}
