/** How much a foreign file may cost. Beyond any of these it is refused; nothing of it has been kept by then. */
export const foreignLimits = {
  /** From the start of its thread to its answer, ms. */
  time: 10_000,
  /** Heap of the thread, MB. Buffers lie outside it and are counted by `bytes`. */
  heap: 256,
  /** Everything that is unpacked of one file, in bytes. */
  bytes: 192 * 1024 * 1024,
  /** One part of it. */
  partBytes: 96 * 1024 * 1024,
  /** Parts in it. */
  parts: 10_000,
  /** A part of more than `ratioFrom` bytes may have shrunk so many times. */
  ratio: 200,
  ratioFrom: 48 * 1024 * 1024,
  /** Elements inside elements. A document of an office program has some twenty. */
  depth: 200,
  /** Elements of one part. A book of a thousand pages has fewer; half as many again take a slow machine the whole `time`. */
  elements: 600_000,
  /** Of the body, the remarks and the report together, UTF-16 code units. */
  output: 16_000_000,
} as const;
