import { labelText } from "../../close/text/labelText.ts";
import { type NamedView, sameView, type View } from "../../opportunities/view/view.ts";

/** The name under which a View is shown. */
interface ViewName {
	/** Cleaned for a label. */
	readonly name: string;
	/** Whether the View was changed since it was opened. */
	readonly changed: boolean;
}

/** `origin` is the named View that `view` is or was made from. Undefined without one. */
export function viewName(view: View, origin: NamedView | undefined): ViewName | undefined {
	return origin && { name: labelText(origin.name), changed: !sameView(view, origin) };
}

/** The name, followed by a dot once the View was changed. */
export function markedName({ name, changed }: ViewName): string {
	return changed ? `${name} ●` : name;
}
