import type { IntakeWarning } from '#domain/intake/draft.ts';
import type { CropShape, FocalPoint } from '#domain/portal/crop.ts';
import type { Profile } from '#domain/portal/profile.ts';
import { sha256 } from '../hash.ts';
import { mediaTypes, proveWhole } from '../pictures.ts';
import { cropPicture, type PreparedPicture, preparePicture } from '../prepare.ts';
import type { JobName, Jobs } from './messages.ts';

/** What is done in the darkroom, whichever thread that is. */

export interface PictureOrder {
  readonly bytes: Uint8Array;
  /** What to call it in a refusal. */
  readonly name: string;
  /** What to call it in a warning, in Chinese. */
  readonly label: string;
  readonly rules: Profile['images'];
  /** The shapes it is also cut to; none for any but the title picture. */
  readonly shapes: readonly CropShape[];
  readonly focus: FocalPoint;
}

/** With its fingerprint, so that nobody has to go over its bytes again. */
export interface MadePicture extends Omit<PreparedPicture, 'warnings'> {
  /** Lower-case hex. */
  readonly sha256: string;
}

export interface MadePictures {
  readonly picture: MadePicture;
  readonly crops: readonly (MadePicture & { readonly shape: CropShape })[];
  readonly warnings: readonly IntakeWarning[];
  /** Of the picture as it came. */
  readonly original: string;
}

type Work = { readonly [N in JobName]: (input: Jobs[N]['input'], signal: AbortSignal) => Promise<Jobs[N]['output']> };

/** Each refuses as the port it serves says; or with what its signal was aborted with, between two steps of a picture. */
export const work: Work = {
  inspect: async ({ bytes, name }) => {
    const { kind, width, height } = await proveWhole(bytes, name);
    return { kind, type: mediaTypes[kind], width, height };
  },
  make: makePictures,
  hash: async ({ bytes }) => sha256(bytes),
};

async function makePictures({ bytes, name, label, rules, shapes, focus }: PictureOrder, signal: AbortSignal): Promise<MadePictures> {
  const made = await preparePicture(bytes, { name, label, rules, signal });
  const warnings = [...made.warnings];
  const crops: (MadePicture & { readonly shape: CropShape })[] = [];
  for (const shape of shapes) {
    const crop = await cropPicture(bytes, { name, label: `标题图片 ${shape}`, rules, signal }, shape, focus);
    warnings.push(...crop.warnings);
    crops.push({ ...fingerprinted(crop), shape });
  }
  return { picture: fingerprinted(made), crops, warnings, original: sha256(bytes) };
}

function fingerprinted({ kind, bytes, width, height }: PreparedPicture): MadePicture {
  return { kind, bytes, width, height, sha256: sha256(bytes) };
}
