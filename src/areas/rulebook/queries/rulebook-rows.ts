import type { Tx } from '../../../db/transaction.ts';

/** `rule name` of every parameter that the institute's rulebook ever had a row for. */
export const knownParameters = async (tx: Tx, instituteId: string): Promise<ReadonlySet<string>> => {
  const rows = await tx
    .selectFrom('parameters')
    .select(['rule_id', 'name'])
    .distinct()
    .where('institute_id', '=', instituteId)
    .execute();
  return new Set(rows.map(({ rule_id, name }) => `${rule_id} ${name}`));
};

/** `kind country value` of every fact that the institute's rulebook ever had a row for. */
export const knownCountryFacts = async (tx: Tx, instituteId: string): Promise<ReadonlySet<string>> => {
  const rows = await tx
    .selectFrom('country_facts')
    .select(['kind', 'country', 'value'])
    .distinct()
    .where('institute_id', '=', instituteId)
    .execute();
  return new Set(rows.map(({ kind, country, value }) => `${kind} ${country} ${value}`));
};
