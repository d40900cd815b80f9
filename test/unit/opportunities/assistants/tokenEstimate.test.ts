import assert from "node:assert/strict";
import fc from "fast-check";
import { answerTotals } from "../../../../src/opportunities/assistants/answerTotals.ts";
import { tokensIn } from "../../../../src/opportunities/assistants/tokenEstimate.ts";
import { tokensOf } from "../../../eval/tokens.ts";
import { runs } from "../../runs.ts";
import { contextOver } from "./support.ts";

const SMALL = "abcdefghijklmnopqrstuvwxyz";
const LETTERS = SMALL + SMALL.toUpperCase();
const STRANGE = [
	"qxzjkvwQXZJK",
	"!$%&/()=?#*+~<>|{}[]@^`'",
	"a1b2c3X9",
	"ضصثقفغعهخ",
	"뷁쀍뚫쒥꿻",
	"龘靐齉龗麤鱻籱黿",
	"𐎀𒀀𓀀𝔘",
	"a\u0301\u0330\u0489",
	"ฎฏฐฑฒณ",
];
const ALPHABETS = [SMALL, LETTERS.slice(26), LETTERS, `${LETTERS}    `, `${SMALL}aeiouaeiou  `, ...STRANGE];

describe("An answer with all that its first and last line can say", () => {
	it("has 400 tokens at the most", async () => {
		const organization = "𓀀".repeat(60);
		const filters = { user_id: "qxzjk vwQX ZJ".repeat(5), status_id: organization, date_won: { gte: "2020-01-01" } };
		const context = contextOver(undefined, { organization, sample: true, hidden: true });
		for (const input of [
			{ view: { filters }, split: "status", measures: ["win_rate", "target", "outcome"] },
			{ view: { filters, group_by: "user_id" }, split: "status" },
			{ view: { group_by: "-date_won__month" }, split: "status" },
		]) {
			const text = await answerTotals(input, context);
			assert.ok(tokensOf(text) <= 400, `${tokensOf(text)}: ${text}`);
		}
	});
});

/** Rows of names as long as an answer has them. */
const names = fc.constantFrom(...ALPHABETS).chain((alphabet) =>
	fc.array(fc.string({ unit: fc.constantFrom(...alphabet), minLength: 40, maxLength: 60 }), {
		minLength: 10,
		maxLength: 10,
	}),
);

const ORDINARY = [
	'"Kingsmere Software"\t"Farid Okafor"\t"Proposal & pricing"\tactive\t45450.00\tone_time\t50\t2026-09-24',
	'"Brightwater Insurance Ltd"\t"Birgit Whitlock"\t"Negotiation"\tactive\t43100.00\tone_time\t70\t',
	'"Oakhaven Health Co-op"\t"Nadia Marsh"\t"Won early"\twon\t5000.00\tmonthly\t100\t2026-10-31',
].join("\n");

describe("The estimate of tokens", () => {
	it("isn't below what names take whose letters are chosen at random, whatever their alphabet", () => {
		fc.assert(
			fc.property(names, (some) => {
				const text = some.map((name) => JSON.stringify(name)).join("\t");
				assert.ok(tokensIn(text) >= tokensOf(text), `${tokensIn(text)} for ${tokensOf(text)} tokens: ${text}`);
			}),
			runs(20),
		);
	});

	it("is at most half as much again for ordinary rows, so that twenty of them have room", () => {
		const [estimated, real] = [tokensIn(ORDINARY), tokensOf(ORDINARY)];
		assert.ok(estimated >= real && estimated <= 1.5 * real, `${estimated} for ${real}`);
		assert.ok((20 / 3) * estimated <= 1020, String(estimated));
	});
});
