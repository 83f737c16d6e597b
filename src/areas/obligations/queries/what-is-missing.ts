import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { dialogueStands } from '../../programmes/queries/donor-dialogues.ts';
import { isOfGoingOn } from '../../programmes/queries/outcome-ends.ts';
import type { DonorDialogueKind } from '../../programmes/rules/framework-input.ts';
import { measurementIsDue } from '../../results/queries/measurement-due.ts';
import type { EvaluationKind, EvaluationStep } from '../../reviews/rules/evaluation-input.ts';

/** What is still wanting before an obligation can be filed: its sentence is `obligations.missing-<what>`. */
export type Missing = { what: string; count: number };

type Part = { what: string; asks: (instituteId: string) => RawBuilder<unknown> };

/**
 * By code of a kind: selects of `subject_id, year, count` of what the facts of other areas say is wanting. A kind without
 * a line has nothing that the program knows of.
 */
const parts: Readonly<Record<string, readonly Part[]>> = {
  claim: [{ what: 'claim', asks: (instituteId) => yearsWithoutClaim(instituteId) }],
  'strategic-dialogue': [
    { what: 'dialogue', asks: (instituteId) => yearsWithoutDialogue(instituteId, 'strategic') },
    { what: 'framework-dialogues', asks: (instituteId) => frameworksWithoutDialogue(instituteId) },
  ],
  'institutional-dialogue': [
    {
      what: 'institutional-dialogue',
      asks: (instituteId) => yearsWithoutDialogue(instituteId, 'institutional'),
    },
  ],
  'iati-sheet': [
    { what: 'indicator', asks: (instituteId) => outcomesWithoutIndicator(instituteId) },
    { what: 'measurement', asks: (instituteId) => indicatorsUnmeasured(instituteId) },
  ],
  'performance-scores': [{ what: 'scores', asks: (instituteId) => scoresNotFiled(instituteId) }],
  'lessons-learned': [{ what: 'lessons', asks: (instituteId) => lessonsNotFiled(instituteId) }],
  'mid-term-evaluation': [evaluationWithout('mid-term', 'received')],
  'mid-term-report': publicationWithout('mid-term'),
  'final-evaluation': [evaluationWithout('final', 'received')],
  'final-evaluation-report': publicationWithout('final'),
  'financial-report': [{ what: 'frozen-account', asks: (instituteId) => yearsNotFrozen(instituteId) }],
};

/** Whether other areas know what is wanting of a kind. */
export const isKnownHere = (code: string): boolean => code in parts;

/** What is wanting by `code subject year`; nothing for what is complete or not known. One statement. */
export const whatIsMissing = async (tx: Tx, instituteId: string): Promise<ReadonlyMap<string, Missing[]>> => {
  const questions = Object.entries(parts).flatMap(([code, asked]) =>
    asked.map(
      ({ what, asks }) => sql`
      select ${code} || ' ' || m.subject_id || ' ' || m.year as key, ${what}::text as what, m.count::int as count
        from (${asks(instituteId)}) as m (subject_id, year, count)`,
    ),
  );
  const { rows } = await sql<{ key: string; what: string; count: number }>`
    select * from (${sql.join(questions, sql` union all `)}) as missing order by key, what`.execute(tx);
  return Map.groupBy(rows, ({ key }) => key);
};

/** The key under which `whatIsMissing` has what a dated obligation wants. */
export const missingKey = (row: { code: string; subjectId: string; year: number }): string =>
  `${row.code} ${row.subjectId} ${row.year}`;

const yearsOf = sql`cross join lateral generate_series(extract(year from p.from_on)::int, extract(year from p.until_on)::int) as y (year)`;

// Of the year `y`.
const firstDay = sql`make_date(y.year, 1, 1)`;
const lastDay = sql`make_date(y.year, 12, 31)`;

