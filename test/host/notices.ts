import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** How packages name the file with their license. */
const FILES = ["LICENSE", "LICENSE.md", "LICENSE.txt", "license", "license.md", "LICENCE"];
const RULE = `\n${"-".repeat(80)}\n\n`;

interface PackageJson {
	readonly name: string;
	readonly version: string;
	readonly license?: string;
	readonly author?: string | { readonly name: string };
}

/** The folders of the packages that these files, as esbuild names its inputs, are from. */
export function packageFolders(inputs: Iterable<string>): string[] {
	const folders = [...inputs].flatMap((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []);
	return [...new Set(folders)].sort();
}

/** The name and the version of a package, as its notice begins. */
export async function packageTitle(folder: string): Promise<string> {
	const { name, version } = await readPackage(folder);
	return `${name} ${version}`;
}

/** The licenses of these packages, as they travel with the bundles. @throws Error if a package has none that is known */
export async function noticesOf(folders: readonly string[]): Promise<string> {
	const notices = folders.map(async (folder) => `${await packageTitle(folder)}\n\n${await licenseOf(folder)}\n`);
	return (await Promise.all(notices)).join(RULE);
}

async function licenseOf(folder: string): Promise<string> {
	const file = FILES.find((name) => existsSync(join(folder, name)));
	if (file !== undefined) return (await readFile(join(folder, file), "utf8")).trim();
	const readme = await readFile(join(folder, "README.md"), "utf8").catch(() => "");
	const section = /^(?:#+ *Licen[cs]e\b.*|Licen[cs]e\n-+)\n([\s\S]*Permission is hereby granted[\s\S]*)/im.exec(
		readme,
	)?.[1];
	if (section !== undefined) return section.replaceAll("&lt;", "<").replaceAll("&gt;", ">").trim();
	const { name, license, author } = await readPackage(folder);
	const holder = typeof author === "object" ? author.name : author;
	if (license === "MIT" && holder !== undefined) return `MIT License\n\nCopyright (c) ${holder}\n\n${MIT}`;
	throw new Error(`${name} has no license text: add how to find it to test/host/notices.ts, or do without ${name}.`);
}

async function readPackage(folder: string): Promise<PackageJson> {
	return JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;
