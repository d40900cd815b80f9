import assert from "node:assert/strict";
import { packagedProblems, sourceProblems, targetsIn } from "../../../release/checks/markdown.ts";

describe("the links and pictures of a text", () => {
	it("are found in each form, and not in code", () => {
		const text = [
			"![A window](media/a.png) and [a page](docs/b.md#part), [![badge](media/c.png)](https://d.example)",
			'<img alt="x" src="media/e.png"> <a href="f.md">f</a>',
			"`[no](no.md)`",
			"```",
			"![no](no.png)",
			"```",
			"[g]: https://h.example",
		].join("\n");
		const found = targetsIn(text).map(({ kind, address }) => `${kind} ${address}`);
		assert.deepEqual(found.sort(), [
			"link docs/b.md#part",
			"link f.md",
			"link https://d.example",
			"link https://h.example",
			"picture media/a.png",
			"picture media/c.png",
			"picture media/e.png",
		]);
	});

	it("are told if they are missing, seen from the text's own folder", () => {
		const root = process.cwd();
		assert.deepEqual(sourceProblems("README.md", "![x](media/icon.png) [y](LICENSE#top) [z](#here)", root), []);
		assert.deepEqual(sourceProblems("docs/architecture.md", "[x](benchmarks.md) [y](../README.md)", root), []);
		assert.match(
			sourceProblems("README.md", "![x](media/none.png)", root).join(),
			/shows media\/none\.png, which is missing: take it/,
		);
		assert.match(
			sourceProblems("docs/a.md", "[x](README.md)", root).join(),
			/docs\/a\.md leads to README\.md, which is missing/,
		);
	});

	it("are told if the stores refuse them", () => {
		const root = process.cwd();
		assert.match(
			sourceProblems("README.md", "![x](media/icon.svg)", root).join(),
			/which the stores refuse: make it a PNG/,
		);
		assert.match(sourceProblems("README.md", "[x](http://a.example)", root).join(), /isn't safe: use https/);
	});

	it("are https addresses once packaged", () => {
		assert.deepEqual(
			packagedProblems("readme.md", "![x](https://a.example/x.png) [y](#z) [m](mailto:a@b.example)"),
			[],
		);
		assert.match(
			packagedProblems("readme.md", "![x](media/x.png)").join(),
			/has the picture media\/x\.png, which isn't an https/,
		);
		assert.match(packagedProblems("readme.md", "[y](docs/y.md)").join(), /has the link docs\/y\.md/);
	});
});
