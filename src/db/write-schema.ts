import pg from 'pg';

type Column = { table: string; column: string; type: string; nullable: boolean; defaulted: boolean };

const scalar: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  numeric: 'string',
  bytea: 'Buffer',
  date: 'Day',
  timestamptz: 'Instant',
  jsonb: 'Json',
  _text: 'string[]',
  _uuid: 'string[]',
  _int4: 'number[]',
};

/** The TypeScript text of `schema.ts`, read from a migrated database; ordered, so that it only changes with the tables. */
export const schemaText = async (ownerUrl: string): Promise<string> => {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<Column>(columnsQuery);
    const tables = Map.groupBy(rows, (row) => row.table);
    const types = [...tables].map(([table, columns]) => `  ${table}: {\n${columns.map(line).join('')}  };\n`);
    return `${preamble}export type Schema = {\n${types.join('')}};\n`;
  } finally {
    await owner.end();
  }
};

const columnsQuery = `
  select c.table_name as "table", c.column_name as "column", c.udt_name as type,
         c.is_nullable = 'YES' as nullable, c.column_default is not null as defaulted
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
   where c.table_schema = 'public' and table_name <> 'schema_migrations'
   order by c.table_name, c.ordinal_position`;

const line = ({ table, column, type, nullable, defaulted }: Column): string => {
  const base = scalar[type];
  if (!base) throw new Error(`${table}.${column} has the type ${type}, which schema.ts has no name for`);
  const value = nullable ? `${base} | null` : base;
  const custom = base === 'Day' || base === 'Instant' || base === 'Json';
  const read = custom && nullable ? `Nullable<${base}>` : value;
  const generated = custom ? 'Defaulted' : 'Generated';
  return `    ${column}: ${defaulted ? `${generated}<${read}>` : read};\n`;
};

// As the formatter would have it, so that a written file and a formatted one are the same.
const preamble = `// Written by \`npm run schema\` from the migrations; a test holds it to them. Do not edit.

import type { ColumnType, Generated } from 'kysely';
import type { CalendarDay } from '../kernel/calendar-day.ts';

type Day = ColumnType<CalendarDay, string, string>;
type Instant = ColumnType<Temporal.Instant, string, string>;
/** Written as text (\`JSON.stringify\`): the driver would write a JavaScript array as a PostgreSQL array. */
type Json = ColumnType<unknown, string, string>;
type Nullable<T> =
  T extends ColumnType<infer S, infer I, infer U>
    ? ColumnType<S | null, I | null | undefined, U | null>
    : never;
type Defaulted<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : never;

`;
