import { readFileSync } from "node:fs";
import { join } from "node:path";
import { API, type Diagnostic } from "typescript/unstable/sync";
import { ROOT } from "../host/paths.ts";

/** Files outside `src` that must follow the lists in the code. */
const BESIDES = ["test/host/schemaCopies.ts", "test/unit/opportunities/view/viewArbitrary.ts"];

/** The compiler over the sources, with a change to one file in memory. It reuses what it has read before. */
export class SourcesWithChange {
	readonly #texts = new Map<string, string>();
	readonly #project: string;
	readonly #api: API;
	#changed: string | undefined;

	constructor() {
		this.#project = pathOf("tsconfig.json");
		const project = JSON.parse(readFileSync(this.#project, "utf8"));
		this.#texts.set(this.#project, JSON.stringify({ ...project, include: ["src", ...BESIDES] }));
		this.#api = new API({ cwd: ROOT, fs: { readFile: (path) => this.#texts.get(path) } });
		this.#api.updateSnapshot({ openProjects: [this.#project] });
	}

	/** Changes one file, and reverts the previous change. `file` is relative to the root, with forward slashes. */
	change(file: string, edit: (text: string) => string): void {
		const path = pathOf(file);
		this.takeBack();
		this.#texts.set(path, edit(readFileSync(path, "utf8")));
		this.#changed = path;
		this.#api.updateSnapshot({ fileChanges: { changed: [path] } });
	}

	takeBack(): void {
		if (this.#changed === undefined) return;
		this.#texts.delete(this.#changed);
		this.#api.updateSnapshot({ fileChanges: { changed: [this.#changed] } });
		this.#changed = undefined;
	}

	/** @throws Error if the file isn't compiled at all, so that it couldn't have errors */
	errorsIn(file: string): readonly Diagnostic[] {
		const snapshot = this.#api.updateSnapshot();
		const program = snapshot.getProject(this.#project)?.program;
		if (program?.getSourceFile(pathOf(file)) === undefined) throw new Error(`${file} isn't compiled`);
		return program.getSemanticDiagnostics(pathOf(file));
	}

	close(): void {
		this.#api.close();
	}
}

/** The path in the form of the compiler, on Windows too. */
function pathOf(file: string): string {
	return join(ROOT, file).replaceAll("\\", "/");
}
