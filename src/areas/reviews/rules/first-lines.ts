/** Most lines that a list of what is missing shows on a telephone before it only counts. */
const most = 40;

/** The first lines and how many more there are. */
export const firstLines = <T>(lines: readonly T[]): { shown: readonly T[]; more: number } => ({
  shown: lines.slice(0, most),
  more: Math.max(0, lines.length - most),
});
