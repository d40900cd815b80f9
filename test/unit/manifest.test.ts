import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { GROUPINGS } from "../../src/close/schema/grouping.ts";
import { groupingLabel } from "../../src/opportunities/view/labels.ts";
import { CONTEXT_KEYS } from "../../src/ui/base/contextKeys.ts";
import { STANDARD_ADDRESS } from "../../src/ui/session/apiAddress.ts";
import { SETTING_DEFINITIONS } from "../../src/ui/settings/settingDefinitions.ts";
import { SETTING_KEYS } from "../../src/ui/settings/settings.ts";
import { titleCase } from "./titleCase.ts";

interface Conditional {
	readonly when?: string;
	readonly group?: string;
}

interface Manifest {
	readonly activationEvents: readonly string[];
	readonly contributes: {
		readonly viewsContainers: Readonly<Record<string, readonly { readonly id: string }[]>>;
		readonly views: Readonly<Record<string, readonly (Conditional & { readonly id: string })[]>>;
		readonly viewsWelcome: readonly (Conditional & { readonly view: string; readonly contents: string })[];
		readonly commands: readonly {
			readonly command: string;
			readonly title: string;
			readonly category: string;
			readonly enablement?: string;
		}[];
		readonly menus: Readonly<Record<string, readonly (Conditional & { readonly command?: string })[]>>;
		readonly keybindings: readonly (Conditional & { readonly command: string; readonly key: string })[];
		readonly walkthroughs: readonly {
			readonly steps: readonly {
				readonly media: { readonly image: Readonly<Record<"dark" | "light" | "hc" | "hcLight", string>> };
				readonly completionEvents: readonly string[];
			}[];
		}[];
		readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
	};
}

interface Setting {
	readonly default: unknown;
	readonly scope: string;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly enum?: readonly (string | number)[];
	readonly enumItemLabels?: readonly string[];
	readonly enumDescriptions?: readonly string[];
	readonly order?: number;
}

/** What the public surface promises of each setting. */
const SETTINGS: Readonly<Record<string, Pick<Setting, "default" | "enum" | "scope" | "minimum" | "maximum">>> = {
	apiBaseUrl: { default: "https://api.close.com/api/v1", scope: "application" },
	groupBy: { default: "user_id", scope: "window" },
	orderBy: { default: "-date_updated", scope: "window" },
	pageSize: { default: 100, scope: "application", minimum: 1, maximum: 250 },
	maxConcurrentRequests: { default: 4, scope: "application", minimum: 1, maximum: 8 },
	requestTimeout: { default: 30, scope: "application" },
	autoRefresh: { default: 0, scope: "application", minimum: 0 },
	untouchedDays: { default: 30, scope: "window", minimum: 1, maximum: 3650 },
	fiscalYearStartMonth: { default: 1, scope: "window", minimum: 1, maximum: 12 },
	statusBar: { default: "off", scope: "application" },
	csvSeparator: { default: ",", scope: "window" },
	csvBom: { default: true, scope: "window" },
	csvDecimal: { default: "auto", scope: "window" },
	csvFormulaGuard: { default: "on", scope: "window" },
	badge: { default: "off", enum: ["off", "stalled", "attention"], scope: "window" },
	targets: { default: [], scope: "application" },
	assistantFields: { default: [], scope: "application" },
	startView: { default: "open", scope: "application" },
	views: { default: [], scope: "application" },
};

function readText(name: string): string {
	return readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
}

