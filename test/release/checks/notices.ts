/** Every license says one of these. */
const LICENSE = /Permission is hereby granted|Permission to use, copy|Redistribution and use|Apache License/;

/**
 * What lacks in the notices of third parties, in sentences that say what to do.
 * @param titles name and version of each package that the bundles have files of
 */
export function noticeProblems(titles: readonly string[], notices: string | undefined): string[] {
	if (notices === undefined)
		return ['The package lacks dist/THIRD-PARTY-NOTICES.txt: build it with "npm run build -- --production".'];
	const known = new Map(notices.split(/^-{80}$/m).map((notice) => [notice.trim().split("\n")[0], notice] as const));
	return titles.flatMap((title) => {
		const notice = known.get(title);
		if (notice === undefined)
			return [`The notices of third parties lack ${title}, which is in the bundles: see test/host/notices.ts.`];
		if (!LICENSE.test(notice)) return [`The notice of ${title} has no license text: see test/host/notices.ts.`];
		return [];
	});
}
