import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Money } from '../../../kernel/money.ts';
import { grantOf, lastStepOf } from '../../programmes/queries/decisions.ts';
import type { DecisionKind } from '../../programmes/rules/programme-input.ts';

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
};

type Row = Omit<ProgrammeHead, 'decision' | 'subsidy'> & {
  kind: DecisionKind | null;
  on: CalendarDay | null;
  decisionReference: string | null;
  subsidyMinor: number | null;
};

/** One programme of the institute; undefined where there is none that the actor may see. */
export const programmeHead = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<ProgrammeHead | undefined> => {
  const { rows } = await sql<Row>`
    select p.id, p.reference, p.title, p.description, p.from_on as "fromOn", p.until_on as "untilOn", p.currency,
           d.kind, d."onDay" as "on", d."decisionReference", s."subsidyMinor"
      from programmes p
      left join lateral ${lastStepOf('p')} as d on true
      left join lateral ${grantOf('p')} as s on true
     where p.institute_id = ${instituteId} and p.id = ${id}`.execute(tx);
  if (!rows[0]) return undefined;
  const { kind, on, decisionReference, subsidyMinor, ...head } = rows[0];
  return {
    ...head,
    decision: kind && on ? { kind, on, reference: decisionReference } : null,
    subsidy: subsidyMinor === null ? null : { minor: subsidyMinor, currency: head.currency },
  };
};
