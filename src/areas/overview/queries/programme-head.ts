import { sql } from 'kysely';
import { known } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Money } from '../../../kernel/money.ts';
import { grantOf, lastStepOf } from '../../programmes/queries/decisions.ts';
import type { DecisionKind } from '../../programmes/rules/programme-input.ts';
import { programmeBefore } from './outcomes-as-of.ts';

/**
 * A programme as its pages are headed: what it is, when it runs, what was decided last, and what the newest decision that
 * names an amount grants, without the cuts that came after it.
 */
export type ProgrammeHead = {
  id: string;
  reference: string;
  title: Localized;
  description: Localized;
  fromOn: CalendarDay;
  untilOn: CalendarDay;
  currency: string;
  decision: { kind: DecisionKind; on: CalendarDay; reference: string | null } | null;
  subsidy: Money | null;
  /** Whether it was on record by then; it always is now. */
  isKnown: boolean;
};

type Words = Pick<ProgrammeHead, 'reference' | 'title' | 'description' | 'fromOn' | 'untilOn'>;

type Row = Omit<ProgrammeHead, 'decision' | 'subsidy'> & {
  before: Words | null;
  kind: DecisionKind | null;
  on: CalendarDay | null;
  decisionReference: string | null;
  subsidyMinor: number | null;
};

/**
 * One programme of the institute, as it stands or stood at an audit number (for those who read the whole chain); undefined where
 * there is none that the actor may see.
 */
export const programmeHead = async (
  tx: Tx,
  instituteId: string,
  id: string,
  asOf?: number,
): Promise<ProgrammeHead | undefined> => {
  const { rows } = await sql<Row>`
    select p.id, p.reference, p.title, p.description, p.from_on as "fromOn", p.until_on as "untilOn", p.currency,
           d.kind, d."onDay" as "on", d."decisionReference", s."subsidyMinor", ${known('p', asOf)} as "isKnown",
           ${asOf === undefined ? sql`null` : programmeBefore(instituteId, asOf, 'p')} as before
      from programmes p
      left join lateral ${lastStepOf('p', asOf)} as d on true
      left join lateral ${grantOf('p', asOf)} as s on true
     where p.institute_id = ${instituteId} and p.id = ${id}`.execute(tx);
  if (!rows[0]) return undefined;
  const { kind, on, decisionReference, subsidyMinor, before, ...head } = rows[0];
  return {
    ...head,
    ...(before && wordsOf(before)),
    decision: kind && on ? { kind, on, reference: decisionReference } : null,
    subsidy: subsidyMinor === null ? null : { minor: subsidyMinor, currency: head.currency },
  };
};

const wordsOf = ({ reference, title, description, fromOn, untilOn }: Words): Words => ({
  reference,
  title,
  description,
  fromOn,
  untilOn,
});
