import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { countryFacts } from '../../rulebook/queries/country-facts.ts';

export type LegalEnvironment = {
  /** ITUC Global Rights Index, `1` to `5+`; null where the rulebook knows none on that day. */
  rating: string | null;
  ratingSource: string | null;
  /** ILO conventions ratified on that day, as `C087`. */
  conventions: readonly string[];
};

/** What the rulebook knows of a country's law for unions on a day: read there, never typed into a screening. */
export const legalEnvironment = async (
  tx: Tx,
  instituteId: string,
  country: string,
  day: CalendarDay,
): Promise<LegalEnvironment> => {
  const facts = await countryFacts(tx, instituteId, { country, on: day });
  const rating = facts.find(({ kind }) => kind === 'rights_rating');
  const conventions = facts.filter(({ kind }) => kind === 'convention_ratified').map(({ value }) => value);
  return {
    rating: rating?.value ?? null,
    ratingSource: rating?.source ?? null,
    conventions: [...new Set(conventions)].sort(),
  };
};
