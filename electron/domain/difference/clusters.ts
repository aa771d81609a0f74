import { eachCluster } from '../count.ts';

/** A text as numbers: grapheme clusters that are the same have the same number. */
export interface Clusters {
  readonly codes: number[];
  /** UTF-16 offset behind each cluster. */
  readonly ends: number[];
}

export type ReadClusters = (text: string) => Clusters;

/** Reads texts that are to be compared; only texts read by the same reader have the same numbers. */
export function clusterReader(): ReadClusters {
  const known = new Map<string, number>();
  return (text) => {
    const codes: number[] = [];
    const ends: number[] = [];
    eachCluster(text, (start, end) => {
      // A line break of two signs is one, however often a text was carried between systems.
      if (text.charCodeAt(start) === 0x0a && text.charCodeAt(start - 1) === 0x0d) {
        codes[codes.length - 1] = numberOf('\r\n', known);
        ends[ends.length - 1] = end;
        return;
      }
      codes.push(end - start === 1 ? text.charCodeAt(start) : numberOf(text.slice(start, end), known));
      ends.push(end);
    });
    return { codes, ends };
  };
}

/** Above the numbers of single code units. */
function numberOf(cluster: string, known: Map<string, number>): number {
  const number = known.get(cluster) ?? 0x10000 + known.size;
  known.set(cluster, number);
  return number;
}
