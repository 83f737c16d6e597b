import { sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import { measuredCountry } from '../rules/measured-country.ts';
import { type AskedIndicator, countriesShown, type SheetCountries } from '../rules/sheet-countries.ts';
import type { FeedPlace } from './feed-records.ts';
import { homeCountry, workedCountries } from './worked-countries.ts';

type Asked = Pick<FeedPlace, 'partnershipId' | 'from' | 'until' | 'breakdown'> & {
  indicator: AskedIndicator;
  /** As it was typed: perhaps the partner's own. */
  country?: string | undefined;
};

/**
 * Where the records of a figure lie that is confirmed by itself: in the country that it names; where it names none, in the
 * partner's own, as on its sheet, which tells the records of the other countries in which it works, or stands with a figure,
 * under them; so does the institute's own.
 */
export const recordsPlace = async (
  tx: Tx,
  instituteId: string,
  { indicator, partnershipId, country, ...cell }: Asked,
): Promise<FeedPlace> => {
  const place = { ...cell, outcomeId: indicator.outcomeId, partnershipId };
  const { from, until } = cell;
  const standing = sql<{ country: string }>`select distinct m.country from measurements m
    where m.institute_id = ${instituteId} and m.partnership_id is not distinct from ${partnershipId}::uuid
      and m.indicator_id = ${indicator.id} and m.from_on = ${from}::date and m.until_on = ${until}::date
      and m.country is not null and m.ended_by_no is null`;
  if (partnershipId === null) {
    if (country) return { ...place, country };
    const { rows } = await standing.execute(tx);
    return { ...place, elsewhere: rows.map((row) => row.country).sort() };
  }
  const asked = await together<{
    home: { country: string };
    worked: SheetCountries['worked'][number];
    before: { country: string | null };
    standing: { country: string };
  }>(tx, {
    standing,
    home: homeCountry(instituteId, partnershipId),
    worked: workedCountries({ instituteId, partnershipId, indicators: [indicator.id], until }),
    before: sql`select distinct m.country from measurements m
      where m.institute_id = ${instituteId} and m.partnership_id = ${partnershipId} and m.indicator_id = ${indicator.id}
        and m.ended_by_no is null and m.until_on < ${from}::date and m.value is not null`,
  });
  const home = asked.home[0]?.country ?? null;
  const named = measuredCountry({ partnershipId, country }, new Map(home ? [[partnershipId, home]] : []));
  if (named) return { ...place, country: named };
  const before = asked.before.map((row) => ({ indicatorId: indicator.id, ...row }));
  const figures = asked.standing.map((row) => ({ indicatorId: indicator.id, ...row }));
  const sheet = { home, worked: asked.worked, figures, nothing: [], before };
  return { ...place, elsewhere: countriesShown(indicator, sheet) };
};
