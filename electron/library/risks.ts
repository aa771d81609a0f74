import type { PlaceRisk } from '../newsroom/ports.ts';

/** What a risk a folder's place brings, as far as it can be told. Never throws. */
export async function risksOf(_folder: string): Promise<readonly PlaceRisk[]> {
  return [];
}
