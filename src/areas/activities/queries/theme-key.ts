import { type RawBuilder, sql } from 'kysely';

/** A theme without capitals, repeated blanks and forms of accents, as plans and trainings compare them (`sameTheme`). */
export const themeKey = (theme: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`btrim(regexp_replace(lower(normalize(${theme}, NFKC)), '\\s+', ' ', 'g'))`;
