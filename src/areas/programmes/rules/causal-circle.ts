/** A cause and what it leads to, by their ids: of a link, or of an output and its outcome. */
export type Arrow = { from: string; to: string };

/** Whether one more arrow closes a circle: from where it leads, the others come back to where it begins. */
export const closesCircle = (arrows: readonly Arrow[], added: Arrow): boolean => {
  const reached = new Set([added.to]);
  // A set is walked through to what is added on the way.
  for (const end of reached) for (const { from, to } of arrows) if (from === end) reached.add(to);
  return reached.has(added.from);
};
