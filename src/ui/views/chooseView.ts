import * as l10n from "@vscode/l10n";
import type { View } from "../../opportunities/view/view.ts";
import { viewArgument } from "../../opportunities/view/viewCatalog.ts";
import { type Leaving, pick } from "../quickInput/pick.ts";
import { BACK, type Item } from "../quickInput/quickInput.ts";
import { choiceOfItem, MANAGE, readableChoices, viewChoiceItem, viewChoiceItems } from "./viewChoiceItems.ts";
import { sayBroken } from "./viewMessages.ts";
import type { ViewPromptContext } from "./viewPromptContext.ts";

interface Choosing {
	readonly title: string;
	readonly placeholder: string;
	/** Items above the Views, which aren't Views. */
	readonly above?: readonly Item[];
	readonly back?: boolean;
}

/** The View that the user chose, or the id of an item above the Views. */
type Chosen = { readonly view: View } | { readonly item: string };

/** Chooses Views for other features: by a prompt, or by the argument of a script. */
export class ViewChooser {
	readonly #context: ViewPromptContext;

	constructor(context: ViewPromptContext) {
		this.#context = context;
	}

	/** Asks for a View: the shown one, or a saved, shared or built-in one. */
	async choose({ title, placeholder, above = [], back = false }: Choosing): Promise<Chosen | Leaving> {
		const { quickInputs, team, current, describing } = this.#context;
		const { choices, load } = readableChoices(this.#context);
		const items = (): readonly Item[] => [
			...above,
			{ heading: l10n.t("Current") },
			shownItem(current(), describing()),
			...viewChoiceItems(choices(), describing()).filter(isView).map(withoutButtons),
		];
		const picked = await pick(quickInputs, { title, placeholder, items, load, back });
		if (picked === undefined || picked === BACK) return picked;
		const id = picked.ids[0] ?? "";
		if (id === SHOWN) return { view: current() };
		const choice = choiceOfItem(id, choices());
		if (choice === undefined) return { item: id };
		if ("view" in choice) return { view: choice.view };
		void sayBroken(choice, team);
		return undefined;
	}

	/** The View of a script's argument: a View, or the name of a saved, shared or built-in one. @throws ViewError */
	async named(argument: unknown): Promise<View> {
		const files = typeof argument === "string" ? await this.#context.team.read() : [];
		const shared = files.flatMap((file) => ("views" in file ? file.views : []));
		return viewArgument(argument, this.#context.saved.entries, shared);
	}
}

/** The id of the item for the View on screen. */
const SHOWN = "shown";

function shownItem(view: View, describing: ReturnType<ViewPromptContext["describing"]>): Item {
	const name = view.name ?? l10n.t("Current View");
	return viewChoiceItem(SHOWN, { name, view: { ...view, name } }, { filters: {} }, describing);
}

function isView(item: Item): boolean {
	return "heading" in item ? item.heading !== "" : item.id !== MANAGE;
}

function withoutButtons(item: Item): Item {
	if ("heading" in item) return item;
	const { buttons: _, ...rest } = item;
	return rest;
}
