import { parseArgs } from "node:util";

/**
 * What people may write after `npm run <name> --`.
 * @typedef {object} Command
 * @property {readonly string[]} about Paragraphs.
 * @property {Readonly<Record<string, string>>} [options] By how they are written: `--port N`, `-g, --grep PATTERN`, `--quick`.
 * @property {Readonly<Record<string, string>>} [files] What else it takes, by how that is written: `FILE…`.
 * @property {Readonly<Record<string, string>>} [examples] By the line to type.
 * @property {boolean} [ownHelp] Whether its script reads the arguments itself, `--help` as well.
 */

/**
 * The npm script that runs the script of these arguments: the one that npm says, else the one with the most arguments of its own.
 * `test unit` is `test:unit`, but `build` with `--production` is what the user wrote.
 * @param {readonly string[]} args what follows `run.mjs`
 * @param {Readonly<Record<string, string>>} scripts those of package.json
 * @param {string} [said] the script that npm says it runs, which may be one that started another one
 * @returns {{ name: string, args: readonly string[] } | undefined} its name, and what the user wrote after it
 */
export function commandOf(args, scripts, said) {
	const fitting = Object.entries(scripts)
		.map(([name, line]) => ({ name, own: line.split(" ").slice(2) }))
		.filter(({ own }) => own.length > 0 && own.every((arg, index) => arg === args[index]))
		.sort((one, other) => other.own.length - one.own.length);
	const found = fitting.find(({ name }) => name === said) ?? fitting[0];
	return found && { name: found.name, args: args.slice(found.own.length) };
}

/**
 * @param {string} name
 * @returns {string} `npm start`, `npm run bench`
 */
export function typed(name) {
	return name === "start" || name === "test" ? `npm ${name}` : `npm run ${name}`;
}

/** @param {readonly string[]} args */
export function asksForHelp(args) {
	return args.includes("--help") || args.includes("-h");
}

const WIDTH = 100;
/** What is longer has its text on the next line. */
const MOST_KEY = 42;

/**
 * @param {string} name
 * @param {Command} command
 * @returns {string} how to use it
 */
export function helpOf(name, { about, options = {}, files = {}, examples = {} }) {
	const takes = { ...files, ...options };
	const use = [typed(name), "--", ...Object.keys(files), ...(Object.keys(options).length > 0 ? ["[options]"] : [])];
	const lines = [
		`Use: ${use.length > 2 ? use.join(" ") : typed(name)}`,
		...about.flatMap((text) => ["", ...wrapped(text, "")]),
	];
	lines.push("", ...table({ ...takes, "--help": "prints this" }));
	if (Object.keys(examples).length > 0) lines.push("", "Examples:", ...table(examples));
	return lines.join("\n");
}

/** @param {Readonly<Record<string, string>>} rows */
function table(rows) {
	const fitting = Object.keys(rows).filter((key) => key.length <= MOST_KEY);
	const width = Math.max(0, ...fitting.map((key) => key.length)) + 2;
	const indent = " ".repeat(width + 2);
	return Object.entries(rows).flatMap(([key, text]) => {
		const [first = "", ...more] = text === "" ? [] : wrapped(text, indent);
		if (key.length > MOST_KEY) return [`  ${key}`, ...(text === "" ? [] : [first, ...more])];
		return [`  ${key.padEnd(width)}${first.trimStart()}`.trimEnd(), ...more];
	});
}

/**
 * @param {string} text
 * @param {string} indent
 */
function wrapped(text, indent) {
	const lines = [indent];
	for (const word of text.split(" ")) {
		const line = lines.at(-1) ?? "";
		if (line.length + 1 + word.length > WIDTH && line.trim() !== "") lines.push(indent + word);
		else lines[lines.length - 1] = line.trim() === "" ? indent + word : `${line} ${word}`;
	}
	return lines;
}

/**
 * What is wrong with arguments, in a sentence or two; undefined if nothing is.
 * @param {string} name
 * @param {Command} command
 * @param {readonly string[]} args
 * @returns {string | undefined}
 */
export function problemOf(name, command, args) {
	const options = Object.keys(command.options ?? {}).map(read);
	const help = `See ${typed(name)} -- --help.`;
	const { tokens } = parseArgs({
		args: [...args],
		strict: false,
		tokens: true,
		options: Object.fromEntries(
			options.map(({ long, short, value }) => [long, { type: value === undefined ? "boolean" : "string", ...short }]),
		),
	});
	for (const token of tokens) {
		if (token.kind === "positional" && command.files === undefined)
			return `${typed(name)} doesn't take "${token.value}". ${help}`;
		if (token.kind !== "option") continue;
		const option = options.find(({ long }) => long === token.name);
		if (option === undefined) return `${typed(name)} has no option ${token.rawName}. ${help}`;
		const wrong = valueProblem(option.value, token.value);
		if (wrong !== undefined) return `${token.rawName} ${wrong}. ${help}`;
	}
	return undefined;
}

/**
 * Reads how an option is written, such as `-g, --grep PATTERN`.
 * @param {string} written
 */
function read(written) {
	const [, short, long = "", value] = /^(?:-(\w), )?--([\w-]+)(?: (.+))?$/.exec(written) ?? [];
	return { long, short: short === undefined ? {} : { short }, value };
}

/**
 * @param {string | undefined} form `N`, `PATTERN`, `one|other`, or any other word for any text
 * @param {string | undefined} value
 */
function valueProblem(form, value) {
	if (form === undefined) return value === undefined ? undefined : "takes no value";
	if (value === undefined || value === "" || /^--\w/.test(value)) return `needs a value: ${form}`;
	if (form === "N") return /^\d+$/.test(value) ? undefined : `takes a whole number, not "${value}"`;
	if (form === "PATTERN") return isPattern(value) ? undefined : `takes a regular expression, which "${value}" is not`;
	if (!form.includes("|") || form.split("|").includes(value)) return undefined;
	return `doesn't take "${value}". It takes ${form.replaceAll("|", ", ")}`;
}

/** @param {string} text */
function isPattern(text) {
	try {
		return new RegExp(text) !== undefined;
	} catch {
		return false;
	}
}
