import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { OUT, ROOT } from "../host/paths.ts";
import { pageAddress } from "../host/vscode/address.ts";
import { openFreshProfile } from "../host/vscode/browser.ts";
import { runsHeadless } from "../host/vscode/desktop.ts";
import { startServer } from "../host/vscode/server.ts";
import { buildToShip } from "./bundles.ts";
import type { Findings } from "./report.ts";
import { factor } from "./table.ts";

const HOSTS = 5;
const LIMIT_MS = 120_000;
const OWN = "close-opportunities.close-opportunities";
const OTHER = "vscode.git";
const MOST = 0.4;

interface Times {
	/** Milliseconds to load the module. */
	readonly load: number;
	/** Milliseconds of the call of `activate`. */
	readonly call: number;
	/** Milliseconds until the promise of `activate` resolves. */
	readonly finish: number;
}

/** Activation in the real extension host, as VS Code measures it, compared with that of its built-in Git. */
export async function activation(): Promise<Findings> {
	if (!runsHeadless()) return { parts: [], targets: [] };
	await buildToShip();
	const folder = await mkdtemp(join(tmpdir(), "close-bench-"));
	const bundle = join(OUT, "bench", "activation.cjs");
	await build({
		absWorkingDir: ROOT,
		entryPoints: ["test/bench/host/activation.ts"],
		outfile: bundle,
		bundle: true,
		platform: "node",
		format: "cjs",
		target: "node22",
		external: ["vscode"],
		logLevel: "warning",
	});
	const server = await startServer({ profile: join(folder, "user"), settings: {} });
	const measured: Record<string, Times>[] = [];
	try {
		for (let host = 0; host < HOSTS; host += 1) {
			const page = await inFreshHost(pageAddress(server.authority, { folder, extension: ROOT, tests: bundle }), bundle);
			measured.push({ [OWN]: timesOf(page, OWN), [OTHER]: timesOf(page, OTHER) });
		}
	} finally {
		await server.stop();
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
	const rows = [OWN, OTHER].map((id) => {
		const times = measured.flatMap((one) => one[id] ?? []);
		const [load, call, finish] = [
			median(times.map(({ load }) => load)),
			median(times.map(({ call }) => call)),
			median(times.map(({ finish }) => finish)),
		];
		return { id, load, call, finish, whole: median(times.map(({ load, call, finish }) => load + call + finish)) };
	});
	const [own, other] = rows.map(({ whole }) => whole);
	const part = {
		title: "Activation in the extension host",
		text: `Medians of ${HOSTS} fresh extension hosts of the headless VS Code, as VS Code itself measures them.`,
		head: ["extension", "load ms", "activate ms", "finish ms", "whole ms", "of vscode.git"],
		rows: rows.map(({ id, load, call, finish, whole }) => [id, load, call, finish, whole, factor(whole, other ?? 0)]),
	};
	const target = {
		what: "Activation: of VS Code's built-in Git",
		limit: `≤ ${MOST} ×`,
		measured: factor(own ?? 0, other ?? 0),
		reached: (own ?? 0) <= MOST * (other ?? 0),
	};
	return { parts: [part], targets: [target] };
}

/** Opens a window with an extension host of its own, and returns what it wrote at its end. */
async function inFreshHost(address: string, bundle: string): Promise<string> {
	const left = join(bundle, "..", "activation.md");
	await rm(left, { force: true });
	const profile = await openFreshProfile({ viewport: { width: 1280, height: 900 } });
	try {
		const page = await profile.newPage();
		await page.exposeFunction("codeAutomationLog", () => {});
		const ended = new Promise<number>((resolve, reject) => {
			void page.exposeFunction("codeAutomationExit", resolve);
			setTimeout(() => reject(new Error("The extension host does not end.")), LIMIT_MS).unref();
		});
		await page.goto(address);
		await ended;
		return await readFile(left, "utf8");
	} finally {
		await profile.close();
	}
}

/** Reads a row of VS Code's table: `| id | eager | load code | call activate | finish activate | event | by |`. */
function timesOf(page: string, id: string): Times {
	const line = page.split("\n").find((one) => one.startsWith(`| ${id} `)) ?? "";
	const [load, call, finish] = line
		.split("|")
		.slice(3, 6)
		.map((cell) => Number(cell));
	if (load === undefined || call === undefined || finish === undefined || Number.isNaN(load + call + finish))
		throw new Error(`VS Code does not tell how long ${id} took: ${line}`);
	return { load, call, finish };
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
