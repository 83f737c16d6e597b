import pg from 'pg';
import { newId } from '../../src/kernel/id.ts';
import { knownRows } from './known-rows.ts';

/**
 * One institute with one partnership, one outcome and a row in every table, written by the owner from what the
 * catalogue says of the tables. A table that it cannot fill by itself gets a line in `knownRows`.
 */
export type World = {
  institute: string;
  partnership: string;
  outcome: string;
  year: number;
  rows: Map<string, Row>;
};

export type Row = Record<string, unknown>;

export type TableFacts = {
  name: string;
  columns: { name: string; type: string; required: boolean }[];
  key: string[];
  /** Column of this table -> table and column it points at. */
  references: Map<string, { table: string; column: string }>;
  checks: string[];
};

/** What the catalogue says of every table but the list of migrations. */
export const readTableFacts = async (owner: pg.Client): Promise<Map<string, TableFacts>> => {
  const { rows } = await owner.query<
    TableFacts & { fks: { column: string; table: string; target: string }[] }
  >(`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', t.typname,
                'required', a.attnotnull and not a.atthasdef) order by a.attnum)
         from pg_attribute a join pg_type t on t.oid = a.atttypid
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select json_agg(a.attname order by array_position(k.conkey, a.attnum))
         from pg_constraint k join pg_attribute a on a.attrelid = c.oid and a.attnum = any (k.conkey)
        where k.conrelid = c.oid and k.contype = 'p'), '[]') as key,
      coalesce((select json_agg(json_build_object('column', a.attname, 'table', f.confrelid::regclass::text, 'target', b.attname))
         from pg_constraint f, unnest(f.conkey, f.confkey) as pair (here, there)
         join pg_attribute a on a.attnum = pair.here join pg_attribute b on b.attnum = pair.there
        where f.conrelid = c.oid and f.contype = 'f' and a.attrelid = c.oid and b.attrelid = f.confrelid), '[]') as fks,
      coalesce((select json_agg(pg_get_constraintdef(k.oid)) from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'c'), '[]') as checks
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migrations'
    order by 1`);
  return new Map(
    rows.map(({ fks, ...facts }) => {
      const own = fks.filter(({ column, table }) => column !== 'institute_id' && table !== facts.name);
      const references = new Map(own.map(({ column, table, target }) => [column, { table, column: target }]));
      return [facts.name, { ...facts, references }];
    }),
  );
};

/** A world of its own in the given institute, or in a new one. */
export const fillWorld = async (
  owner: pg.Client,
  tables: Map<string, TableFacts>,
  institute?: string,
): Promise<World> => {
  const world: World = {
    institute: institute ?? newId(),
    partnership: newId(),
    outcome: newId(),
    year: 2024,
    rows: new Map(),
  };
  const stands = new Set(institute === undefined ? [] : ['institutes', 'audit_heads']);
  for (const name of stands) world.rows.set(name, { id: institute, chain: institute });
  for (const name of ['institutes', 'audit_heads', ...tables.keys()])
    await ensureRow(owner, tables, world, name);
  return world;
};

/** The row of the table, made with everything that it points at. */
const ensureRow = async (
  owner: pg.Client,
  tables: Map<string, TableFacts>,
  world: World,
  name: string,
): Promise<Row> => {
  const present = world.rows.get(name);
  if (present) return present;
  const facts = tables.get(name)!;
  const row: Row = {};
  const told = knownRows[name]?.(world) ?? {};
  for (const column of facts.columns) {
    const value =
      column.name in told ? told[column.name] : await columnValue(owner, tables, world, facts, column);
    if (value !== undefined) row[column.name] = value;
    else if (column.required)
      row[column.name] = (await otherRow(owner, tables, world, facts, column.name)).id;
  }
  world.rows.set(name, row);
  await insertRow(owner, name, row);
  return row;
};

