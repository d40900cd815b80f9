import assert from "node:assert/strict";
import type { Manifest } from "../../../release/candidate.ts";
import { bundleProblems } from "../../../release/checks/bundles.ts";

const scripts = { "vscode:prepublish": "node test/host/run.mjs esbuild.mjs --production" };
const manifest = { main: "./dist/extension.js", scripts } as unknown as Manifest;
const filesOf = (files: Readonly<Record<string, string>>) =>
	new Map(Object.entries(files).map(([path, content]) => [path, Buffer.from(content)]));
const PRODUCTION = 'import{a as b}from"./chunk-X.js";var c="// src/x.ts is no comment";b(c);';

describe("the bundles of a package", () => {
	it("are fine as built for production", () => {
		assert.deepEqual(bundleProblems(manifest, filesOf({ "dist/extension.js": PRODUCTION })), []);
	});

	it("are told if one was built for development", () => {
		for (const content of ["// src/extension.ts\nvar a;", `${PRODUCTION}\n//# sourceMappingURL=extension.js.map`]) {
			const files = filesOf({ "dist/extension.js": PRODUCTION, "dist/totals.js": content });
			assert.match(bundleProblems(manifest, files).join(), /^dist\/totals\.js is a development bundle: package with/);
		}
		const withMap = filesOf({ "dist/extension.js": PRODUCTION, "dist/extension.js.map": "{}" });
		assert.match(bundleProblems(manifest, withMap).join(), /has dist\/extension\.js\.map, which is for development/);
	});

	it("include the one that the manifest names", () => {
		assert.match(bundleProblems(manifest, filesOf({})).join(), /lacks dist\/extension\.js/);
	});

	it("are built for production on each way to a package", () => {
		const careless = { ...manifest, scripts: { "vscode:prepublish": "node test/host/run.mjs esbuild.mjs" } };
		const files = filesOf({ "dist/extension.js": PRODUCTION });
		assert.match(bundleProblems(careless, files).join(), /script vscode:prepublish doesn't build for production/);
		assert.match(bundleProblems({ ...manifest, scripts: {} }, files).join(), /vscode:prepublish/);
	});
});
