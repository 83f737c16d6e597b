import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Role } from '../../../kernel/actor.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Money } from '../../../kernel/money.ts';
import type { FeedSource } from '../../results/rules/feed-input.ts';

/** What can wait for someone. Each has its sentence in the catalogue: `overview.do-<what>`. */
export type WaitingKind =
  | 'activity-overdue'
  | 'activity-ahead'
  | 'report-due'
  | 'recommendation-open'
  | 'use-due'
  | 'plan-ending'
  | 'hand-over-plan-due'
  | 'story-consent-unproven'
  | 'story-to-take-down'
  | 'story-without-consent'
  | 'plan-unapproved'
  | 'outcome-without-indicator'
  | 'indicator-without-target'
  | 'target-of-a-gone-cell'
  | 'baseline-of-a-gone-cell'
  | 'target-of-a-gone-crossing'
  | 'baseline-of-a-gone-crossing'
  | 'target-of-a-left-out-axis'
  | 'baseline-of-a-left-out-axis'
  | 'target-of-a-gone-step'
  | 'baseline-of-a-gone-step'
  | 'risk-follow-up-due'
  | 'assumption-follow-up-due'
  | 'evaluation-to-publish'
  | 'evaluation-without-response'
  | 'evaluation-action-due'
  | 'response-to-sign'
  | 'file-text-due'
  | 'commitment-due'
  | 'consent-awaited'
  | 'appraisal-to-answer'
  | 'appraisal-asked'
  | 'comment-unanswered'
  | 'voucher-to-follow'
  | 'agreement-ending'
  | 'agreement-to-sign'
  | 'amendment-to-sign'
  | 'advance-open'
  | 'transfer-to-ask'
  | 'transfer-to-decide'
  | 'transfer-to-pay'
  | 'derogation-to-decide'
  | 'control-to-answer'
  | 'control-reply-due'
  | 'control-reply-to-read'
  | 'finding-to-answer'
  | 'finding-to-settle'
  | 'finding-to-decide'
  | 'account-to-confirm'
  | 'screening-to-answer'
  | 'screening-due'
  | 'hand-over-due'
  | 'review-point-due'
  | 'figures-to-report'
  | 'figures-returned'
  | 'approval-taken-back'
  | 'figures-to-review'
  | 'figure-restated'
  | 'figure-drifted'
  | 'period-unreported'
  | 'period-unreported-due'
  | 'report-to-file'
  | 'report-returned'
  | 'report-to-judge'
  | 'report-accepted'
  | 'report-taken-back'
  | 'obligation-due'
  | 'obligation-open'
  | 'obligation-asked'
  | 'obligation-more';

/** One thing to do: its day (a deadline, or since when it waits), what it is about, and whose it is. */
export type Waiting = {
  what: WaitingKind;
  on: CalendarDay;
  subject: { kind: string; id: string };
  title: Localized | string;
  partner: string | null;
  amount: Money | null;
  /** The function that was to see to it and that nobody holds. */
  without: Role | null;
};

export type WaitingAt = {
  instituteId: string;
  today: CalendarDay;
  /** Who asks, where what a person may not judge does not wait for them; left out, everything is told. */
  userId?: string;
  /** For whoever wants more of what is owed to the donor than a first page shows (`mostOfAKind`). */
  most?: number | undefined;
  /** The records that feed any figure, where it is known already. */
  sources?: readonly FeedSource[] | undefined;
};

/**
 * A select of the lines of one kind (`what`, or `what/function` where nobody holds the function), its columns in this order: `what, on_day, subject_kind, subject_id, title (jsonb), partner,
 * amount_minor, currency`, ordered and limited by itself.
 */
export type WaitingQuestion = (at: WaitingAt) => RawBuilder<unknown>;

/** No list of one kind grows longer than this on the home page; the area's own list has them all. */
export const mostOfAKind = 12;

type Row = {
  /** With the function that nobody holds behind a stroke. */
  what: string;
  on_day: CalendarDay;
  subject_kind: string;
  subject_id: string;
  title: Localized | string;
  partner: string | null;
  amount_minor: number | null;
  currency: string | null;
};

/** The answers to several questions in one statement, the oldest day first. */
export const waitingFor = async (
  tx: Tx,
  at: WaitingAt,
  questions: readonly WaitingQuestion[],
): Promise<Waiting[]> => {
  if (questions.length === 0) return [];
  const parts = [noLines, ...questions.map((question) => question(at))].map((part) => sql`(${part})`);
  const { rows } = await sql<Row>`
    select * from (${sql.join(parts, sql` union all `)}) as waiting order by on_day, what, subject_id`.execute(
    tx,
  );
  return rows.map((row) => ({
    ...kindOf(row.what),
    on: row.on_day,
    subject: { kind: row.subject_kind, id: row.subject_id },
    title: row.title,
    partner: row.partner,
    amount:
      row.amount_minor === null || row.currency === null
        ? null
        : { minor: row.amount_minor, currency: row.currency },
  }));
};

const kindOf = (text: string): Pick<Waiting, 'what' | 'without'> => {
  const [what, without = null] = text.split('/');
  return { what: what as WaitingKind, without: without as Role | null };
};

/** The first part of a union names its columns; and what a question is where it is known that no line can be. */
export const noLines = sql`
  select null::text as what, null::date as on_day, null::text as subject_kind, null::uuid as subject_id, null::jsonb as title,
         null::text as partner, null::bigint as amount_minor, null::text as currency where false`;

/** Name of the partner of a row with `partnership_id`; null for the institute's own. Its aliases are nobody else's. */
export const partnerNameOf = (alias: string): RawBuilder<string | null> => sql<string | null>`(
  select the_organisation.name
    from partnerships the_partner
    join organisations the_organisation
      on (the_organisation.institute_id, the_organisation.id) = (the_partner.institute_id, the_partner.organisation_id)
   where the_partner.institute_id = ${sql.ref(`${alias}.institute_id`)}
     and the_partner.id = ${sql.ref(`${alias}.partnership_id`)})`;

/** The amount columns of a line without money. */
export const noAmount = sql`null::bigint, null::text`;