/** A second row of a table that is pointed at, where the two ends must differ. */
const otherRow = async (
  owner: pg.Client,
  tables: Map<string, TableFacts>,
  world: World,
  facts: TableFacts,
  column: string,
): Promise<Row> => {
  const target = facts.references.get(column)!.table;
  const row = { ...(await ensureRow(owner, tables, world, target)), id: newId() };
  await insertRow(owner, target, row);
  return row;
};

export const insertRow = async (owner: pg.Client, table: string, row: Row): Promise<void> => {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  const names = columns.map((column) => pg.escapeIdentifier(column));
  try {
    await owner.query(
      `insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`,
      Object.values(row),
    );
  } catch (error) {
    const sentence = `${table} cannot be filled by itself: ${(error as Error).message}; give it a line in «knownRows»`;
    throw new Error(`${sentence} (test/support/full-office.ts)`, { cause: error });
  }
};

/** The statement that adds the row once more, under a key of its own. */
export const inserted = (table: string, row: Row): string => {
  const fresh: Row = {
    ...row,
    ...('id' in row ? { id: newId() } : {}),
    ...('no' in row ? { no: 4711 } : {}),
  };
  const values = Object.values(fresh).map((value) =>
    value === null
      ? 'null'
      : Buffer.isBuffer(value)
        ? `'\\x${value.toString('hex')}'`
        : pg.escapeLiteral(String(value)),
  );
  return `insert into ${table} (${Object.keys(fresh).join(', ')}) values (${values.join(', ')})`;
};

const columnValue = async (
  owner: pg.Client,
  tables: Map<string, TableFacts>,
  world: World,
  facts: TableFacts,
  { name, type, required }: TableFacts['columns'][number],
): Promise<unknown> => {
  const own = ownValue(world, facts.name, name);
  const reference = facts.references.get(name);
  const always = ['partnership_id', 'outcome_id', 'post_id'].includes(name);
  if (reference && (required || always)) {
    return (await ensureRow(owner, tables, world, reference.table))[reference.column];
  }
  if (own !== undefined) return own;
  return required ? plainValue(facts, name, type) : undefined;
};

const ownValue = (world: World, table: string, column: string): unknown => {
  if (column === 'institute_id' || column === 'chain') return world.institute;
  if (column === 'partnership_id') return world.partnership;
  if (column === 'outcome_id') return world.outcome;
  if (column !== 'id') return undefined;
  const fixed: Row = {
    institutes: world.institute,
    partnerships: world.partnership,
    outcomes: world.outcome,
  };
  return fixed[table] ?? newId();
};

const byName: Record<string, () => unknown> = {
  country: () => 'BJ',
  currency: () => 'EUR',
  sha256: () => 'cd'.repeat(32),
  email: () => `${newId()}@example.org`,
  code: () => `c${newId().slice(-12).replaceAll('-', '')}`,
};

const byType: Record<string, () => unknown> = {
  uuid: newId,
  text: () => `x${newId()}`,
  int4: () => 2024,
  int8: () => 1,
  numeric: () => '1',
  bool: () => false,
  date: () => '2024-06-01',
  timestamptz: () => '2024-06-01T00:00:00Z',
  jsonb: () => '{}',
  bytea: () => Buffer.from(newId()),
  _text: () => '{}',
  _uuid: () => '{}',
  _int4: () => '{}',
};

const plainValue = (facts: TableFacts, column: string, type: string): unknown => {
  const listed = facts.checks
    .map((check) => new RegExp(`\\(${column} = ANY \\(ARRAY\\['([^']*)'`).exec(check)?.[1])
    .find((value) => value !== undefined);
  if (listed !== undefined) return listed;
  const small = facts.checks.some((check) => new RegExp(`\\(${column} <= \\d{1,3}\\)`).test(check));
  if (small && type.startsWith('int')) return 1;
  const value = (byName[column] ?? byType[type])?.();
  if (value === undefined) throw new Error(`No value for ${facts.name}.${column} of the type ${type}`);
  return value;
};
