import { type FocalPoint, middle } from '#domain/portal/crop.ts';
import { useCopy } from '../state/copy.ts';
import { setFields } from '../state/session.ts';

/** The point of a picture that every crop keeps, as a person sets it. */

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Where an arrow key takes it: a hundredth of the picture, or a tenth. Undefined for any other key. */
export function movedBy(focus: FocalPoint, key: string, far: boolean): FocalPoint | undefined {
  const direction = directions[key];
  const step = far ? 0.1 : 0.01;
  return direction && within({ x: focus.x + direction[0] * step, y: focus.y + direction[1] * step });
}

/** The point of a picture's frame that was pressed. All in CSS pixels of the window. */
export function pressedAt(
  press: { readonly clientX: number; readonly clientY: number },
  frame: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
): FocalPoint {
  if (frame.width === 0 || frame.height === 0) return middle;
  return within({ x: (press.clientX - frame.left) / frame.width, y: (press.clientY - frame.top) / frame.height });
}

/** Inside the picture, to a thousandth: finer than a pixel of any preview, and the same after it was saved. */
function within({ x, y }: FocalPoint): FocalPoint {
  const tidy = (part: number) => Math.round(Math.min(1, Math.max(0, part)) * 1000) / 1000;
  return { x: tidy(x), y: tidy(y) };
}

/** @param focus null puts it back into the middle */
export function setFocalPoint(id: string, focus: FocalPoint | null): void {
  const { fields } = useCopy.getState();
  const medium = fields?.media[id];
  if (!fields || !medium) return;
  const { focus: _, ...rest } = medium;
  setFields({ media: { ...fields.media, [id]: focus ? { ...rest, focus } : rest } });
}
