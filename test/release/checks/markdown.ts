import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** Where a text leads, or which picture it shows. */
export interface Target {
	readonly kind: "link" | "picture";
	readonly address: string;
}

/** Links and pictures of a Markdown text, code left out. */
export function targetsIn(markdown: string): Target[] {
	const text = markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, "").replace(/`[^`\n]*`/g, "");
	const written = text.matchAll(/(!?)\[(?:[^[\]]|!\[[^\]]*\]\([^)]*\))*\]\(<?([^)\s>]+)/g);
	const inside = text.matchAll(/\[!\[[^\]]*\]\(([^)\s]+)\)[^\]]*\]\(/g);
	const tags = text.matchAll(/<(img|a)\b[^>]*?\b(?:src|href)=["']([^"']+)["']/gi);
	const defined = text.matchAll(/^\[[^\]]+\]: +<?(\S+?)>?$/gm);
	return [
		...[...written].map(([, mark, address = ""]) => ({ kind: mark ? "picture" : "link", address }) as const),
		...[...inside].map(([, address = ""]) => ({ kind: "picture", address }) as const),
		...[...tags].map(([, tag, address = ""]) => ({ kind: tag === "img" ? "picture" : "link", address }) as const),
		...[...defined].map(([, address = ""]) => ({ kind: "link", address }) as const),
	];
}

/**
 * What is wrong with what a text of the sources shows and leads to, in sentences that say what to do.
 * @param file its path in the folder `root`
 */
export function sourceProblems(file: string, markdown: string, root: string): string[] {
	return targetsIn(markdown).flatMap(({ kind, address }) => {
		if (/^http:/i.test(address)) return [`${file} uses ${address}, which isn't safe: use https.`];
		if (/^(?:\w+:|#)/.test(address)) return [];
		const path = decodeURI(address.replace(/[?#].*$/, ""));
		if (kind === "picture" && !/\.(?:png|jpe?g|gif|webp)$/i.test(path))
			return [`${file} shows ${path}, which the stores refuse: make it a PNG.`];
		if (existsSync(join(root, dirname(file), path))) return [];
		return kind === "picture"
			? [`${file} shows ${path}, which is missing: take it with "npm run pictures", or remove it from ${file}.`]
			: [`${file} leads to ${path}, which is missing: mend the link.`];
	});
}

/** What VS Code and the stores would not show of a text as it is packaged, in sentences that say what to do. */
export function packagedProblems(file: string, markdown: string): string[] {
	return targetsIn(markdown)
		.filter(({ address }) => !/^(?:https:|mailto:|#)/i.test(address))
		.map(({ kind, address }) => `${file} in the package has the ${kind} ${address}, which isn't an https address.`);
}
