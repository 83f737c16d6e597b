import { sql } from 'kysely';
import { isRow } from '../../../db/newest-row.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, calendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import type { Confidence } from '../rules/rule.ts';
import type { CountryFactKind } from '../rules/rulebook-input.ts';

export type CountryFact = {
  id: string;
  country: string;
  kind: CountryFactKind;
  /** A partner country: its programming cycle; a rating: the rating; a listing: the income group; else C087 and the like. */
  value: string;
  source: string;
  confidence: Exclude<Confidence, 'unset'>;
  validFrom: CalendarDay;
  validUntil: CalendarDay | null;
  /** Why it replaced the row before it. */
  reason: string | null;
};

export type CountryFactFilter = {
  kind?: string | undefined;
  country?: string | undefined;
  /** Facts that hold on this day only. */
  on?: CalendarDay | undefined;
  after?: string | undefined;
};

export const countryFactsAPage = 100;

/** Rows of `country_facts` that stand, or stood at an audit number. */
export const currentFacts = (asOf: number | undefined) =>
  asOf === undefined
    ? sql<boolean>`ended_by_no is null`
    : sql<boolean>`entry_no <= ${asOf} and (ended_by_no is null or ended_by_no > ${asOf})`;

const rowsOf = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('country_facts as f')
    .select(['id', 'country', 'kind', 'value', 'source', 'confidence', 'reason'])
    .select(['valid_from as validFrom', 'valid_until as validUntil'])
    .where('institute_id', '=', instituteId);

const factRows = (tx: Tx, instituteId: string, asOf?: number) =>
  rowsOf(tx, instituteId).where(currentFacts(asOf));

/** A page of facts by kind, country and first day, one more than fits; `after` = the last row's key. */
export const countryFacts = async (
  tx: Tx,
  instituteId: string,
  filter: CountryFactFilter = {},
  limit: number = countryFactsAPage + 1,
): Promise<CountryFact[]> => {
  let query = factRows(tx, instituteId)
    .orderBy('kind')
    .orderBy('country')
    .orderBy('valid_from', 'desc')
    .orderBy('id')
    .limit(limit);
  if (filter.kind) query = query.where('kind', '=', filter.kind);
  if (filter.country) query = query.where('country', '=', filter.country);
  if (filter.on) query = query.where(holdsOn(filter.on));
  const place = filter.after && placeOfFact(filter.after);
  if (place) {
    const { kind, country, from, id } = place;
    query = query.where(
      sql<boolean>`(kind, country, - (valid_from - date '2000-01-01'), id::text) > (${kind}, ${country}, - (${from}::date - date '2000-01-01'), ${id})`,
    );
  }
  return (await query.execute()) as CountryFact[];
};

export const keyOfCountryFact = ({ kind, country, validFrom, id }: CountryFact): string =>
  `${kind}|${country}|${validFrom}|${id}`;

/** Where a page of the list can begin: what `keyOfCountryFact` makes of a fact. */
export const placeOfFact = (key: string) => {
  const [kind, country, from = '', id, ...more] = key.split('|');
  const isFact = kind && country && !key.includes('\0') && calendarDay(from) && isId(id) && more.length === 0;
  return isFact ? { kind, country, from, id } : undefined;
};

/** One fact as it stands; undefined where it was replaced or is not this institute's. */
export const countryFact = async (
  tx: Tx,
  instituteId: string,
  id: string,
  newest?: boolean,
): Promise<CountryFact | undefined> =>
  isId(id)
    ? ((await rowsOf(tx, instituteId)
        .where(isRow('f', { table: 'country_facts', instituteId, id, newest }))
        .executeTakeFirst()) as CountryFact | undefined)
    : undefined;

/** The institute's partner countries on a day, alphabetical codes. `asOf` = an entry number. */
export const partnerCountriesOn = async (
  tx: Tx,
  instituteId: string,
  day: CalendarDay,
  asOf?: number,
): Promise<string[]> => [...(await countryValuesOn(tx, instituteId, 'partner_country', day, asOf)).keys()];

/** Since when and until when each was a partner country; a country may have been one twice. `asOf` = an entry number. */
export const partnerCountryPeriods = (
  tx: Tx,
  instituteId: string,
  asOf?: number,
): Promise<{ country: string; from: CalendarDay; until: CalendarDay | null }[]> =>
  factRows(tx, instituteId, asOf)
    .clearSelect()
    .select(['country', 'valid_from as from', 'valid_until as until'])
    .where('kind', '=', 'partner_country')
    .orderBy('country')
    .orderBy('valid_from')
    .execute();

/** What holds of each country on a day, by code: for a listing or a rating the latest value. `asOf` = an entry number. */
export const countryValuesOn = async (
  tx: Tx,
  instituteId: string,
  kind: CountryFactKind,
  day: CalendarDay,
  asOf?: number,
): Promise<ReadonlyMap<string, string>> => {
  const rows = await factRows(tx, instituteId, asOf)
    .where('kind', '=', kind)
    .where(holdsOn(day))
    .orderBy('country')
    .orderBy('valid_from')
    .execute();
  return new Map(rows.map(({ country, value }) => [country, value]));
};

const holdsOn = (day: CalendarDay) =>
  sql<boolean>`valid_from <= ${day} and coalesce(valid_until >= ${day}, true)`;

type Meeting = {
  country: string;
  kind: CountryFactKind;
  value: string;
  validFrom: string;
  validUntil?: string | undefined;
};

/** Another fact of this kind on a day of this one's; of conventions, the same convention only. */
export const factMeeting = async (
  tx: Tx,
  instituteId: string,
  { country, kind, value, validFrom, validUntil }: Meeting,
): Promise<CountryFact | undefined> => {
  let query = factRows(tx, instituteId)
    .where('country', '=', country)
    .where('kind', '=', kind)
    .where(sql<boolean>`coalesce(valid_until >= ${validFrom}, true)`);
  if (validUntil) query = query.where(sql<boolean>`valid_from <= ${validUntil}`);
  if (kind === 'convention_ratified') query = query.where('value', '=', value);
  return (await query.executeTakeFirst()) as CountryFact | undefined;
};