const yearsWithoutDialogue = (instituteId: string, kind: DonorDialogueKind) => sql`
  select distinct p.institute_id, y.year, 1 from programmes p ${yearsOf}
   where p.institute_id = ${instituteId}
     and not exists (select from donor_dialogues d
       where d.institute_id = p.institute_id and d.kind = ${kind} and ${dialogueStands} and extract(year from d.held_on)::int = y.year)`;

/** Frameworks that a programme contributes to, in a year in which others had their dialogue. */
const frameworksWithoutDialogue = (instituteId: string) => sql`
  select p.institute_id, y.year, count(distinct f.id) from programmes p ${yearsOf}
    join framework_contributions c on (c.institute_id, c.programme_id) = (p.institute_id, p.id) and ${isOfGoingOn('c')}
    join framework_targets t on (t.institute_id, t.id) = (c.institute_id, c.target_id) and t.withdrawn_no is null
    join strategic_frameworks f on (f.institute_id, f.id) = (t.institute_id, t.framework_id) and f.withdrawn_no is null
     and y.year between extract(year from f.from_on) and extract(year from f.until_on)
    join lateral (select count(*) as held, count(*) filter (where d.framework_id = f.id) as own from donor_dialogues d
       where d.institute_id = p.institute_id and d.kind = 'strategic' and ${dialogueStands}
         and extract(year from d.held_on)::int = y.year) as h
      on h.held > 0 and h.own = 0
   where p.institute_id = ${instituteId} and exists (select from programme_decisions g
     where (g.institute_id, g.programme_id) = (p.institute_id, p.id) and g.kind = 'decided' and g.ended_by_no is null)
   group by p.institute_id, y.year`;

/** A claim that was withdrawn or refused is none. */
const yearsWithoutClaim = (instituteId: string) => sql`
  select p.id, y.year, 1 from programmes p ${yearsOf}
   where p.institute_id = ${instituteId}
     and not exists (select from subsidy_instalments i
       join subsidy_claims c on (c.institute_id, c.instalment_id) = (i.institute_id, i.instalment_id)
       join claim_steps s on (s.institute_id, s.claim_id) = (c.institute_id, c.id) and s.step = 'filed'
       where (i.institute_id, i.programme_id, i.year) = (p.institute_id, p.id, y.year) and i.ended_by_no is null
         and not exists (select from claim_steps l
           where (l.institute_id, l.claim_id) = (c.institute_id, c.id) and l.step <> 'filed'))`;

const outcomesWithoutIndicator = (instituteId: string) => sql`
  select o.id, y.year, 1 from outcomes o
    join programmes p on (p.institute_id, p.id) = (o.institute_id, o.programme_id) ${yearsOf}
   where o.institute_id = ${instituteId}
     and not exists (select from indicators i where (i.institute_id, i.outcome_id) = (o.institute_id, o.id)
       and i.withdrawn_by_no is null)`;

/** What is worked out of others has no measurement of its own; what is measured seldom is missed in those years only. */
const indicatorsUnmeasured = (instituteId: string) => sql`
  select o.id, y.year, count(*) from outcomes o
    join programmes p on (p.institute_id, p.id) = (o.institute_id, o.programme_id)
    join indicators i on (i.institute_id, i.outcome_id) = (o.institute_id, o.id)
    join indicator_versions v on (v.institute_id, v.indicator_id) = (i.institute_id, i.id)
     and v.ended_by_no is null and v.formula is null ${yearsOf}
   where o.institute_id = ${instituteId}
     and not exists (select from measurements m where (m.institute_id, m.indicator_id) = (i.institute_id, i.id)
       and m.ended_by_no is null and extract(year from m.until_on)::int = y.year)
     and ${measurementIsDue({ programme: 'p', from: firstDay, until: lastDay })}
   group by o.id, y.year`;

const yearsNotFrozen = (instituteId: string) => sql`
  select p.id, y.year, 1 from programmes p ${yearsOf}
   where p.institute_id = ${instituteId}
     and not exists (select from frozen_accounts f
       where (f.institute_id, f.programme_id, f.year) = (p.institute_id, p.id, y.year))`;

