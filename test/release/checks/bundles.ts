import type { Manifest } from "../candidate.ts";

const PREPUBLISH = "vscode:prepublish";

/** What shows that a bundle was built for development, in sentences that say what to do. */
export function bundleProblems({ main, scripts }: Manifest, files: ReadonlyMap<string, Buffer>): string[] {
	const problems = [];
	const entry = main.replace(/^\.\//, "");
	if (!files.has(entry)) problems.push(`The package lacks ${entry}, which package.json names as its code.`);
	for (const [path, content] of files) {
		if (path.endsWith(".map")) problems.push(`The package has ${path}, which is for development: leave it out.`);
		if (!path.endsWith(".js") || !isForDevelopment(content.toString())) continue;
		problems.push(`${path} is a development bundle: package with "npm run package", which builds for production.`);
	}
	if (!/ --production\b/.test(scripts[PREPUBLISH] ?? ""))
		problems.push(
			`The script ${PREPUBLISH} doesn't build for production, so that other ways to package would ship a development ` +
				`bundle: have it run "esbuild.mjs --production".`,
		);
	return problems;
}

/** esbuild names each source in a comment, unless it minifies. */
function isForDevelopment(bundle: string): boolean {
	return /^\s*\/\/ (?:src|node_modules)\//m.test(bundle) || bundle.includes("//# sourceMappingURL=");
}