/** Every text in a JSON value, keys left out. */
function textsOf(value: unknown): string[] {
	if (typeof value === "string") return [value];
	return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

describe("The manifest", () => {
	const manifest: Manifest = JSON.parse(readText("package.json"));
	const texts: Readonly<Record<string, string>> = JSON.parse(readText("package.nls.json"));
	const { contributes } = manifest;
	const commands = new Set(contributes.commands.map(({ command }) => command));
	const views = new Set(Object.values(contributes.views).flatMap((own) => own.map(({ id }) => id)));
	const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
	const completions = steps.flatMap(({ completionEvents }) => completionEvents);
	const conditions = [
		...Object.values(contributes.views).flat(),
		...contributes.viewsWelcome,
		...Object.values(contributes.menus).flat(),
		...contributes.keybindings,
		...completions.flatMap((event) => (event.startsWith("onContext:") ? [{ when: event.slice(10) }] : [])),
		...contributes.commands.map(({ enablement }) => (enablement === undefined ? {} : { when: enablement })),
	].flatMap(({ when }: Conditional) => (when === undefined ? [] : [when]));

	it("uses each of its texts, and has each that it uses", () => {
		const used = textsOf(manifest).flatMap((text) => /^%(.+)%$/.exec(text)?.[1] ?? []);
		assert.deepEqual([...new Set(used)].sort(), Object.keys(texts).sort());
		assert.deepEqual(
			Object.values(texts).filter((text) => text.trim() === ""),
			[],
		);
	});

	it("leads to declared commands only, from menus, keys and texts", () => {
		const inMenus = Object.values(contributes.menus).flatMap((items) => items.flatMap(({ command }) => command ?? []));
		const inTexts = Object.values(texts).flatMap((text) =>
			[...text.matchAll(/\(command:([\w.]+)/g)].map(([, command]) => command ?? ""),
		);
		const onKeys = contributes.keybindings.map(({ command }) => command);
		const own = [...inMenus, ...onKeys, ...inTexts].filter((command) => !command.startsWith("workbench."));
		assert.ok(own.length > 0);
		assert.deepEqual(
			own.filter((command) => !commands.has(command)),
			[],
		);
	});

	it("takes keys only while its own view has the focus, and none of those that VS Code's trees take", () => {
		const taken = /^(?:(?:ctrl|cmd)\+(?:alt\+)?f|f3|ctrl\+a|(?:ctrl\+)?(?:up|down|left|right|enter)|escape|space)$/;
		for (const { key, when } of contributes.keybindings) {
			assert.match(when ?? "", /^focusedView == closeOpportunities\.tree && !inputFocus/);
			assert.doesNotMatch(key, taken);
		}
		assert.equal(new Set(contributes.keybindings.map(({ key }) => key)).size, contributes.keybindings.length);
	});

	it("ends each step of its walkthrough by something that can happen, and shows pictures for each theme", () => {
		for (const { media, completionEvents } of steps) {
			assert.deepEqual(Object.keys(media.image), ["dark", "light", "hc", "hcLight"]);
			for (const image of Object.values(media.image))
				assert.ok(existsSync(new URL(`../../${image}`, import.meta.url)), image);
			assert.ok(completionEvents.length > 0);
		}
		const awaited = completions.flatMap((event) => /^onCommand:(.+)$/.exec(event)?.[1] ?? []);
		assert.deepEqual(
			awaited.filter((command) => !commands.has(command)),
			[],
		);
	});

	it("declares each command once, under Close CRM, with a title of its own", () => {
		assert.equal(commands.size, contributes.commands.length);
		assert.deepEqual(
			contributes.commands.filter(({ category }) => category !== "Close CRM"),
			[],
		);
		assert.equal(new Set(contributes.commands.map(({ title }) => title)).size, commands.size);
	});

	it("has a command for each grouping, which the menu Group By shows with a check mark while it is the current one", () => {
		const menu = contributes.menus["closeOpportunities.groupBy"] ?? [];
		const titleOf = (command: string) => {
			const title = contributes.commands.find((one) => one.command === command)?.title ?? "";
			return texts[title.replaceAll("%", "")];
		};
		const expected = GROUPINGS.flatMap((grouping) => {
			const label = titleCase(groupingLabel(grouping === "none" ? undefined : grouping));
			const command = `closeOpportunities.groupBy.${grouping}`;
			return [
				[command, label, `closeOpportunities.groupedBy != '${grouping}'`],
				[`${command}.current`, `✓ ${label}`, `closeOpportunities.groupedBy == '${grouping}'`],
			];
		});
		assert.deepEqual(
			menu.map(({ command = "", when }) => [command, titleOf(command), when]),
			expected,
		);
	});

	it("has at most three buttons of its own in the title of the tree at a time, besides Collapse All", () => {
		const buttons = (contributes.menus["view/title"] ?? []).filter(
			({ when, group }) => when?.includes("closeOpportunities.tree") && group?.startsWith("navigation"),
		);
		const places = new Map(buttons.map(({ command, group }) => [group, command]));
		assert.equal(places.size, 3);
		assert.deepEqual(
			buttons.map(({ command }) => command),
			["filter", "openView", "refresh", "stop"].map((name) => `closeOpportunities.${name}`),
		);
	});

	it("asks in its conditions only for views and tabs it has and for context keys that are set", () => {
		const tabs = manifest.activationEvents.flatMap((event) => /^onWebviewPanel:(.+)$/.exec(event)?.[1] ?? []);
		const known = new Set([...CONTEXT_KEYS.map((key) => `closeOpportunities.${key}`), ...views, ...tabs]);
		const asked = conditions.flatMap((when) => when.match(/closeOpportunities\.\w+/g) ?? []);
		assert.deepEqual(
			[...new Set(asked)].filter((name) => !known.has(name)),
			[],
		);
		for (const key of CONTEXT_KEYS) assert.ok(asked.includes(`closeOpportunities.${key}`), `${key} is never asked for`);
	});

	it("compares the session only with kinds that there are", () => {
		const kinds = conditions.flatMap((when) =>
			[...when.matchAll(/closeOpportunities\.session [!=]= (\w+)/g)].map(([, kind]) => kind),
		);
		assert.deepEqual([...new Set(kinds)].sort(), ["account", "none", "otherOrigin", "sample"]);
	});

	it("has welcome texts for its own views", () => {
		for (const { view } of contributes.viewsWelcome) assert.ok(views.has(view), view);
	});

	it("wakes for nothing but what VS Code infers, links and restored pages", () => {
		const allowed = [
			"onUri",
			"onWebviewPanel:closeOpportunities.totals",
			"onWebviewPanel:closeOpportunities.details",
			"onWebviewPanel:closeOpportunities.compare",
		];
		assert.deepEqual(
			manifest.activationEvents.filter((event) => !allowed.includes(event)),
			[],
		);
	});

	describe("in its settings", () => {
		const properties = contributes.configuration.properties;

		it("has exactly those of the public surface, which are those that the code reads", () => {
			const names = Object.keys(SETTINGS).sort();
			assert.deepEqual(
				Object.keys(properties).sort(),
				names.map((name) => `closeOpportunities.${name}`),
			);
			assert.deepEqual([...SETTING_KEYS].sort(), names);
		});

		for (const [name, promised] of Object.entries(SETTINGS)) {
			it(`keeps what is promised of ${name}`, () => {
				const setting = properties[`closeOpportunities.${name}`];
				assert.partialDeepStrictEqual(setting, promised);
				if (promised.maximum === undefined) assert.equal(setting?.maximum, undefined);
			});
		}

		for (const [name, { defaultValue, read }] of Object.entries(SETTING_DEFINITIONS)) {
			it(`has for ${name} the default and the bounds of the code`, () => {
				const setting = properties[`closeOpportunities.${name}`];
				assert.deepEqual(setting?.default, defaultValue);
				for (const fine of [defaultValue, setting?.minimum, setting?.maximum, ...(setting?.enum ?? [])]) {
					if (fine !== undefined) assert.deepEqual(read(fine), { value: fine });
				}
				if (setting?.minimum) assert.ok(read(setting.minimum - 1).problem);
				if (setting?.maximum) assert.ok(read(setting.maximum + 1).problem);
			});
		}

		it("leads to the address that the code calls Close's own", () => {
			assert.equal(properties["closeOpportunities.apiBaseUrl"]?.default, STANDARD_ADDRESS);
		});

		it("describes every choice, and names it for the settings editor", () => {
			for (const [name, setting] of Object.entries(properties)) {
				assert.equal(setting.enumDescriptions?.length, setting.enum?.length, name);
				assert.equal(setting.enumItemLabels?.length, setting.enum?.length, name);
			}
		});

		it("names the months of the fiscal year", () => {
			const { enum: months, enumItemLabels } = properties["closeOpportunities.fiscalYearStartMonth"] ?? {};
			assert.deepEqual(months, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
			assert.deepEqual(
				enumItemLabels?.map((label) => texts[label.slice(1, -1)]),
				months?.map((month) => new Date(2026, Number(month) - 1).toLocaleString("en", { month: "long" })),
			);
		});

		it("gives each a place of its own: what one sees first, what CSV files hold, how requests are sent last", () => {
			const places = Object.entries(properties).map(([name, { order = 0 }]) => [order, name] as const);
			assert.deepEqual(
				places.sort(([a], [b]) => a - b).map(([order]) => order),
				[...new Set(places.map(([order]) => order))],
			);
			assert.ok(places.every(([order]) => order > 0));
			assert.deepEqual(
				places.slice(-4).map(([, name]) => name.replace("closeOpportunities.", "")),
				["pageSize", "maxConcurrentRequests", "requestTimeout", "apiBaseUrl"],
			);
		});
	});
});
