import { type RawBuilder, sql } from 'kysely';

/**
 * Whether the kind of obligation `k` owes something of the year `y.year` where the years of a programme run from `first` to
 * `last`; all of it parts of a larger statement.
 */
export const owes = (
  first: RawBuilder<unknown>,
  last: RawBuilder<unknown>,
): RawBuilder<boolean> => sql<boolean>`(
  ${first} >= k.cycle_from and coalesce(${first} <= k.cycle_until, true) and y.year between ${first} and ${last}
  and case k.rhythm when 'third' then y.year = ${first} + 2 when 'last' then y.year = ${last}
    when 'but_last' then y.year < ${last} else true end)`;

/** What the id of a dated obligation of the kind `k`, the subject `s` and the year `y` is a digest of. */
export const owedDigest = sql<string>`md5(k.id || ' ' || s.subject_id || ' ' || y.year)`;

/** The id that a digest `h.digest` gives. */
export const owedId = sql<string>`
  (substr(h.digest, 1, 12) || '8' || substr(h.digest, 14, 3) || '8' || substr(h.digest, 18))::uuid`;
