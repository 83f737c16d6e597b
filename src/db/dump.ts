import pg from 'pg';
import type { ChainEnd } from './chain-end.ts';
import { withOwner } from './owner.ts';
import { actingRoles } from './roles.ts';
import { type TableShape, tableShapes } from './table-shapes.ts';

/** Sessions and the throttle end with the office they were made in: whoever comes to a restored one signs in again. */
const notKept: readonly string[] = ['sessions', 'sign_in_attempts'];

/** One consistent view of a whole office, as text. */
export type Dump = {
  migrations: { name: string; checksum: string }[];
  tables: TableShape[];
  heads: ChainEnd[];
  /** JSON arrays of the columns' texts, one a row, in the order of the key. */
  rows(table: TableShape): AsyncGenerator<string>;
  /** Where attachments are expected in the store. */
  files(): Promise<FileAddress[]>;
};

/** `required`: a document says it has it. `shielded`: the bytes are a list of persons or pay, whoever else names them. */
export type FileAddress = { institute: string; sha256: string; required: boolean; shielded: boolean };

/** Text forms that every PostgreSQL from 15 on writes and reads alike. */
export const textForms = `set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1`;

/** Opens the view for as long as `fn` reads. @throws Error where a table has no primary key to be read by. */
export const dumping = <T>(ownerUrl: string, fn: (dump: Dump) => Promise<T>): Promise<T> =>
  withOwner(ownerUrl, async (owner) => {
    await owner.query('begin isolation level repeatable read read only; set local role relais_owner');
    await owner.query(textForms);
    await refuseHeldOwner(owner);
    const shapes = await tableShapes(owner);
    const tables = shapes.filter(({ name }) => !notKept.includes(name));
    const keyless = tables.find(({ key }) => key.length === 0);
    if (keyless) throw new Error(`The table ${keyless.name} has no primary key; a backup cannot read it`);
    const { rows: migrations } = await owner.query<{ name: string; checksum: string }>(
      'select name, checksum from schema_migrations order by name',
    );
    const { rows: heads } = await owner.query<ChainEnd>(
      `select chain, last_no as "lastNo", encode(head_hash, 'hex') as "headHash" from audit_heads order by chain`,
    );
    const result = await fn({
      migrations,
      tables,
      heads,
      rows: (table) => rowsOf(owner, table),
      files: () => fileAddresses(owner, tables),
    });
    await owner.query('commit');
    return result;
  });

/** A member of an acting role is held by that role's policies: rows would be missing, and nobody would be told. */
const refuseHeldOwner = async (owner: pg.Client): Promise<void> => {
  const { rows } = await owner.query<{ role: string }>(
    `select r.rolname as role from pg_roles r, pg_roles me
      where me.rolname = current_user and not me.rolsuper and r.rolname = any ($1) and pg_has_role(current_user, r.oid, 'usage')`,
    [actingRoles],
  );
  if (rows[0])
    throw new Error(`relais_owner is a member of ${rows[0].role}: a backup would not see every row`);
};

const quoted = pg.escapeIdentifier;
const roundBytes = 8 * 1024 * 1024;

/** Reads behind the last key; as many rows at once as come to a few megabytes. */
async function* rowsOf(owner: pg.Client, { name, columns, key }: TableShape): AsyncGenerator<string> {
  const texts = columns.map((column) => `${quoted(column.name)}::text`).join(', ');
  const keys = key.map((column) => quoted(column.name)).join(', ');
  const keyTexts = key.map((column) => `${quoted(column.name)}::text`).join(', ');
  const behind = `where (${keys}) > (${key.map(({ type }, index) => `$${index + 2}::${type}`).join(', ')})`;
  let last: string[] | undefined;
  let limit = 100;
  for (;;) {
    const { rows } = await owner.query<{ line: string; key: string[] }>(
      `select array_to_json(array[${texts}])::text as line, array[${keyTexts}] as key
         from ${quoted(name)} ${last ? behind : ''} order by ${keys} limit $1`,
      [limit, ...(last ?? [])],
    );
    for (const { line } of rows) yield line;
    if (rows.length < limit) return;
    last = rows.at(-1)!.key;
    const bytes = rows.reduce((sum, { line }) => sum + line.length, 0);
    limit = Math.min(5_000, Math.max(1, Math.floor((limit * roundBytes) / bytes)));
  }
}

const fileAddresses = async (owner: pg.Client, tables: readonly TableShape[]): Promise<FileAddress[]> => {
  const shielded = await shieldedHashes(owner, tables);
  const found = new Map<string, FileAddress>();
  for (const { name, columns } of tables) {
    const named = new Set(columns.map((column) => column.name));
    if (!['institute_id', 'sha256'].every((column) => named.has(column))) continue;
    const isDocument = name === 'documents';
    const { rows } = await owner.query<{ institute: string; sha256: string; required: boolean }>(
      `select distinct institute_id as institute, sha256, ${isDocument ? 'file_name is not null' : 'false'} as required
         from ${quoted(name)} where sha256 is not null`,
    );
    for (const row of rows) {
      const address = `${row.institute}/${row.sha256}`;
      const required = row.required || found.get(address)?.required === true;
      found.set(address, { ...row, required, shielded: shielded.has(row.sha256) });
    }
  }
  return [...found.values()].sort((a, b) => (a.institute + a.sha256 < b.institute + b.sha256 ? -1 : 1));
};

/** Of documents of a shielded class, withdrawn ones too, in any institute: the same bytes are nowhere in clear. */
const shieldedHashes = async (owner: pg.Client, tables: readonly TableShape[]): Promise<Set<string>> => {
  const documents = tables.find(({ name }) => name === 'documents');
  if (!documents?.columns.some(({ name }) => name === 'class')) return new Set();
  const { rows } = await owner.query<{ sha256: string }>(
    `select distinct sha256 from documents where class <> 'ordinary' and sha256 is not null`,
  );
  return new Set(rows.map(({ sha256 }) => sha256));
};
