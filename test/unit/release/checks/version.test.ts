import assert from "node:assert/strict";
import { versionProblems } from "../../../release/checks/version.ts";

const CHANGELOG =
	"# Changelog\n\nText.\n\n## 0.2.0\n\n- Something new.\n\n## 0.1.0\n\nThe first release.\n\n- All of it.\n";
const UNRELEASED = CHANGELOG.replace("## 0.2.0", "## Unreleased\n\n- Not yet.\n\n## 0.2.0");

describe("the version to release", () => {
	it("is fine if the changelog begins with its entry", () => {
		assert.deepEqual(versionProblems("0.2.0", CHANGELOG), []);
		assert.deepEqual(versionProblems("0.2.0", CHANGELOG, "v0.2.0"), []);
		assert.deepEqual(versionProblems("0.2.0", UNRELEASED), []);
	});

	it("needs an entry with lines in the changelog", () => {
		assert.match(
			versionProblems("0.3.0", CHANGELOG).join(),
			/no entry for the version 0\.3\.0: add the heading "## 0\.3\.0"/,
		);
		assert.match(
			versionProblems("0.2.0", CHANGELOG.replace("- Something new.", "")).join(),
			/no entry for the version 0\.2\.0/,
		);
	});

	it("is the newest one", () => {
		assert.match(versionProblems("0.1.0", CHANGELOG).join(), /begins with 0\.2\.0, but package\.json says 0\.1\.0/);
	});

	it("has three numbers, as the stores ask", () => {
		assert.match(versionProblems("0.2.0-beta.1", CHANGELOG).join(), /don't take the version 0\.2\.0-beta\.1/);
	});

	it("is that of the tag, and leaves nothing unreleased behind", () => {
		assert.match(
			versionProblems("0.2.0", CHANGELOG, "v0.2.1").join(),
			/The tag v0\.2\.1 isn't that of the version 0\.2\.0/,
		);
		assert.match(versionProblems("0.2.0", UNRELEASED, "v0.2.0").join(), /still has lines under "Unreleased"/);
	});
});
