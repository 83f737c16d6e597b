import pg from 'pg';
import { textForms } from './dump.ts';
import { applyMigration, MigrationRefused, migrationsTable, readMigrations } from './migrate.ts';
import { withOwner } from './owner.ts';
import { prepareRoles } from './roles.ts';
import { type TableShape, tableShapes } from './table-shapes.ts';

/** Rows as `dump.ts` wrote them. */
export type DumpedTable = { name: string; columns: readonly string[]; lines: AsyncIterable<string> };

export type Refill = {
  migrations: readonly { name: string; checksum: string }[];
  tables: () => AsyncIterable<DumpedTable>;
};

/** True where nobody has worked yet: no tables, or no institute and nobody but the system. */
export const isEmptyOffice = (ownerUrl: string): Promise<boolean> =>
  withOwner(ownerUrl, async (owner) => {
    const { rows: known } = await owner.query<{ present: boolean }>(
      `select to_regclass('institutes') is not null and to_regclass('users') is not null as present`,
    );
    if (!known[0]?.present) return true;
    await owner.query('set role relais_owner');
    const { rows } = await owner.query<{ empty: boolean }>(
      'select not exists (select from institutes) and (select count(*) from users) <= 1 as empty',
    );
    return rows[0]?.empty === true;
  });

/**
 * Replaces the whole office in one transaction: the tables as they were when the rows were dumped, the rows, then
 * the migrations that came since. Whatever fails, the database is as before.
 * @throws MigrationRefused where the rows come from a version that this one does not know.
 */
export const refill = (ownerUrl: string, appLogin: string, { migrations, tables }: Refill): Promise<void> => {
  const { before, since } = splitMigrations(migrations);
  return withOwner(ownerUrl, async (owner) => {
    await owner.query(`select pg_advisory_lock(hashtext('relais migrate'))`);
    await prepareRoles(owner, appLogin);
    await owner.query('begin; set local role relais_owner');
    await owner.query(textForms);
    await owner.query(dropEverything);
    await owner.query(migrationsTable);
    for (const migration of before) await applyMigration(owner, migration);
    const shapes = new Map((await tableShapes(owner)).map((shape) => [shape.name, shape]));
    const names = [...shapes.keys()].map((name) => pg.escapeIdentifier(name));
    await owner.query(`truncate ${names.join(', ')}`);
    const foreignKeys = await dropForeignKeys(owner);
    for await (const table of tables()) await fill(owner, shapes.get(table.name), table);
    for (const statement of foreignKeys) await owner.query(statement);
    for (const migration of since) await applyMigration(owner, migration);
    await owner.query('commit');
  });
};

const splitMigrations = (applied: Refill['migrations']) => {
  const known = readMigrations();
  const byName = new Map(known.map((migration) => [migration.name, migration]));
  for (const { name, checksum } of applied) {
    const migration = byName.get(name);
    if (!migration)
      throw new MigrationRefused(
        `The backup has the migration ${name}, which this version of Relais does not know`,
      );
    if (migration.checksum !== checksum)
      throw new MigrationRefused(`The backup was made with another text of the migration ${name}`);
  }
  const names = new Set(applied.map(({ name }) => name));
  return {
    before: known.filter(({ name }) => names.has(name)),
    since: known.filter(({ name }) => !names.has(name)),
  };
};

/** Only what is the owner's own: whatever else stands in the database stays. A view goes with the first table that it reads. */
const dropEverything = `do $$ declare statement text; begin
  for statement in
    select format('drop %s if exists public.%I cascade', case relkind when 'v' then 'view' when 'S' then 'sequence' else 'table' end, relname)
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'S')
       and not relispartition and relowner = 'relais_owner'::regrole
       and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype in ('a', 'i'))
    union all
    select format('drop routine %s cascade', oid::regprocedure)
      from pg_proc where pronamespace = 'public'::regnamespace and proowner = 'relais_owner'::regrole
  loop
    execute statement;
  end loop;
end $$`;

/** Rows come table by table: what they point at may come later. Returns the statements that put the keys back. */
const dropForeignKeys = async (owner: pg.Client): Promise<string[]> => {
  const { rows } = await owner.query<{ table: string; name: string; definition: string }>(`
    select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0
     order by 1, 2`);
  for (const { table, name } of rows) await owner.query(`alter table ${table} drop constraint ${name}`);
  return rows.map(
    ({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`,
  );
};

const rowsAtOnce = 2_000;
const charactersAtOnce = 8 * 1024 * 1024;

const fill = async (owner: pg.Client, shape: TableShape | undefined, table: DumpedTable): Promise<void> => {
  if (!shape) throw new Error(`The backup has rows of ${table.name}, which is no table of its version`);
  const types = new Map(shape.columns.map(({ name, type }) => [name, type]));
  const values = table.columns.map((column, index) => {
    const type = types.get(column);
    if (!type) throw new Error(`The backup has ${table.name}.${column}, which is no column of its version`);
    return `(r->>${index})::${type}`;
  });
  const names = table.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const statement = `insert into ${pg.escapeIdentifier(table.name)} (${names})
    select ${values.join(', ')} from json_array_elements($1::json) as r`;
  let batch: string[] = [];
  let characters = 0;
  const write = async (): Promise<void> => {
    if (batch.length > 0) await owner.query(statement, [`[${batch.join(',')}]`]);
    batch = [];
    characters = 0;
  };
  for await (const line of table.lines) {
    batch.push(line);
    characters += line.length;
    if (batch.length === rowsAtOnce || characters > charactersAtOnce) await write();
  }
  await write();
};
