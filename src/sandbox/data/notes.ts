import { at } from "./random.ts";

const OPENERS = [
	"Met the head of operations at their office.",
	"Important: the budget year ends soon.",
	"Came in through a referral from a partner.",
	"They run a pilot with two teams.",
	"Spoke with procurement about terms.",
	"Inbound from the pricing page.",
	"They are moving away from spreadsheets.",
	"Second call went well, the demo answered most questions.",
	"The champion changed jobs, a new contact is taking over.",
	"Renewal of last year's contract.",
] as const;

const MIDDLES = [
	"They compare us with one other vendor.",
	"Needs a security review before signing.",
	"Wants single sign-on and an export to their warehouse.",
	"Legal asked for changes in the data agreement.",
	"Price is fine, timing is the open point.",
	"Asked for a discount on a longer term.",
	"The finance team joins the next meeting.",
	"They would start with 25 seats and grow from there.",
] as const;

const CLOSERS = [
	"Send the proposal this week.",
	"Follow up after their board meeting.",
	"Waiting for the signed order form.",
	"Urgent, they decide before the end of the month.",
	"Next step: a call with the technical lead.",
	"No next step agreed yet.",
] as const;

const LAYOUTS = 5;

const NOTE_COUNT = OPENERS.length * MIDDLES.length * CLOSERS.length * LAYOUTS;

const texts: (string | undefined)[] = [];

/** An opportunity's note, by a number that it hashes to: null for one in six, empty for one in sixty. */
export function noteFor(number: number, awkward: boolean): string | null {
	if (number % 60 === 30) {
		return "";
	}
	if (number % 6 === 0) {
		return null;
	}
	const text = noteText(Math.floor(number / 60) % NOTE_COUNT);
	return awkward ? `${text}\n<script>alert(1)</script> $(check) [x](command:y) =1+1` : text;
}

/** Note number `number`, below {@link NOTE_COUNT}. The last fifth of them have several lines, with a list. */
function noteText(number: number): string {
	const known = texts[number];
	if (known !== undefined) {
		return known;
	}
	let rest = number;
	const take = <T>(list: readonly T[]): T => {
		const item = at(list, rest);
		rest = Math.floor(rest / list.length);
		return item;
	};
	const opener = take(OPENERS);
	const middle = take(MIDDLES);
	const closer = take(CLOSERS);
	const text = layOut(rest, opener, middle, closer);
	texts[number] = text;
	return text;
}

function layOut(layout: number, opener: string, middle: string, closer: string): string {
	switch (layout) {
		case 0:
			return opener;
		case 1:
			return `${opener} ${closer}`;
		case 2:
			return `${opener} ${middle}`;
		case 3:
			return `${opener} ${middle} ${closer}`;
		default:
			return `${opener}\n\n- ${middle}\n- ${closer}`;
	}
}
