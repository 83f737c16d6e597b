/** Whether something of it was spent before the house joined: then no list of expenses adds up to it. */
export const isCertifiedInPart = (cells: readonly { opening: number }[]): boolean =>
  cells.some(({ opening }) => opening !== 0);
