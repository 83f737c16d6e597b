import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { known, standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { donorKnowsOutcome } from '../../programmes/queries/additions.ts';
import { owedDigest, owedId, owes } from '../../programmes/queries/owed-years.ts';
import { amendmentStands } from '../../programmes/queries/programme-amendments.ts';
import type {
  KindConfidence,
  ObligationBound,
  ObligationRole,
  ObligationScope,
} from '../rules/obligation-kind.ts';
import type { ClosingChannel, DateGranter, DonorDecision } from '../rules/obligation-state.ts';

/** One dated obligation: computed from its kind, what it is about and a year; days are Belgian legal days. */
export type ObligationRow = {
  id: string;
  kindId: string;
  code: string;
  title: Localized;
  scope: ObligationScope;
  bound: ObligationBound;
  citation: string;
  confidence: KindConfidence;
  event: Localized | null;
  position: number;
  subjectId: string;
  programmeId: string | null;
  outcomeId: string | null;
  /** References of programme and outcome; empty for the institute as a whole. */
  subject: string;
  /** The year it is about. */
  year: number;
  eventOn: CalendarDay | null;
  eventNo: number | null;
  /** Null until the fact is recorded that sets it. */
  legalOn: CalendarDay | null;
  /** The legal day, or the derogated one. */
  dueOn: CalendarDay | null;
  derogatedOn: CalendarDay | null;
  grantedBy: DateGranter | null;
  dateLetterId: string | null;
  dateLetter: string | null;
  dateNo: number | null;
  role: ObligationRole;
  kindRole: ObligationRole;
  takingNo: number | null;
  filingVersion: number | null;
  filedOn: CalendarDay | null;
  /** The day that held when it was filed, as the filing keeps it. */
  filedDueOn: CalendarDay | null;
  channel: ClosingChannel | null;
  receipt: string | null;
  /** Document that proves the filing. */
  receiptId: string | null;
  /** Digest of the version frozen in Relais that was filed; null where it lies elsewhere. */
  sha256: string | null;
  closingNo: number | null;
  decision: DonorDecision | null;
  decidedOn: CalendarDay | null;
  decisionNo: number | null;
};

export type ObligationFilter = {
  id?: string | undefined;
  code?: string | undefined;
  subjectId?: string | undefined;
  /** The year it is about. */
  year?: number | undefined;
  programmeId?: string | undefined;
  /** The calendar year in which it is due, the year it is about where it has no day; of what is open, until that year. */
  dueYear?: number | undefined;
  role?: string | undefined;
  /** Still to be done: not filed, or asked about or refused since. */
  open?: boolean | undefined;
  /** Entry number: what was on record by then. */
  asOf?: number | undefined;
};

/** Dated obligations of an institute, in the order of their days; those without a day last. */
export const obligations = async (
  tx: Tx,
  instituteId: string,
  filter: ObligationFilter = {},
): Promise<ObligationRow[]> => {
  const where = [
    filter.id && sql<SqlBool>`c.id = ${filter.id}`,
    filter.code && sql<SqlBool>`c.code = ${filter.code}`,
    filter.subjectId && sql<SqlBool>`c."subjectId" = ${filter.subjectId}`,
    filter.year && sql<SqlBool>`c.year = ${filter.year}`,
    filter.programmeId && sql<SqlBool>`(c."programmeId" = ${filter.programmeId} or c."programmeId" is null)`,
    filter.dueYear &&
      (filter.open
        ? sql<SqlBool>`${dueYear} <= ${filter.dueYear}`
        : sql<SqlBool>`${dueYear} = ${filter.dueYear}`),
    filter.role && sql<SqlBool>`c.role = ${filter.role}`,
    filter.open && sql<SqlBool>`${stillOpen}`,
  ].filter((part) => part !== undefined && part !== '' && part !== false && part !== 0);
  const { rows } = await sql<ObligationRow>`
    select c.* from (${obligationClock(instituteId, filter.asOf)}) as c
     ${where.length > 0 ? sql`where ${sql.join(where, sql` and `)}` : sql``}
     order by c."dueOn" nulls last, c.position, c.subject, c.year, c.id`.execute(tx);
  return rows;
};

/** The dated obligation of this id; undefined where the institute owes no such thing. */
export const obligationById = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<ObligationRow | undefined> => (await obligations(tx, instituteId, { id }))[0];

// Of a row `c` of the clock.
const dueYear = sql`coalesce(extract(year from c."dueOn")::int, c.year)`;

export const stillOpen = sql`(c."filedOn" is null or coalesce(c.decision, '') in ('questions', 'refused'))`;

/**
 * The clock as a select: kinds by what they are about by year, with what departs from them. An id is a digest of kind,
 * subject and year in the form of a UUID of version 8, so that it is the same whenever it is computed. The final version
 * of an evaluation that came is the fact that the days of its report run from, unless another day is on record. `asOf` (an
 * entry number) reads what was on record by then.
 */
export const obligationClock = (instituteId: string, asOf?: number): RawBuilder<unknown> => sql`
  select o.id, o.kind_id as "kindId", o.code, o.title, o.scope, o.bound, o.citation, o.confidence, o.event, o.position,
         o.subject_id as "subjectId", o.programme_id as "programmeId", o.outcome_id as "outcomeId", o.subject, o.year,
         s.happened_on as "eventOn", e.entry_no as "eventNo", t.legal_on as "legalOn",
         coalesce(d.due_on, t.legal_on) as "dueOn", d.due_on as "derogatedOn", d.granted_by as "grantedBy",
         d.letter_id as "dateLetterId", d.letter_reference as "dateLetter", d.entry_no as "dateNo",
         coalesce(w.role, o.role) as role, o.role as "kindRole", w.entry_no as "takingNo",
         f.filing_version as "filingVersion", f.filed_on as "filedOn",
         f.due_on as "filedDueOn", f.channel, f.receipt, f.receipt_id as "receiptId", f.sha256, f.entry_no as "closingNo",
         v.decision, v.decided_on as "decidedOn", v.entry_no as "decisionNo"
    from ${datedObligations(instituteId, asOf, theHouse)}
    left join obligation_takings w
      on (w.institute_id, w.obligation_id) = (${instituteId}::uuid, o.id) and ${standing('w', asOf)}
    left join lateral (select * from obligation_closings x
       where (x.institute_id, x.obligation_id) = (${instituteId}::uuid, o.id) and ${standing('x', asOf)}
       order by x.filing_version desc limit 1) as f on true
    left join obligation_decisions v
      on (v.institute_id, v.obligation_id, v.filing_version) = (${instituteId}::uuid, o.id, f.filing_version)
     and ${standing('v', asOf)}`;

/** Whose obligations: an id, or the column of a larger statement that has it. */
type Institute = string | RawBuilder<string>;

/**
 * Who reads the clock: what it is told of a kind besides its day, whether it knows an outcome `o`, and by what facts an
 * obligation stays beyond the end of one: for the donor by what it was sent or gave itself, by nothing done in the house.
 */
type Reader = {
  told: RawBuilder<unknown>;
  knows: (asOf?: number) => RawBuilder<boolean>;
  keptBy: readonly string[];
};

const theHouse: Reader = {
  told: sql`, k.citation, k.confidence, k.event, k.role`,
  knows: () => sql<boolean>`true`,
  keptBy: ['obligation_closings', 'obligation_events', 'obligation_dates', 'obligation_takings'],
};

export const theDonor: Reader = {
  told: sql`, k.citation, k.confidence`,
  knows: donorKnowsOutcome,
  keptBy: ['obligation_closings', 'obligation_dates'],
};

/** What is owed (`o`), the fact that its term runs from (`e`, `s`), its legal day (`t`) and another one given (`d`): a `from` item. */
export const datedObligations = (instituteId: Institute, asOf: number | undefined, reader: Reader) => sql`
  (${owed(instituteId, asOf, reader)}) as o
  left join obligation_events e
    on (e.institute_id, e.obligation_id) = (${instituteId}::uuid, o.id) and ${standing('e', asOf)}
  cross join lateral (select coalesce(e.happened_on, (${evaluationReceived(instituteId, asOf)})) as happened_on) as s
  cross join lateral (select least(
      case when o.years_after is not null then make_date(o.year + o.years_after, o.month, o.day_of_month) end,
      (s.happened_on + make_interval(months => o.months_after, days => o.days_after))::date) as legal_on) as t
  left join obligation_dates d
    on (d.institute_id, d.obligation_id) = (${instituteId}::uuid, o.id) and ${standing('d', asOf)}`;

/** The day on which the first final version of the evaluation came that the obligation `o` reports on. */
const evaluationReceived = (instituteId: Institute, asOf: number | undefined) => sql`
  select min(r.on_day) from evaluations n
    join evaluation_steps r on (r.institute_id, r.evaluation_id) = (n.institute_id, n.id) and r.step = 'received'
     and ${standing('r', asOf)}
   where n.institute_id = ${instituteId} and n.programme_id = o.programme_id
     and n.kind = case o.code when 'mid-term-report' then 'mid-term' when 'final-evaluation-report' then 'final' end`;

/**
 * Kind, subject and year, each once; in a year that programmes of two cycles share, the institute owes by the rule of the
 * earlier one, so that what was filed by it stays its own.
 */
const owed = (instituteId: Institute, asOf: number | undefined, { told, knows, keptBy }: Reader) => sql`
  select distinct on (k.code, s.subject_id, y.year)
         ${owedId} as id,
         k.id as kind_id, k.code, k.title, k.scope, k.bound, k.position ${told},
         k.years_after, k.month, k.day_of_month, k.months_after, k.days_after,
         s.subject_id, s.programme_id, s.outcome_id, s.subject, y.year
    from obligation_kinds k
    join (${subjectsOwing(instituteId, asOf, knows)}) as s on s.scope = k.scope
    cross join lateral generate_series(s.first, s.last) as y (year)
    cross join lateral (select ${owedDigest} as digest) as h
   where k.institute_id = ${instituteId} and ${owes(sql`s.first`, sql`s.last`)} and y.year >= s.since
     and (coalesce(y.year <= s.until, true) or ${isOnRecord(instituteId, asOf, keptBy)})
   order by k.code, s.subject_id, y.year, k.cycle_from`;

/** Whether something was noted of the obligation, which then stays. */
const isOnRecord = (instituteId: Institute, asOf: number | undefined, facts: readonly string[]) =>
  sql.join(
    facts.map(
      (table) => sql`exists (select from ${sql.table(table)} x
        where (x.institute_id, x.obligation_id) = (${instituteId}::uuid, ${owedId}) and ${standing('x', asOf)})`,
    ),
    sql` or `,
  );

/**
 * Programmes, their outcomes, and the institute over the years of its programmes, once the donor decided on the subsidy:
 * a draft, or what was refused, owes nothing. An outcome that an amendment brought owes from the year in which the donor
 * granted it or took note of it, and nothing while it is only asked for; one that was asked for by mistake owes as any other.
 * One that was stopped owes until that year, one that the donor left out nothing; what is on record of other years stays.
 * Of an outcome that the reader does not know, nothing.
 */
const subjectsOwing = (instituteId: Institute, asOf: number | undefined, knows: Reader['knows']) => {
  const decided = sql`p.institute_id = ${instituteId} and exists (select from programme_decisions d
    where (d.institute_id, d.programme_id) = (p.institute_id, p.id) and d.kind = 'decided' and ${standing('d', asOf)})`;
  return sql`
  select 'programme' as scope, p.id as subject_id, p.id as programme_id, null::uuid as outcome_id,
         p.reference as subject, ${years}, ${firstYear} as since, null::int as until
    from programmes p where ${decided}
  union all
  select 'outcome', o.id, p.id, o.id, p.reference || ' · ' || o.code, ${years}, case when b.asked = 0 then ${firstYear} else b.year end,
         case n.kind when 'left_out' then 0 when 'stopped' then extract(year from n.ended_on)::int end
    from outcomes o join programmes p on (p.institute_id, p.id) = (o.institute_id, o.programme_id)
    cross join lateral (select count(*) as asked,
               extract(year from min(a.answered_on) filter (where a.verdict <> 'refused'))::int as year
        from programme_amendments m
        left join programme_amendment_answers a on (a.institute_id, a.amendment_id) = (m.institute_id, m.id)
         and ${standing('a', asOf)}
       where (m.institute_id, m.outcome_id) = (o.institute_id, o.id) and m.kind = 'new_outcome' and ${known('m', asOf)}
         and ${amendmentStands(asOf)}) as b
    left join outcome_ends n on (n.institute_id, n.outcome_id) = (o.institute_id, o.id) and ${standing('n', asOf)}
   where ${decided} and ${known('o', asOf)} and ${knows(asOf)}
  union all
  select 'institute', p.institute_id, null, null, '', ${years}, ${firstYear}, null
    from programmes p where ${decided}`;
};

const firstYear = sql`extract(year from p.from_on)::int`;

const years = sql`${firstYear} as first, extract(year from p.until_on)::int as last`;
