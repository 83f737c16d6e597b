import { type SqlBool, sql } from 'kysely';
import { type CorrectedTable, isRow } from '../../../db/newest-row.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { StageFact } from '../rules/advocacy-stage.ts';

export type StageRow = StageFact & {
  id: string;
  dossierId: string;
  partnershipId: string | null;
  evidence: string | null;
  documentId: string | null;
  /** Its title; null where there is no document or the actor does not see it. */
  document: string | null;
  enteredOnBehalf: string | null;
};
export type StepRow = {
  id: string;
  dossierId: string;
  partnershipId: string | null;
  onDay: CalendarDay;
  what: string;
  enteredOnBehalf: string | null;
};

/** Those of some dossiers that stand, or one row; `newest`: also what took its place or struck it out. */
type Which = { dossierIds: readonly string[] } | { id: string; newest?: boolean };

const wanted = (table: CorrectedTable, instituteId: string, which: Which) =>
  'id' in which
    ? isRow('f', { table, instituteId, ...which })
    : sql<SqlBool>`f.ended_by_no is null and f.dossier_id = any (${[...which.dossierIds]}::uuid[])`;

/** Stages that stand, in the order of their days and of their entry. */
export const stagesOf = (tx: Tx, instituteId: string, which: Which): Promise<StageRow[]> =>
  tx
    .selectFrom('advocacy_stages as f')
    .leftJoin('documents as d', (join) =>
      join.onRef('d.institute_id', '=', 'f.institute_id').onRef('d.id', '=', 'f.document_id'),
    )
    .select(['f.id', 'f.dossier_id as dossierId', 'f.partnership_id as partnershipId', 'f.on_day as onDay'])
    .select([sql<StageFact['stage']>`f.stage`.as('stage'), 'f.evidence', 'f.document_id as documentId'])
    .select(['d.title as document', 'f.entered_on_behalf as enteredOnBehalf'])
    .select(sql<boolean>`(f.evidence is not null or f.document_id is not null)`.as('hasEvidence'))
    .where('f.institute_id', '=', instituteId)
    .where(wanted('advocacy_stages', instituteId, which))
    .orderBy('f.on_day')
    .orderBy('f.entry_no')
    .orderBy('f.id')
    .execute();

/** Steps that stand, the first one first. */
export const stepsOf = (tx: Tx, instituteId: string, which: Which): Promise<StepRow[]> =>
  tx
    .selectFrom('advocacy_steps as f')
    .select(['f.id', 'f.dossier_id as dossierId', 'f.partnership_id as partnershipId'])
    .select(['f.on_day as onDay', 'f.what', 'f.entered_on_behalf as enteredOnBehalf'])
    .where('f.institute_id', '=', instituteId)
    .where(wanted('advocacy_steps', instituteId, which))
    .orderBy('f.on_day')
    .orderBy('f.entry_no')
    .orderBy('f.id')
    .execute();
