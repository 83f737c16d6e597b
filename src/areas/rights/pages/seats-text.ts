import type { Words } from '../../../text/words.ts';

type Seats = { seatsWomen: number; seatsMen: number; seatsUnknown: number };

/** Union seats in all and by sex; nothing where there are none on record. */
export const seatsText = (
  words: Words,
  { seatsWomen, seatsMen, seatsUnknown }: Seats,
): string | undefined => {
  const total = seatsWomen + seatsMen + seatsUnknown;
  if (total === 0) return undefined;
  return words.t('rights.seats-of', {
    total: words.number(total),
    women: words.number(seatsWomen),
    men: words.number(seatsMen),
    unknown: seatsUnknown,
  });
};
