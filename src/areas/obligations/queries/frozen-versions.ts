import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { dialogueStands } from '../../programmes/queries/donor-dialogues.ts';
import type { DonorDialogueKind } from '../../programmes/rules/framework-input.ts';
import type { EvaluationKind } from '../../reviews/rules/evaluation-input.ts';
import { accountVersions } from './frozen-accounts.ts';
import type { ObligationRow } from './obligation-clock.ts';

/** What lies in Relais of what a dated obligation asks for: frozen when it was filed there, published, claimed, held. */
export type FrozenVersion = {
  what: 'account' | 'scores' | 'lessons' | 'evaluation' | 'claim' | 'dialogue';
  /** Of the filing, the evaluation, the instalment or the dialogue. */
  id: string;
  on: CalendarDay;
  /** Of what was frozen; null for all else. */
  sha256: string | null;
  /** Where it is published, or under which reference it was claimed. */
  receipt: string | null;
};

type Asked = (instituteId: string, row: ObligationRow) => RawBuilder<unknown>;

/** By code of a kind; of any other kind no version lies here. */
const versions: Readonly<Record<string, Asked>> = {
  'financial-report': accountVersions,
  'performance-scores': (instituteId, row) => sql`
    select 'scores' as what, f.id, f.filed_on as "on", f.sha256, null::text as receipt, f.entry_no
      from score_filings f join score_sheets s on (s.institute_id, s.id) = (f.institute_id, f.sheet_id)
     where f.institute_id = ${instituteId} and s.outcome_id = ${row.subjectId} and s.year = ${row.year}
       and ${isOffered('score_filings', row)}`,
  'lessons-learned': (instituteId, row) => sql`
    select 'lessons' as what, f.id, f.filed_on as "on", f.sha256, null::text as receipt, f.entry_no
      from lesson_filings f join lesson_sheets s on (s.institute_id, s.id) = (f.institute_id, f.sheet_id)
     where f.institute_id = ${instituteId} and s.outcome_id = ${row.subjectId} and s.year = ${row.year}
       and ${isOffered('lesson_filings', row)}`,
  // A claim that was withdrawn or refused is none.
  claim: (instituteId, row) => sql`
    select 'claim' as what, i.instalment_id as id, s.on_day as "on", null::text as sha256, s.reference as receipt, s.entry_no
      from subsidy_instalments i
      join subsidy_claims c on (c.institute_id, c.instalment_id) = (i.institute_id, i.instalment_id)
      join claim_steps s on (s.institute_id, s.claim_id) = (c.institute_id, c.id) and s.step = 'filed'
     where i.institute_id = ${instituteId} and i.programme_id = ${row.subjectId} and i.year = ${row.year}
       and i.ended_by_no is null
       and not exists (select from claim_steps l
         where (l.institute_id, l.claim_id) = (c.institute_id, c.id) and l.step <> 'filed')`,
  'strategic-dialogue': dialogueOf('strategic'),
  'institutional-dialogue': dialogueOf('institutional'),
  'mid-term-report': publicationOf('mid-term'),
  'final-evaluation-report': publicationOf('final'),
};

/** Versions in Relais of what an obligation asks for, the newest first. */
export const frozenVersions = async (
  tx: Tx,
  instituteId: string,
  row: ObligationRow,
): Promise<FrozenVersion[]> => {
  const asked = versions[row.code];
  if (!asked) return [];
  const { rows } = await sql<FrozenVersion>`
    select v.what, v.id, v."on", v.sha256, v.receipt from (${asked(instituteId, row)}) as v
     order by v.entry_no desc limit 20`.execute(tx);
  return rows;
};

/**
 * What was filed of a sheet in its last version, also where the words of that one were withdrawn since: what it replaced does
 * not come back. The version that is noted already stays, so that the note can be corrected.
 */
function isOffered(
  table: 'score_filings' | 'lesson_filings',
  { sha256 }: ObligationRow,
): RawBuilder<boolean> {
  return sql<boolean>`f.withdrawn_no is null and (f.sha256 = ${sha256} or not exists (select from ${sql.table(table)} l
    where (l.institute_id, l.sheet_id) = (f.institute_id, f.sheet_id) and l.entry_no > f.entry_no))`;
}

function publicationOf(kind: EvaluationKind): Asked {
  return (instituteId, row) => sql`
    select 'evaluation' as what, e.id, s.on_day as "on", null::text as sha256, s.address as receipt, s.entry_no
      from evaluations e join evaluation_steps s on (s.institute_id, s.evaluation_id) = (e.institute_id, e.id)
     where e.institute_id = ${instituteId} and e.programme_id = ${row.subjectId} and e.kind = ${kind}
       and s.step = 'published' and s.ended_by_no is null`;
}

function dialogueOf(kind: DonorDialogueKind): Asked {
  return (instituteId, row) => sql`
    select 'dialogue' as what, d.id, d.held_on as "on", null::text as sha256, null::text as receipt, d.entry_no
      from donor_dialogues d
     where d.institute_id = ${instituteId} and d.kind = ${kind} and ${dialogueStands} and extract(year from d.held_on)::int = ${row.year}`;
}
