import type { Question } from "./question.ts";
import { DATE_QUESTIONS } from "./questions/dates.ts";
import { FIGURE_QUESTIONS } from "./questions/figures.ts";
import { GROUP_QUESTIONS } from "./questions/groups.ts";
import { OBJECT_QUESTIONS } from "./questions/objects.ts";
import { ORDER_QUESTIONS } from "./questions/orders.ts";
import { REQUEST_QUESTIONS } from "./questions/requests.ts";

/** In the order in which they are asked: the first one determines how many objects the others may request. */
export const QUESTIONS: readonly Question[] = [
	...REQUEST_QUESTIONS,
	...GROUP_QUESTIONS,
	...FIGURE_QUESTIONS,
	...ORDER_QUESTIONS,
	...DATE_QUESTIONS,
	...OBJECT_QUESTIONS,
];
