import assert from "node:assert/strict";
import { repositoryAddress, sourceAddresses } from "../../host/sourceAddresses.ts";

describe("the addresses of a repository's files", () => {
	const forms = [
		"https://github.com/someone/deals",
		"https://github.com/someone/deals.git",
		"https://github.com/someone/deals/",
		"git+https://github.com/someone/deals.git",
		"git@github.com:someone/deals.git",
		"ssh://git@github.com/someone/deals.git",
		"git://github.com/someone/deals.git",
		"github:someone/deals",
		"someone/deals",
	];

	for (const form of forms) {
		it(`are found for ${form}`, () => {
			assert.equal(repositoryAddress(form), "https://github.com/someone/deals");
			assert.deepEqual(sourceAddresses({ url: form }), {
				pages: "https://github.com/someone/deals/blob/HEAD",
				pictures: "https://github.com/someone/deals/raw/HEAD",
			});
		});
	}

	it("are those of a tag if there is one", () => {
		assert.deepEqual(sourceAddresses("https://gitlab.com/a/group/deals", "v0.2.0"), {
			pages: "https://gitlab.com/a/group/deals/-/blob/v0.2.0",
			pictures: "https://gitlab.com/a/group/deals/-/raw/v0.2.0",
		});
		assert.equal(sourceAddresses("bitbucket:a/deals")?.pictures, "https://bitbucket.org/a/deals/raw/HEAD");
	});

	it("include the folder of an extension that shares its repository with others", () => {
		const repository = { url: "https://github.com/someone/many", directory: "packages/deals/" };
		assert.equal(sourceAddresses(repository)?.pages, "https://github.com/someone/many/blob/HEAD/packages/deals");
		assert.equal(sourceAddresses({ ...repository, directory: "./deals" })?.pictures.endsWith("/raw/HEAD/deals"), true);
	});

	it("are unknown for other hosts, and for what is no address", () => {
		for (const repository of ["https://git.example/a/b", "http://github.com/a/b", "https://github.com", "x", {}]) {
			assert.equal(sourceAddresses(repository), undefined);
		}
	});
});
