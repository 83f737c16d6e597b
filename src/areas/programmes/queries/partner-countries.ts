import type { Tx } from '../../../db/transaction.ts';
import type { CountryFactPeriod } from '../rules/country-fact.ts';

/** When which country was a partner country of the institute, or on the donor's list; current facts only. */
export const countryFactPeriods = (
  tx: Tx,
  instituteId: string,
  kind: 'partner_country' | 'dac_listed',
): Promise<CountryFactPeriod[]> =>
  tx
    .selectFrom('country_facts')
    .select(['country', 'valid_from as from', 'valid_until as until'])
    .where('institute_id', '=', instituteId)
    .where('kind', '=', kind)
    .where('ended_by_no', 'is', null)
    .execute();
