import { type PictureFailed, type PictureTaken, readTakePicture } from "./picture.ts";
import { pictureAsPng } from "./pictureAsPng.ts";
import { takePicture } from "./takePicture.ts";

/** Draws the page if a message asks for that. Returns false if it doesn't. */
export function answerPicture(
	message: unknown,
	main: HTMLElement,
	host: { postMessage(answer: PictureTaken | PictureFailed): void },
): boolean {
	const asked = readTakePicture(message);
	if (asked === undefined) return false;
	const { number, format, caption } = asked;
	try {
		const picture = takePicture(main, caption);
		host.postMessage(
			format === "png" ? { type: "picture", number, png: pictureAsPng(picture) } : { type: "picture", number, picture },
		);
	} catch (error) {
		console.error(error);
		host.postMessage({ type: "picture", number, failed: true });
	}
	return true;
}
