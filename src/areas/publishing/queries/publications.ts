import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { partsInPlace } from '../rules/aside-parts.ts';
import { surroundingsOf } from '../rules/future-subject.ts';
import type { IatiActivity } from '../rules/iati-file.ts';
import type { KnownSubject } from '../rules/import-plan.ts';
import type { Keys } from '../rules/patch.ts';
import { redacted } from '../rules/redacted.ts';
import { publishedContent } from '../rules/render-subject.ts';
import type { WithheldString } from '../rules/withheld-strings.ts';
import { knownProgrammes } from './known-programmes.ts';
import { protectionStates } from './protections.ts';
import { withheldStrings } from './withheld-strings.ts';

export type Publication = {
  /** The moment of the last change of any of it, so that the same state gives the same bytes. */
  generatedAt: string;
  activities: IatiActivity[];
  /** Programme and outcomes that bear no identifier yet: nothing may be published before they do. */
  unnamed: readonly KnownSubject['subject'][];
  /** What its finished bytes may not hold. */
  withheldStrings: readonly WithheldString[];
};

/**
 * Programmes of the institute with their outcomes as they are published: without what is protected. @throws NotFound where one
 * is not there.
 */
export const publicationOf = async (
  tx: Tx,
  instituteId: string,
  programmeIds: readonly string[],
): Promise<Publication> => {
  const whole = await knownProgrammes(tx, instituteId, programmeIds);
  const there = new Set(whole.subjects.map(({ subject }) => subject.programmeId));
  if (programmeIds.some((id) => !there.has(id))) throw new NotFound();
  const changes = new Map<string, Change>();
  for (const id of programmeIds) changes.set(id, await lastChange(tx, instituteId, id));
  const states = await protectionStates(tx, instituteId);
  const { known, withheld, named } = redacted(whole, { states, today: todayIn() });
  const identifiers = new Map(whole.subjects.map(({ subject }) => [subject.id, subject.identifier]));
  const identifierOf = (id: string) => identifiers.get(id) ?? null;
  const register = new Map(known.organisations.map((each) => [each.id, each]));
  const activities = known.subjects.map((each): IatiActivity => {
    const keys: Keys = new WeakMap();
    const content = publishedContent(
      each,
      surroundingsOf(each.subject, { known, planned: [], register }),
      keys,
    );
    const { programmeId } = each.subject;
    const change = changes.get(programmeId)!;
    const isAsImported = change.no <= lastImportNo(known.subjects, programmeId);
    const lastUpdatedAt = isAsImported ? each.details?.lastUpdatedAt : change.at;
    return {
      ...(lastUpdatedAt ? { lastUpdatedAt } : {}),
      ...content,
      keptAside: partsInPlace(each.keptAside, content.transactions, keys),
    };
  });
  return {
    generatedAt: [...changes.values()]
      .map(({ at }) => at)
      .sort()
      .at(-1)!,
    activities,
    unnamed: whole.subjects.flatMap(({ subject }) => (subject.identifier === null ? subject : [])),
    withheldStrings: await withheldStrings(tx, instituteId, { withheld, named }, identifierOf),
  };
};

/** The entry that last brought a publication of the programme or of any of its outcomes. */
const lastImportNo = (subjects: readonly KnownSubject[], programmeId: string): number =>
  Math.max(
    0,
    ...subjects.flatMap(({ subject, detailsNo }) =>
      subject.programmeId === programmeId ? (detailsNo ?? 0) : [],
    ),
  );

export type Change = { no: number; at: string };

/** The newest entry of the trail that wrote to the programme, its outcomes, their results or their money. */
export const lastChange = async (tx: Tx, instituteId: string, programmeId: string): Promise<Change> => {
  const { rows } = await sql<{ no: number; at: Temporal.Instant }>`
    with subjects as (
      select id from programmes where institute_id = ${instituteId} and id = ${programmeId}
      union all select id from outcomes where institute_id = ${instituteId} and programme_id = ${programmeId}
    ), indicator as (
      select i.id, i.entry_no from indicators i join subjects s on s.id = i.outcome_id where i.institute_id = ${instituteId}
    ), written as (
      select entry_no as no from programmes where institute_id = ${instituteId} and id = ${programmeId}
      union all select entry_no from outcomes where institute_id = ${instituteId} and programme_id = ${programmeId}
      union all select greatest(entry_no, ended_by_no) from programme_decisions where institute_id = ${instituteId} and programme_id = ${programmeId}
      union all select greatest(entry_no, ended_by_no) from transactions where institute_id = ${instituteId} and programme_id = ${programmeId}
      union all select entry_no from budget_versions where institute_id = ${instituteId} and programme_id = ${programmeId}
      union all select greatest(entry_no, ended_by_no) from budget_amounts where institute_id = ${instituteId} and programme_id = ${programmeId}
      union all select greatest(entry_no, ended_by_no) from expenses where institute_id = ${instituteId} and programme_id = ${programmeId}
      union all select entry_no from indicator
      union all select greatest(v.entry_no, v.ended_by_no) from indicator_versions v join indicator i on i.id = v.indicator_id where v.institute_id = ${instituteId}
      union all select greatest(b.entry_no, b.ended_by_no) from baselines b join indicator i on i.id = b.indicator_id where b.institute_id = ${instituteId}
      union all select greatest(t.entry_no, t.ended_by_no) from targets t join indicator i on i.id = t.indicator_id where t.institute_id = ${instituteId}
      union all select greatest(m.entry_no, m.ended_by_no) from measurements m join indicator i on i.id = m.indicator_id where m.institute_id = ${instituteId}
      union all select greatest(entry_no, ended_by_no) from protections where institute_id = ${instituteId}
      union all select d.entry_no from iati_details d join subjects s on s.id = d.subject_id where d.institute_id = ${instituteId} and d.ended_by_no is null
      union all select e.no from audit_entries e join subjects s on s.id = e.subject_id where e.chain = ${instituteId} and e.outcome = 'done'
    )
    select no, at from audit_entries where chain = ${instituteId} and no = (select max(no) from written)`.execute(
    tx,
  );
  const last = rows[0];
  return last
    ? { no: last.no, at: last.at.toString({ smallestUnit: 'second' }) }
    : { no: 0, at: '1970-01-01T00:00:00Z' };
};

/** A programme by its reference or its published identifier. */
export const programmeNamed = async (
  tx: Tx,
  instituteId: string,
  name: string,
): Promise<string | undefined> => {
  const row = await tx
    .selectFrom('programmes')
    .select('id')
    .where('institute_id', '=', instituteId)
    .where((is) => is.or([is('reference', '=', name), is('iati_identifier', '=', name)]))
    .orderBy('id')
    .executeTakeFirst();
  return row?.id;
};
