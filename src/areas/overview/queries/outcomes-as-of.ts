import { type RawBuilder, sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type OutcomeFacts, type OutcomeScope, outcomeFacts } from './outcome-facts.ts';

type OutcomeWords = Pick<OutcomeFacts, 'code' | 'title' | 'description' | 'aims' | 'isBelgian'>;
type ProgrammeWords = { reference: string } & Pick<OutcomeFacts, 'title' | 'fromOn' | 'untilOn'>;

/** What changed an outcome or its programme after an audit number, with what stood before it. */
type Later =
  | { command: 'revise-outcome'; subjectId: string; before: OutcomeWords }
  | { command: 'remove-outcome'; subjectId: string; before: OutcomeWords & { outcomeId: string } }
  | { command: 'revise-programme'; subjectId: string; before: ProgrammeWords };

/**
 * The outcomes of the institute, of a programme, or one alone, as they stood at an audit number: how they and their programmes were
 * called, their aims and the programme's days. Outcomes are changed in place, one by one or by an import; what they were is in
 * the trail alone (a body that was erased says nothing, so that the next one does). Partners, reviews and outputs are those of
 * today, and of an outcome that was removed none; groups and ends those of then.
 */
export const outcomesAsOf = async (
  tx: Tx,
  instituteId: string,
  scope: Omit<OutcomeScope, 'asOf'>,
  asOf: number | undefined,
): Promise<OutcomeFacts[]> => {
  const today = await outcomeFacts(tx, instituteId, { ...scope, asOf });
  if (asOf === undefined) return today;
  const { later, added } = await together<{ later: Later; added: { id: string } }>(tx, {
    later: sql`${laterRows(instituteId, asOf)} order by no`,
    added: addedOutcomes(instituteId, asOf),
  });
  const removed = later.flatMap((each) =>
    each.command === 'remove-outcome'
      ? [{ id: each.before.outcomeId, programmeId: each.subjectId, ...wordsOf(each.before) }]
      : [],
  );
  const known = new Set(added.map(({ id }) => id));
  const left = removed.filter(
    ({ id, programmeId }) =>
      (scope.programmeId ?? programmeId) === programmeId && (scope.outcomeId ?? id) === id,
  );
  const gone = left.length === 0 ? [] : await ofProgrammes(tx, instituteId, left, today);
  return [...today, ...gone].filter(({ id }) => known.has(id)).map((outcome) => stoodAs(outcome, later));
};

/** The first change after the number says what stood at it. */
const stoodAs = (outcome: OutcomeFacts, later: readonly Later[]): OutcomeFacts => {
  const own = later.find((each) => each.command === 'revise-outcome' && each.subjectId === outcome.id) as
    | Extract<Later, { command: 'revise-outcome' }>
    | undefined;
  const around = later.find(
    (each) => each.command === 'revise-programme' && each.subjectId === outcome.programmeId,
  ) as Extract<Later, { command: 'revise-programme' }> | undefined;
  const programme = around && {
    programme: around.before.reference,
    programmeTitle: around.before.title,
    fromOn: around.before.fromOn,
    untilOn: around.before.untilOn,
  };
  return { ...outcome, ...(own && wordsOf(own.before)), ...programme };
};

const wordsOf = ({ code, title, description, aims, isBelgian }: OutcomeWords): OutcomeWords => ({
  code,
  title,
  description,
  aims,
  isBelgian,
});

/** What changed outcomes and programmes after an audit number, each with what stood before it. */
export const laterRows = (instituteId: string, asOf: number): RawBuilder<Later> => sql`
    select e.no, e.command, e.subject_id as "subjectId", p.body::jsonb -> 'before' as before
      from audit_entries e join audit_payloads p on (p.chain, p.no) = (e.chain, e.no) and p.body is not null
     where e.chain = ${instituteId} and e.no > ${asOf} and e.outcome = 'done' and e.subject_kind in ('outcome', 'programme')
       and e.command in ('revise-outcome', 'remove-outcome', 'revise-programme')
    union all
    select e.no, 'revise-' || (r -> 'subject' ->> 'kind'), (r -> 'subject' ->> 'id')::uuid, r -> 'before'
      from audit_entries e join audit_payloads p on (p.chain, p.no) = (e.chain, e.no) and p.body is not null
      cross join lateral jsonb_array_elements(p.body::jsonb -> 'before' -> 'revised') r
     where e.chain = ${instituteId} and e.no > ${asOf} and e.outcome = 'done'
       and e.subject_kind = 'iati-import' and e.command = 'import-iati'`;

/** What a programme, `programme` its alias, was called and when it ran at an audit number, where it was revised since. */
export const programmeBefore = (
  instituteId: string,
  asOf: number,
  programme: string,
): RawBuilder<unknown> => sql`
  (select l.before from (${laterRows(instituteId, asOf)}) as l
    where l.command = 'revise-programme' and l."subjectId" = ${sql.ref(`${programme}.id`)} order by l.no limit 1)`;

/** Outcomes that had been added by then, also where they were removed since. */
const addedOutcomes = (instituteId: string, asOf: number): RawBuilder<{ id: string }> => sql`
    select id from outcomes where institute_id = ${instituteId} and entry_no <= ${asOf}
    union
    select e.subject_id from audit_entries e where e.chain = ${instituteId} and e.no <= ${asOf} and e.outcome = 'done'
       and e.subject_kind = 'outcome' and e.command = 'add-outcome'`;

type Removed = OutcomeWords & { id: string; programmeId: string };

/** Outcomes that were removed, in their programmes as these are called today; one that has others left is known by them. */
const ofProgrammes = async (
  tx: Tx,
  instituteId: string,
  removed: readonly Removed[],
  today: readonly OutcomeFacts[],
): Promise<OutcomeFacts[]> => {
  const beside = new Map(today.map((outcome) => [outcome.programmeId, outcome]));
  const alone = removed.flatMap(({ programmeId }) => (beside.has(programmeId) ? [] : [programmeId]));
  const programmes =
    alone.length === 0
      ? []
      : await tx
          .selectFrom('programmes')
          .select([
            'id',
            'reference as programme',
            'title as programmeTitle',
            'from_on as fromOn',
            'until_on as untilOn',
            'currency',
          ])
          .where('institute_id', '=', instituteId)
          .where('id', 'in', alone)
          .execute();
  return removed.flatMap((outcome): OutcomeFacts[] => {
    const found = beside.get(outcome.programmeId) ?? programmes.find(({ id }) => id === outcome.programmeId);
    if (!found) return [];
    const { programme, programmeTitle: title, fromOn, untilOn, currency } = found;
    const own = { programme, programmeTitle: title as OutcomeFacts['title'], fromOn, untilOn, currency };
    const none = { countries: [], partners: [], reviews: 0, lastReview: null, groups: null, end: null };
    return [{ ...outcome, ...own, ...none, isGone: true, outputs: [] }];
  });
};
