/**
 * What is wrong with the version to release, in sentences that say what to do.
 * @param changelog the text of CHANGELOG.md
 * @param tag the tag that is being released, if one is
 */
export function versionProblems(version: string, changelog: string, tag?: string): string[] {
	if (!/^\d+\.\d+\.\d+$/.test(version))
		return [`The stores don't take the version ${version}: give package.json three numbers, as in 0.2.0.`];
	const problems = [];
	const sections = changelog.split(/^## /m).slice(1);
	const entry = sections.find((section) => section.startsWith(`${version}\n`));
	const newest = sections.find((section) => /^\d/.test(section))?.split("\n")[0];
	if (entry === undefined || !hasLines(entry))
		problems.push(
			`CHANGELOG.md has no entry for the version ${version}: add the heading "## ${version}" and below it a line for ` +
				"each thing that users can notice.",
		);
	else if (newest !== version)
		problems.push(`CHANGELOG.md begins with ${newest}, but package.json says ${version}: one of them is wrong.`);
	if (tag === undefined) return problems;
	if (tag !== `v${version}`)
		problems.push(`The tag ${tag} isn't that of the version ${version} in package.json, which is v${version}.`);
	if (sections.some((section) => /^unreleased\b/i.test(section) && hasLines(section)))
		problems.push(`CHANGELOG.md still has lines under "Unreleased": move them below "## ${version}".`);
	return problems;
}

function hasLines(section: string): boolean {
	return /^- \S/m.test(section);
}
