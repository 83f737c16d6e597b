import { sameJson } from '../../../kernel/same-json.ts';

/**
 * Of a field that two people had open: what the second says, what both opened it with, and what the first saved. `own`: the second's
 * stands; `other`: it is as the first saved it, by the second's leave to whom it was nothing; `both`: both changed it, to different things.
 */
export const whoseStands = (mine: unknown, opened: unknown, saved: unknown): 'own' | 'other' | 'both' => {
  if (sameJson(saved, opened)) return 'own';
  return sameJson(mine, opened) || sameJson(mine, saved) ? 'other' : 'both';
};