/** Of the filings `f` what was filed last, unless its words were withdrawn. */
const stands = (table: 'score_filings' | 'lesson_filings') => sql`f.withdrawn_no is null and not exists (
         select from ${sql.table(table)} n where n.institute_id = f.institute_id and n.sheet_id = f.sheet_id and n.entry_no > f.entry_no)`;

const scoresNotFiled = (instituteId: string) => sql`
  select o.id, y.year, 1 from outcomes o
    join programmes p on (p.institute_id, p.id) = (o.institute_id, o.programme_id) ${yearsOf}
   where o.institute_id = ${instituteId}
     and not exists (select from score_sheets s
       join score_filings f on (f.institute_id, f.sheet_id) = (s.institute_id, s.id) and ${stands('score_filings')}
       where (s.institute_id, s.outcome_id, s.year) = (o.institute_id, o.id, y.year))`;

const lessonsNotFiled = (instituteId: string) => sql`
  select o.id, y.year, 1 from outcomes o
    join programmes p on (p.institute_id, p.id) = (o.institute_id, o.programme_id) ${yearsOf}
   where o.institute_id = ${instituteId}
     and not exists (select from lesson_sheets s
       join lesson_filings f on (f.institute_id, f.sheet_id) = (s.institute_id, s.id) and ${stands('lesson_filings')}
       where (s.institute_id, s.outcome_id, s.year) = (o.institute_id, o.id, y.year))`;

/** Programmes without an evaluation of the kind, of the whole or of an outcome, that came so far. */
function evaluationWithout(kind: EvaluationKind, step: EvaluationStep): Part {
  const asks = (instituteId: string) => sql`
  select p.id, y.year, 1 from programmes p ${yearsOf}
   where p.institute_id = ${instituteId}
     and not exists (select from evaluations e
       join evaluation_steps s on (s.institute_id, s.evaluation_id) = (e.institute_id, e.id)
        and s.step = ${step} and s.ended_by_no is null
       where (e.institute_id, e.programme_id, e.kind) = (p.institute_id, p.id, ${kind}::text))`;
  return { what: `evaluation-${step}`, asks };
}

/** Of what is published: the publication itself, answers to recommendations, and the signature under the response. */
function publicationWithout(kind: EvaluationKind): readonly Part[] {
  return [
    evaluationWithout(kind, 'published'),
    { what: 'evaluation-answers', asks: (instituteId) => recommendationsUnanswered(instituteId, kind) },
    { what: 'evaluation-signature', asks: (instituteId) => responsesUnsigned(instituteId, kind) },
  ];
}

const recommendationsUnanswered = (instituteId: string, kind: EvaluationKind) => sql`
  select p.id, y.year, count(*) from programmes p ${yearsOf}
    join evaluations e on (e.institute_id, e.programme_id, e.kind) = (p.institute_id, p.id, ${kind}::text)
    join evaluation_recommendations r
      on (r.institute_id, r.evaluation_id) = (e.institute_id, e.id) and r.ended_by_no is null
   where p.institute_id = ${instituteId}
     and not exists (select from evaluation_answers a
       where (a.institute_id, a.recommendation_id) = (r.institute_id, r.recommendation_id) and a.ended_by_no is null)
   group by p.id, y.year`;

/** Received evaluations of the kind whose response nobody signed as it stands. */
const responsesUnsigned = (instituteId: string, kind: EvaluationKind) => sql`
  select p.id, y.year, count(*) from programmes p ${yearsOf}
    join evaluations e on (e.institute_id, e.programme_id, e.kind) = (p.institute_id, p.id, ${kind}::text)
    join evaluation_steps s
      on (s.institute_id, s.evaluation_id) = (e.institute_id, e.id) and s.step = 'received' and s.ended_by_no is null
   where p.institute_id = ${instituteId}
     and not exists (select from evaluation_sign_offs g
       where (g.institute_id, g.evaluation_id) = (e.institute_id, e.id) and g.ended_by_no is null)
   group by p.id, y.year`;
