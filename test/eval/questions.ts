import { DINARS } from "./questions/dinars.ts";
import { DOLLARS } from "./questions/dollars.ts";
import { HOSTILE } from "./questions/hostile.ts";
import { MIXED } from "./questions/mixed.ts";
import type { Question } from "./questions/question.ts";
import { YEN } from "./questions/yen.ts";

/** All sixty. */
export const QUESTIONS: readonly Question[] = [...DOLLARS, ...YEN, ...DINARS, ...MIXED, ...HOSTILE];
