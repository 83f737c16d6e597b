import { type RawBuilder, sql } from 'kysely';

/**
 * Whether a record of this country (the name of a column) is of the place `f` that is asked for: of its country, or, where the place names none, of
 * any that is not told `elsewhere`.
 */
export const ofCountry = (column: string): RawBuilder<boolean> => sql<boolean>`
  case when f.country is null then ${sql.ref(column)} is null or ${sql.ref(column)} <> all (f.elsewhere)
    else ${sql.ref(column)} = f.country end`;
