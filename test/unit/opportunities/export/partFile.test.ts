import assert from "node:assert/strict";
import promises, { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mock } from "node:test";
import { PartFile } from "../../../../src/opportunities/export/partFile.ts";

describe("A file that is written", () => {
	let folder: string;

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), "part-"));
	});
	afterEach(() => rm(folder, { recursive: true }));

	const at = (name: string) => join(folder, name);

	async function write(name: string, text: string): Promise<void> {
		const file = await PartFile.open(at(name));
		try {
			await file.write(text);
			await file.commit();
		} finally {
			await file.discard();
		}
	}

	it("is at its place when it is whole, and not before", async () => {
		const file = await PartFile.open(at("all.csv"));
		await file.write("one");
		assert.equal((await readdir(folder)).includes("all.csv"), false);
		await file.restart();
		await file.write("two");
		await file.commit();
		await file.discard();
		assert.deepEqual(await readdir(folder), ["all.csv"]);
		assert.equal(await readFile(at("all.csv"), "utf8"), "two");
	});

	it("holds nothing of what was written before it began anew, however little comes then", async () => {
		for (const text of ["two", ""]) {
			const file = await PartFile.open(at("all.csv"));
			await file.write("one that is longer");
			await file.restart();
			await file.write(text);
			await file.commit();
			assert.equal(await readFile(at("all.csv"), "utf8"), text);
		}
	});

	it("leaves what was there where it is given up", async () => {
		await writeFile(at("all.csv"), "old");
		const file = await PartFile.open(at("all.csv"));
		await file.write("new");
		await file.discard();
		assert.deepEqual(await readdir(folder), ["all.csv"]);
		assert.equal(await readFile(at("all.csv"), "utf8"), "old");
	});

	it("is for those to read who could read the one before, through a link as well", async () => {
		await writeFile(at("mine.csv"), "old");
		await chmod(at("mine.csv"), 0o600);
		await symlink(at("mine.csv"), at("link.csv"));
		for (const name of ["mine.csv", "link.csv"]) {
			await write(name, name);
			assert.equal(await readFile(at("mine.csv"), "utf8"), name);
			assert.equal((await stat(at("mine.csv"))).mode & 0o777, 0o600);
		}
	});

	it("takes any name that the file system takes", async () => {
		const name = `${"n".repeat(251)}.csv`;
		await write(name, "all");
		assert.deepEqual(await readdir(folder), [name]);
	});

	it("is refused before anything is written where a folder or a device has its name", async () => {
		await mkdir(at("folder"));
		await assert.rejects(PartFile.open(at("folder")), { code: "EISDIR" });
		await symlink("/dev/null", at("device"));
		await assert.rejects(PartFile.open(at("device")), { code: "EISDIR" });
		assert.deepEqual((await readdir(folder)).sort(), ["device", "folder"]);
	});

	it("is refused where there is no such folder", async () => {
		await assert.rejects(PartFile.open(at("no/all.csv")), { code: "ENOENT" });
	});

	describe("together with another", () => {
		/** Writes both, the second where a folder has taken its place in the meantime. */
		async function writeInVain(): Promise<void> {
			const files = [await PartFile.open(at("first.ndjson")), await PartFile.open(at("second.sql"))];
			for (const file of files) await file.write("new");
			await mkdir(at("second.sql"));
			await assert.rejects(PartFile.commitAll(files));
			for (const file of files) await file.discard();
		}

		it("replaces what was there", async () => {
			await writeFile(at("first.ndjson"), "old");
			const files = [await PartFile.open(at("first.ndjson")), await PartFile.open(at("second.sql"))];
			for (const file of files) await file.write("new");
			await PartFile.commitAll(files);
			assert.deepEqual((await readdir(folder)).sort(), ["first.ndjson", "second.sql"]);
			assert.equal(await readFile(at("first.ndjson"), "utf8"), "new");
		});

		describe("that is there, where what it replaced can't be deleted", () => {
			beforeEach(() => {
				const { rm } = promises;
				mock.method(promises, "rm", async (...[path, options]: Parameters<typeof rm>) => {
					if (String(path).endsWith(".replaced")) throw Object.assign(new Error("busy"), { code: "EBUSY" });
					return rm(path, options);
				});
				syncBuiltinESMExports();
			});
			afterEach(() => {
				mock.restoreAll();
				syncBuiltinESMExports();
			});

			const names = ["first.ndjson", "second.ndjson", "third.sql"];
			async function open(): Promise<PartFile[]> {
				const files = await Promise.all(names.map((name) => PartFile.open(at(name))));
				for (const file of files) await file.write("new");
				return files;
			}

			it("is written, and the log names what is left over", async () => {
				for (const name of names) await writeFile(at(name), "old");
				const warnings: string[] = [];
				await PartFile.commitAll(await open(), { warn: (text) => void warnings.push(text) });
				for (const name of names) assert.equal(await readFile(at(name), "utf8"), "new");
				const left = (await readdir(folder)).filter((name) => !names.includes(name));
				assert.equal(left.length, 2);
				for (const name of left)
					assert.ok(
						warnings.some((text) => text.includes(at(name)) && text.includes("can be deleted")),
						warnings.join("\n"),
					);
			});

			it("is as before if another can't be moved to its place, and the error says why that is", async () => {
				for (const name of names.slice(0, 2)) await writeFile(at(name), "old");
				const files = await open();
				await mkdir(at("third.sql"));
				await assert.rejects(PartFile.commitAll(files), { syscall: "rename" });
				for (const name of names.slice(0, 2)) assert.equal(await readFile(at(name), "utf8"), "old");
				for (const file of files) await file.discard();
			});
		});

		it("is as before if the other can't be moved to its place", async () => {
			await writeFile(at("first.ndjson"), "old");
			await writeInVain();
			assert.deepEqual((await readdir(folder)).sort(), ["first.ndjson", "second.sql"]);
			assert.equal(await readFile(at("first.ndjson"), "utf8"), "old");
		});

		it("leaves what was there, and nothing else, if itself it can't be moved to its place", async () => {
			await writeFile(at("first.ndjson"), "old");
			const files = [await PartFile.open(at("first.ndjson")), await PartFile.open(at("second.sql"))];
			for (const name of await readdir(folder)) if (name.endsWith(".part")) await rm(at(name));
			await assert.rejects(PartFile.commitAll(files), { code: "ENOENT" });
			for (const file of files) await file.discard();
			assert.deepEqual(await readdir(folder), ["first.ndjson"]);
			assert.equal(await readFile(at("first.ndjson"), "utf8"), "old");
		});

		it("isn't there if the other can't be moved to its place, and it wasn't before", async () => {
			await writeInVain();
			assert.deepEqual(await readdir(folder), ["second.sql"]);
		});
	});
});
