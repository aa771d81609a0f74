/** What this browser or desktop keeps for itself; undefined where it is forbidden: then nothing is kept, and things are asked again. */
export function localStore(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch (error) {
    console.warn('local storage:', error);
    return undefined;
  }
}
