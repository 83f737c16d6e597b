import { type RawBuilder, sql } from 'kysely';

/**
 * What of an amount in the programme's currency (`minor`) receipts bear, where they bear `used` of the same amount in the
 * partner's (`local`, not 0): in proportion, rounded once. Columns, minor units.
 */
export const borneShare = (minor: string, used: string, local: string): RawBuilder<number> => sql<number>`
  case when ${sql.ref(used)} = ${sql.ref(local)} then ${sql.ref(minor)}
       else round(${sql.ref(minor)}::numeric * ${sql.ref(used)} / ${sql.ref(local)}) end`;
