import pg from 'pg';

export type Statement = { text: string; values: unknown[] };

/** The questions that `ask` sends to the database, to be sent again by hand; what opens and ends a transaction is not among them. */
export const statementsOf = async (ask: () => Promise<unknown>): Promise<Statement[]> => {
  const sent: Statement[] = [];
  const { query } = pg.Client.prototype;
  type Sent = { text: string; values?: unknown[] };
  pg.Client.prototype.query = function (this: pg.Client, first: string | Sent, ...rest: unknown[]) {
    const text = typeof first === 'string' ? first : first.text;
    const values = Array.isArray(rest[0]) ? rest[0] : typeof first === 'string' ? [] : (first.values ?? []);
    if (/^[\s(]*(with|select)\b/i.test(text) && !text.includes('set_config')) sent.push({ text, values });
    return Reflect.apply(query, this, [first, ...rest]);
  } as typeof query;
  try {
    await ask();
  } finally {
    pg.Client.prototype.query = query;
  }
  return sent;
};
