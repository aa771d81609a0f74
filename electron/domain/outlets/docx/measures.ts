/**
 * Sizes as Word counts them: twips (a twentieth of a point), half points for letters, EMU (914,400 an inch) for pictures. The page
 * is that of Chinese official documents, GB/T 9704-2012: A4, 37 mm above, 28 mm left, a type area of 156 by 225 mm, text in 三号
 * (16 pt) on lines of 28 pt.
 */

export const page = { width: 11_906, height: 16_838, top: 2098, bottom: 1985, left: 1588, right: 1474, header: 1134, footer: 1361 } as const;

export const typeWidth = page.width - page.left - page.right;

/** Half points: 二号, 三号, 小四, 五号. */
export const letters = { title: 44, text: 32, small: 24, tiny: 21 } as const;

/** Two characters of 三号, in twips. */
export const twoCharacters = 640;

const emuPerTwip = 635;
/** At 96 dots an inch. */
const emuPerPixel = 9525;
/** As high as a picture may be, that its caption stands below it on the page. */
const maxHeight = 11_340 * emuPerTwip;

/** Pixels to EMU, made smaller where the type area is. */
export function pictureSize(width: number, height: number): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, (typeWidth * emuPerTwip) / (width * emuPerPixel), maxHeight / (height * emuPerPixel));
  return { width: Math.round(width * emuPerPixel * scale), height: Math.round(height * emuPerPixel * scale) };
}
