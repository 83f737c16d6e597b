import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { DecisionKind } from '../rules/programme-input.ts';
import { grantOf, lastStepOf } from './decisions.ts';

export type ProgrammeRow = {
  id: string;
  reference: string;
  title: Localized;
  description: Localized;
  fromOn: CalendarDay;
  untilOn: CalendarDay;
  currency: string;
  iatiIdentifier: string | null;
  version: number;
};

const programmeColumns = [
  'id',
  'reference',
  sql<Localized>`title`.as('title'),
  sql<Localized>`description`.as('description'),
  'from_on as fromOn',
  'until_on as untilOn',
  'currency',
  'iati_identifier as iatiIdentifier',
  'version',
] as const;

export type ProgrammeListRow = ProgrammeRow & {
  outcomes: number;
  /** The last change of state, null while it is being prepared. */
  state: DecisionKind | null;
  stateOn: CalendarDay | null;
  /** Of the newest decision that names an amount, without the cuts that came after it. */
  subsidyMinor: number | null;
};

/** All programmes of the institute, the newest period first. There are tens of them, so the list has no pages. */
export const programmes = (tx: Tx, instituteId: string): Promise<ProgrammeListRow[]> =>
  tx
    .selectFrom('programmes as p')
    .select(programmeColumns)
    .select(({ selectFrom }) =>
      selectFrom('outcomes as o')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('o.institute_id', '=', 'p.institute_id')
        .whereRef('o.programme_id', '=', 'p.id')
        .$asScalar()
        .$notNull()
        .as('outcomes'),
    )
    .leftJoinLateral(lastStepOf('p').as('last'), (join) => join.onTrue())
    .leftJoinLateral(grantOf('p').as('decided'), (join) => join.onTrue())
    .select(['last.kind as state', 'last.onDay as stateOn', 'decided.subsidyMinor'])
    .where('p.institute_id', '=', instituteId)
    .orderBy('p.from_on', 'desc')
    .orderBy('p.reference')
    .execute();

/** The programmes of these outcomes. */
export const programmesWith = async (
  tx: Tx,
  instituteId: string,
  outcomeIds: readonly string[],
): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select distinct programme_id as id from outcomes
     where institute_id = ${instituteId} and id = any(${[...outcomeIds]}::uuid[])`.execute(tx);
  return rows.map(({ id }) => id);
};

/** One programme of the institute; undefined where there is none that the actor may see. */
export const programmeById = (tx: Tx, instituteId: string, id: string): Promise<ProgrammeRow | undefined> =>
  programmeRows(tx, instituteId, id).executeTakeFirst();

/** The same with the audit number since which it is on record. */
export const programmeAndEntry = (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<(ProgrammeRow & { entryNo: number }) | undefined> =>
  programmeRows(tx, instituteId, id).select('entry_no as entryNo').executeTakeFirst();

/** The row of `programmeById`, to be asked together with others. */
export const programmeRows = (tx: Tx, instituteId: string, id: string) =>
  tx
    .selectFrom('programmes')
    .select(programmeColumns)
    .where('institute_id', '=', instituteId)
    .where('id', '=', id);

export const programmeByReference = (
  tx: Tx,
  instituteId: string,
  reference: string,
): Promise<ProgrammeRow | undefined> =>
  tx
    .selectFrom('programmes')
    .select(programmeColumns)
    .where('institute_id', '=', instituteId)
    .where('reference', '=', reference)
    .executeTakeFirst();

/** The programme or outcome that is published under an IATI identifier. */
export const bearerOfIatiIdentifier = async (
  tx: Tx,
  instituteId: string,
  identifier: string,
): Promise<{ kind: 'programme' | 'outcome'; id: string } | undefined> => {
  const of = (table: 'programmes' | 'outcomes') =>
    tx
      .selectFrom(table)
      .select('id')
      .where('institute_id', '=', instituteId)
      .where('iati_identifier', '=', identifier)
      .executeTakeFirst();
  const programme = await of('programmes');
  if (programme) return { kind: 'programme', id: programme.id };
  const outcome = await of('outcomes');
  return outcome && { kind: 'outcome', id: outcome.id };
};
