import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { OutcomeEnd } from '../rules/outcome-end.ts';
import { endedHow } from './outcome-ends.ts';

export type OutcomeRow = {
  id: string;
  programmeId: string;
  code: string;
  title: Localized;
  description: Localized;
  aims: string[];
  isBelgian: boolean;
  /** Kinds of joint strategic framework within which it works; empty where nothing was said yet. */
  frameworks: string[];
  iatiIdentifier: string | null;
  position: number;
  version: number;
  /** How it ended; nothing is asked of it any more. */
  end: OutcomeEnd | null;
};

const outcomeColumns = [
  'id',
  'programme_id as programmeId',
  'code',
  sql<Localized>`title`.as('title'),
  sql<Localized>`description`.as('description'),
  'aims',
  'is_belgian as isBelgian',
  'frameworks',
  'iati_identifier as iatiIdentifier',
  'position',
  'version',
  endedHow('outcomes').as('end'),
] as const;

/** Outcomes of a programme in its own order. */
export const outcomesOf = (tx: Tx, instituteId: string, programmeId: string): Promise<OutcomeRow[]> =>
  tx
    .selectFrom('outcomes')
    .select(outcomeColumns)
    .where('institute_id', '=', instituteId)
    .where('programme_id', '=', programmeId)
    .orderBy('position')
    .orderBy('code')
    .execute();

/** One outcome of the institute; undefined where there is none that the actor may see. */
export const outcomeById = (tx: Tx, instituteId: string, id: string): Promise<OutcomeRow | undefined> =>
  outcomeRows(tx, instituteId, id).executeTakeFirst();

/** The same as a part of a larger statement. */
export const outcomeRows = (tx: Tx, instituteId: string, id: string) =>
  tx
    .selectFrom('outcomes')
    .select(outcomeColumns)
    .where('institute_id', '=', instituteId)
    .where('id', '=', id);

export const outcomeByCode = (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  code: string,
): Promise<OutcomeRow | undefined> =>
  tx
    .selectFrom('outcomes')
    .select(outcomeColumns)
    .where('institute_id', '=', instituteId)
    .where('programme_id', '=', programmeId)
    .where('code', '=', code)
    .executeTakeFirst();

/** Whether anything was noted beside the outcome that refers to it by its id alone: a file, a word, a question, a derogation. */
export const isSpokenOf = async (tx: Tx, instituteId: string, id: string): Promise<boolean> => {
  const { rows } = await sql<{ spoken: boolean }>`
    select ${sql.join(
      ['documents', 'comments', 'derogations', 'control_questions', 'iati_details'].map(
        (table) => sql`exists (select from ${sql.table(table)}
          where institute_id = ${instituteId} and subject_kind = 'outcome' and subject_id = ${id})`,
      ),
      sql` or `,
    )} as spoken`.execute(tx);
  return rows[0]?.spoken === true;
};

export type OutcomeChoice = {
  id: string;
  code: string;
  title: Localized;
  programmeId: string;
  programme: string;
  fromOn: CalendarDay;
  untilOn: CalendarDay;
  end: OutcomeEnd | null;
};

/** Every outcome of the institute with its programme, the newest first: what a form offers to choose from. */
export const outcomeChoices = (tx: Tx, instituteId: string): Promise<OutcomeChoice[]> =>
  tx
    .selectFrom('outcomes as o')
    .innerJoin('programmes as p', (join) =>
      join.onRef('p.institute_id', '=', 'o.institute_id').onRef('p.id', '=', 'o.programme_id'),
    )
    .select([
      'o.id',
      'o.code',
      sql<Localized>`o.title`.as('title'),
      'p.id as programmeId',
      'p.reference as programme',
      'p.from_on as fromOn',
      'p.until_on as untilOn',
      endedHow('o').as('end'),
    ])
    .where('o.institute_id', '=', instituteId)
    .orderBy('p.from_on', 'desc')
    .orderBy('p.reference')
    .orderBy('o.position')
    .orderBy('o.code')
    .execute();

export type OutputRow = {
  id: string;
  outcomeId: string;
  code: string;
  title: Localized;
  actions: string[];
  version: number;
};

/** Outputs of an outcome by code. */
export const outputsOf = (tx: Tx, instituteId: string, outcomeId: string): Promise<OutputRow[]> =>
  outputRows(tx, instituteId, outcomeId).execute();

/** The rows of `outputsOf`, to be asked together with others. */
export const outputRows = (tx: Tx, instituteId: string, outcomeId: string) =>
  outputs(tx, instituteId).where('outcome_id', '=', outcomeId);

const outputs = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('outputs')
    .select([
      'id',
      'outcome_id as outcomeId',
      'code',
      sql<Localized>`title`.as('title'),
      'actions',
      'version',
    ])
    .where('institute_id', '=', instituteId)
    .orderBy('code');

/** Outputs of every outcome of the institute: what a form offers to choose from. */
export const outputChoices = (tx: Tx, instituteId: string): Promise<OutputRow[]> =>
  outputs(tx, instituteId).execute();
