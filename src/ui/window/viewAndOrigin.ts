import { hasFilters, isNamed, type NamedView, sameView, type View } from "../../opportunities/view/view.ts";
import type { Session } from "../session/session.ts";
import { BackForwardList } from "./backForwardList.ts";
import type { RememberedView, ViewWithOrigin } from "./rememberedView.ts";

/**
 * The View that a session looks at, and its origin: the named View that it comes from. A View without a name may come
 * from a named one, since it was changed, or was saved just now. Those before and after it are in a
 * {@link BackForwardList}.
 */
export class ViewAndOrigin {
	readonly #remembered: RememberedView;
	readonly #origins = new WeakMap<View, NamedView>();
	#backForward = new BackForwardList<View>();
	#session: Session | undefined;
	#view: View = { filters: {} };

	constructor(remembered: RememberedView) {
		this.#remembered = remembered;
	}

	/** The View that was asked for. */
	get view(): View {
		return this.#view;
	}

	get canGoBack(): boolean {
		return this.#backForward.canGoBack;
	}

	get canGoForward(): boolean {
		return this.#backForward.canGoForward;
	}

	/** The named View that a View is or was made from by changes, as it was then. Undefined if there is none. */
	originOf(view: View): NamedView | undefined {
		return this.#origins.get(view) ?? (isNamed(view) ? view : undefined);
	}

	/** Forgets everything but what is remembered for a reload of the window. */
	clear(): void {
		this.#session = undefined;
		this.#backForward = new BackForwardList();
		this.#view = { filters: {} };
	}

	/** Begins with the first View of a session. */
	begin(session: Session, { view, origin }: ViewWithOrigin): void {
		this.#session = session;
		this.#view = view;
		if (origin !== undefined) this.#origins.set(view, origin);
		this.#backForward.push(view);
	}

	/** Opens another View. */
	open(view: View): void {
		if (sameView(view, this.#view) && view.name === this.originOf(this.#view)?.name) this.#backForward.replace(view);
		else this.#backForward.push(view);
		this.#take(view);
	}

	/**
	 * Takes a View that was made by changing `from`, and that comes from the same named View, unless it has lost all its
	 * filters.
	 */
	change(view: View, from = this.#view): void {
		const origin = this.originOf(from);
		if (origin !== undefined && (hasFilters(view) || !hasFilters(origin))) this.#origins.set(view, origin);
		if (sameView(view, this.#view)) this.#backForward.replace(view);
		else this.#backForward.push(view);
		this.#take(view);
	}

	/** Goes one step back or forward. Returns false at the end. */
	go(step: -1 | 1): boolean {
		const view = this.#backForward.go(step);
		if (view !== undefined) this.#take(view);
		return view !== undefined;
	}

	/** Returns to the View that is still on screen. */
	stayAt(view: View): void {
		this.#backForward.stayAt(view);
		this.#take(view);
	}

	/** Notes that a View has been saved: the one that was asked for, the one on screen, or both. */
	setOrigin(origin: NamedView, shown: View | undefined): void {
		for (const view of [this.#view, shown])
			if (view !== undefined && sameView(view, origin)) this.#origins.set(view, origin);
		this.#take(this.#view);
	}

	/** Notes the new name of a named View, for all Views that come from it. */
	rename(before: string, after: string, shown: View | undefined): void {
		for (const view of [...this.#backForward.entries, this.#view, shown]) {
			const origin = view && this.originOf(view);
			if (view !== undefined && origin?.name === before) this.#origins.set(view, { ...origin, name: after });
		}
		this.#take(this.#view);
	}

	#take(view: View): void {
		this.#view = view;
		if (this.#session !== undefined) this.#remembered.write(this.#session, { view, origin: this.#origins.get(view) });
	}
}
