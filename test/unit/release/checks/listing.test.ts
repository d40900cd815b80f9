import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Manifest } from "../../../release/candidate.ts";
import { leftToAPerson, listingProblems, repositoryProblems } from "../../../release/checks/listing.ts";

describe("the listing in the stores", () => {
	const manifest: Manifest = JSON.parse(readFileSync("package.json", "utf8"));
	const [readme, icon] = [readFileSync("README.md", "utf8"), readFileSync("media/icon.png")];

	it("has all that it needs", () => {
		assert.deepEqual(listingProblems(manifest, readme, icon), []);
	});

	it("is told what it lacks", () => {
		const { galleryBanner: _, ...plain } = manifest;
		assert.match(listingProblems(plain, readme, icon).join(), /no galleryBanner/);
		assert.match(
			listingProblems({ ...manifest, keywords: [] }, readme, icon).join(),
			/has 0 keywords: the stores take 1 to 30/,
		);
		assert.match(listingProblems({ ...manifest, categories: [] }, readme, icon).join(), /no categories/);
		assert.match(listingProblems(manifest, readme, undefined).join(), /no icon of at least 128 × 128 pixels/);
		const further = `${"\n".repeat(12)}${readme}`;
		assert.match(listingProblems(manifest, further, icon).join(), /doesn't say at its top/);
	});

	it("leaves its addresses, and whether it may be published, to a person", () => {
		const { repository: _, bugs: __, homepage: ___, qna: ____, ...plain } = manifest;
		const [addresses, mark] = leftToAPerson({ ...plain, private: true });
		assert.match(addresses ?? "", /no repository, bugs, homepage, qna: add your own addresses/);
		assert.match(mark ?? "", /says "private": remove that line/);
		const own = { repository: "a/b", bugs: "a", homepage: "b", qna: false };
		assert.deepEqual(leftToAPerson({ ...plain, ...own, private: false }), []);
	});

	it("is built in the repository that it names", () => {
		const named = { ...manifest, repository: "https://github.com/Someone/deals.git" };
		assert.deepEqual(repositoryProblems(named, "https://github.com/someone/deals"), []);
		assert.match(
			repositoryProblems(named, "https://github.com/other/deals").join(),
			/but this is built in https:\/\/github\.com\/other/,
		);
		assert.match(
			repositoryProblems(manifest, "http://x").join(),
			/--repository takes the https address .* not "http:\/\/x"/,
		);
		assert.match(
			repositoryProblems({ ...manifest, repository: "https://git.example/a/b" }, undefined).join(),
			/a host whose/,
		);
	});
});
