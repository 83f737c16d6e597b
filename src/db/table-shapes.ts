import type pg from 'pg';

/** A table as a backup sees it: its columns without the generated ones, in order, and the key it is read by. */
export type TableShape = {
  name: string;
  columns: readonly { name: string; type: string }[];
  key: readonly { name: string; type: string }[];
};

/** Every table of the office by name; what is applied (`schema_migrations`) is kept otherwise. */
export const tableShapes = async (owner: pg.Client): Promise<TableShape[]> => {
  const { rows } = await owner.query<{ table: string; name: string; type: string; keyAt: number | null }>(`
    select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
           array_position(k.conkey, a.attnum) as "keyAt"
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> 'schema_migrations'
     order by c.relname collate "C", a.attnum`);
  const tables = Map.groupBy(rows, ({ table }) => table);
  return [...tables].map(([name, columns]) => ({
    name,
    columns: columns.map(({ name: column, type }) => ({ name: column, type })),
    key: columns
      .filter(({ keyAt }) => keyAt !== null)
      .sort((a, b) => a.keyAt! - b.keyAt!)
      .map(({ name: column, type }) => ({ name: column, type })),
  }));
};
