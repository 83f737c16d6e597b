import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { currentFacts } from '../../rulebook/queries/country-facts.ts';
import type { CountryFactPeriod } from '../rules/country-fact.ts';

export type CountryFactRow = CountryFactPeriod & { kind: 'partner_country' | 'dac_listed' };

/** When which country was a partner country of the institute, and when on the donors' list; current facts only. */
export const countryFactPeriods = (tx: Tx, instituteId: string): Promise<CountryFactRow[]> =>
  countryFactRows(tx, instituteId).execute();

/** The same as a part of a larger statement, also as of an audit number. */
export const countryFactRows = (tx: Tx, instituteId: string, asOf?: number) =>
  tx
    .selectFrom('country_facts')
    .select([
      sql<CountryFactRow['kind']>`kind`.as('kind'),
      'country',
      'valid_from as from',
      'valid_until as until',
    ])
    .where('institute_id', '=', instituteId)
    .where('kind', 'in', ['partner_country', 'dac_listed'])
    .where(currentFacts(asOf));
