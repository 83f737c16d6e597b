import type { Tx } from '../../../db/transaction.ts';
import type { Problem } from '../../../kernel/problem.ts';
import type { KindRow } from '../rules/obligation-kind.ts';
import { type ObligationRow, obligations } from './obligation-clock.ts';

/** Obligations of the kind of which something was noted. */
export const onRecord = async (tx: Tx, chain: string, { id, code }: KindRow): Promise<ObligationRow[]> =>
  (await obligations(tx, chain, { code })).filter(
    ({ kindId, closingNo, eventNo, dateNo, takingNo }) =>
      kindId === id && [closingNo, eventNo, dateNo, takingNo].some((no) => no !== null),
  );

/** What was on record `before` and is owed no more by what was just written, the first by its name; undefined: nothing. */
export const lostObligation = async (
  tx: Tx,
  chain: string,
  kind: KindRow,
  before: readonly ObligationRow[],
): Promise<Problem | undefined> => {
  const kept = new Set((await onRecord(tx, chain, kind)).map(({ id }) => id));
  const [lost, ...more] = before.filter(({ id }) => !kept.has(id));
  if (!lost) return undefined;
  const what = [lost.subject, lost.year].filter(Boolean).join(' · ');
  return { key: 'obligations.on-record-since', args: { what, fact: factOf(lost), more: more.length } };
};

/** The weightiest of what was noted of it. */
const factOf = ({ decisionNo, closingNo, eventNo, dateNo }: ObligationRow): string => {
  if (decisionNo !== null) return 'decision';
  if (closingNo !== null) return 'filing';
  if (eventNo !== null) return 'event';
  return dateNo === null ? 'function' : 'day';
};
