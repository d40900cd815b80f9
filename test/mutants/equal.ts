/** Mutants that nothing can notice, since the program does the same with them. */
export interface Equal {
	readonly file: string;
	/** The line as it stands, and as the mutant has it: without the blanks around it. */
	readonly line: string;
	readonly mutant: string;
	readonly why: string;
}

export const EQUAL: readonly Equal[] = [];
