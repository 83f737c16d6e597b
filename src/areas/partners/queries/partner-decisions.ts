import { sql } from 'kysely';
import { isRow } from '../../../db/newest-row.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import type { decisionSubjects, decisionVerdicts } from '../rules/hand-over-input.ts';

export type PartnerDecisionRow = {
  id: string;
  partnershipId: string;
  about: (typeof decisionSubjects)[number];
  aboutId: string | null;
  aboutText: string;
  verdict: (typeof decisionVerdicts)[number];
  organ: string;
  decidedOn: CalendarDay;
  source: string;
  enteredOnBehalf: string | null;
};

const decisionRows = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('partner_decisions as d')
    .select(['id', 'partnership_id as partnershipId', 'about', 'about_id as aboutId'])
    .select(['about_text as aboutText', 'verdict', 'organ', 'decided_on as decidedOn', 'source'])
    .select('entered_on_behalf as enteredOnBehalf')
    .where('institute_id', '=', instituteId);

/** What the organs of a partner decided, the last first. */
export const partnerDecisionsOf = async (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
): Promise<PartnerDecisionRow[]> =>
  (await decisionRows(tx, instituteId)
    .where('ended_by_no', 'is', null)
    .where('partnership_id', '=', partnershipId)
    .orderBy('decided_on', 'desc')
    .orderBy('entry_no', 'desc')
    .execute()) as PartnerDecisionRow[];

/** One decision as it stands; undefined where it was replaced or is not this actor's to see. */
export const partnerDecision = async (
  tx: Tx,
  instituteId: string,
  id: string,
  newest?: boolean,
): Promise<PartnerDecisionRow | undefined> =>
  isId(id)
    ? ((await decisionRows(tx, instituteId)
        .where(isRow('d', { table: 'partner_decisions', instituteId, id, newest }))
        .executeTakeFirst()) as PartnerDecisionRow | undefined)
    : undefined;

export type DecisionAbout = PartnerDecisionRow & { partner: string };

/** What partners' organs decided on a thing, the last first; only for who reads partners' files. */
export const decisionsAbout = async (
  tx: Tx,
  instituteId: string,
  aboutIds: readonly string[],
): Promise<DecisionAbout[]> => {
  if (aboutIds.length === 0) return [];
  const { rows } = await sql<DecisionAbout>`
    select d.id, d.partnership_id as "partnershipId", d.about, d.about_id as "aboutId", d.about_text as "aboutText",
           d.verdict, d.organ, d.decided_on as "decidedOn", d.source, d.entered_on_behalf as "enteredOnBehalf", o.name as partner
      from partner_decisions d
      join partnerships p on (p.institute_id, p.id) = (d.institute_id, d.partnership_id)
      join organisations o on (o.institute_id, o.id) = (p.institute_id, p.organisation_id)
     where d.institute_id = ${instituteId} and d.about_id = any (${[...aboutIds]}::uuid[]) and d.ended_by_no is null
     order by d.decided_on desc, d.entry_no desc`.execute(tx);
  return rows;
};
