import pg from 'pg';

const { builtins } = pg.types;

/** Sums and counts come as `bigint`; a value that JavaScript cannot hold exactly is refused, never rounded. */
const safeInteger = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`The database returned ${text}, which is no safe integer`);
  return value;
};

const instant = (text: string): Temporal.Instant =>
  Temporal.Instant.from(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));

const parsers: Record<number, (text: string) => unknown> = {
  [builtins.INT8]: safeInteger,
  [builtins.DATE]: (text) => text,
  [builtins.TIMESTAMPTZ]: instant,
  [builtins.NUMERIC]: (text) => text,
};

/** Column types as Relais reads them: dates and decimals stay strings, instants are `Temporal.Instant`. */
export const columnTypes = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    format === 'binary'
      ? pg.types.getTypeParser(oid, 'binary')
      : (parsers[oid] ?? pg.types.getTypeParser(oid, 'text')),
};
