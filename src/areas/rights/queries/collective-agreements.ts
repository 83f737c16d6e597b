import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { agreementLevels } from '../rules/agreement-term.ts';
import type { Party } from '../rules/party.ts';
import type { Topic } from '../rules/topic.ts';
import {
  and,
  beyond,
  notWithdrawn,
  orderOf,
  type RightsFilter,
  rightsAPage,
  sharedConditions,
} from './list-page.ts';

export type CollectiveAgreementRow = {
  id: string;
  partnershipId: string | null;
  partner: string | null;
  title: string;
  country: string | null;
  level: (typeof agreementLevels)[number];
  sector: string | null;
  parties: Party[];
  withPartner: boolean;
  clauses: Topic[];
  enteredOnBehalf: string | null;
  version: number;
  /** The day of its signing. */
  on: CalendarDay | null;
  withdrawnFor: string | null;
};

/** Collective agreements that stand, by the day of their signing; one more than a page. `kind` is their level. */
export const collectiveAgreements = (
  tx: Tx,
  instituteId: string,
  filter: RightsFilter = {},
): Promise<CollectiveAgreementRow[]> => {
  const order = orderOf(filter.sort, sql`s.on_day`);
  const conditions = [
    notWithdrawn(),
    ...sharedConditions(filter, {
      text: sql`t.title || ' ' || coalesce(t.sector, '') || ' ' || t.parties::text`,
      day: sql`s.on_day`,
    }),
    ...(filter.kind ? [sql<SqlBool>`t.level = ${filter.kind}`] : []),
    ...beyond(filter.after, order),
  ];
  return rows(tx, instituteId)
    .where(and(conditions))
    .orderBy(order.by, order.direction)
    .orderBy('t.id', order.direction)
    .limit(filter.limit ?? rightsAPage + 1)
    .execute() as Promise<CollectiveAgreementRow[]>;
};

/** One agreement, also one that was withdrawn; undefined where there is none that the actor may see. */
export const collectiveAgreement = (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<CollectiveAgreementRow | undefined> =>
  rows(tx, instituteId).where('t.id', '=', id).executeTakeFirst() as Promise<
    CollectiveAgreementRow | undefined
  >;

const rows = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('collective_agreements as t')
    .leftJoin('collective_agreement_states as s', (join) =>
      join
        .onRef('s.institute_id', '=', 't.institute_id')
        .onRef('s.agreement_id', '=', 't.id')
        .on('s.state', '=', 'signed')
        .on('s.ended_by_no', 'is', null),
    )
    .leftJoin('partnerships as ps', (join) =>
      join.onRef('ps.institute_id', '=', 't.institute_id').onRef('ps.id', '=', 't.partnership_id'),
    )
    .leftJoin('organisations as o', (join) =>
      join.onRef('o.institute_id', '=', 'ps.institute_id').onRef('o.id', '=', 'ps.organisation_id'),
    )
    .leftJoin('rights_withdrawals as w', (join) =>
      join.onRef('w.institute_id', '=', 't.institute_id').onRef('w.subject_id', '=', 't.id'),
    )
    .select(['t.id', 't.partnership_id as partnershipId', 'o.name as partner', 't.title', 't.country'])
    .select(['t.level', 't.sector', 't.parties', 't.with_partner as withPartner', 't.clauses', 't.version'])
    .select(['t.entered_on_behalf as enteredOnBehalf', 's.on_day as on', 'w.reason as withdrawnFor'])
    .where('t.institute_id', '=', instituteId);
