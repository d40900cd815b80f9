import * as z from "zod/mini";
import { isRecord } from "../../../close/base/isRecord.ts";

/**
 * A page as a drawing: what it shows, where, and in which colors, without anything that could be interpreted. All lengths
 * are in CSS pixels.
 */

const Length = z.number().check(z.minimum(-1e6), z.maximum(1e6));
const Opacity = z.number().check(z.minimum(0), z.maximum(1));

const Color = z.object({ hex: z.string().check(z.regex(/^#[\da-f]{6}$/)), opacity: Opacity });
export type Color = z.infer<typeof Color>;

/** One line of text. `y` is its baseline; `x` is its left end, or its right end if it is `end`. */
const PlacedText = z.object({
	kind: z.literal("text"),
	x: Length,
	y: Length,
	end: z.boolean(),
	text: z.string(),
	size: Length,
	weight: z.string().check(z.regex(/^\w{1,10}$/)),
	family: z.string().check(z.maxLength(1000)),
	color: Color,
});
export type PlacedText = z.infer<typeof PlacedText>;

/** A shape of SVG's path language. A hatched one is filled with lines. */
const Shape = z.object({
	kind: z.literal("shape"),
	path: z.string().check(z.regex(/^[MmLlHhVvCcSsQqTtAaZz\d\s.,eE+-]*$/)),
	/** As CSS's `matrix`. */
	matrix: z.tuple([Length, Length, Length, Length, Length, Length]),
	fill: z.optional(z.object({ color: Color, hatched: z.boolean() })),
	stroke: z.optional(z.object({ color: Color, width: Length })),
});
export type Shape = z.infer<typeof Shape>;

export const Picture = z.object({
	width: z.int().check(z.minimum(1), z.maximum(100_000)),
	height: z.int().check(z.minimum(1), z.maximum(100_000)),
	background: Color,
	/** From back to front. */
	items: z.array(z.discriminatedUnion("kind", [PlacedText, Shape])).check(z.maxLength(100_000)),
});
export type Picture = z.infer<typeof Picture>;

const PICTURE_FORMATS = ["svg", "png"] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** Asks a page for a picture of itself. The answer has the same number. */
export const TakePicture = z.object({
	type: z.literal("takePicture"),
	number: z.int(),
	format: z.enum(PICTURE_FORMATS),
	/** A line for the bottom of the picture. */
	caption: z.string(),
});
export type TakePicture = z.infer<typeof TakePicture>;

/** The bytes of a PNG file are in base 64, without the prefix of a data address. */
const PictureTaken = z.union([
	z.object({ type: z.literal("picture"), number: z.int(), picture: Picture }),
	z.object({ type: z.literal("picture"), number: z.int(), png: z.string().check(z.regex(/^[A-Za-z\d+/]+=*$/)) }),
]);
export type PictureTaken = z.infer<typeof PictureTaken>;

/** A page's answer if it couldn't draw itself. */
const PictureFailed = z.object({ type: z.literal("picture"), number: z.int(), failed: z.literal(true) });
export type PictureFailed = z.infer<typeof PictureFailed>;

/** Whether a message is meant as a page's answer, valid or not. */
export function isPicture(message: unknown): boolean {
	return isRecord(message) && message["type"] === "picture";
}

/** Returns a page's answer, or undefined if a message is none. */
export function readPictureTaken(message: unknown): PictureTaken | PictureFailed | undefined {
	return z.safeParse(z.union([PictureTaken, PictureFailed]), message).data;
}

/** Returns the request for a picture, or undefined if a message is none. */
export function readTakePicture(message: unknown): TakePicture | undefined {
	return z.safeParse(TakePicture, message).data;
}
