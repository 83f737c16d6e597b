import type { Tx } from '../../../db/transaction.ts';
import { type DocumentClass, isShielded } from '../rules/document-input.ts';
import type { Subject } from '../rules/subject.ts';

export type DocumentRow = {
  id: string;
  subjectKind: string;
  subjectId: string;
  partnershipId: string | null;
  title: string;
  class: DocumentClass;
  /** Null where the document is kept elsewhere; `sha256` may be known all the same. */
  fileName: string | null;
  mediaType: string | null;
  size: number | null;
  sha256: string | null;
  headCount: number | null;
  sumMinor: number | null;
  sumCurrency: string | null;
  keptAt: string | null;
  keeper: string | null;
  addedBy: string;
  enteredOnBehalf: string | null;
  /** When it was attached; null where the reader does not see that entry of the trail. */
  at: Temporal.Instant | null;
};

const rowsOf = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('documents as d')
    .leftJoin('audit_entries as e', (join) =>
      join.onRef('e.chain', '=', 'd.institute_id').onRef('e.no', '=', 'd.entry_no'),
    )
    .select(['d.id', 'd.subject_kind as subjectKind', 'd.subject_id as subjectId', 'd.title', 'd.class'])
    .select(['d.partnership_id as partnershipId', 'd.file_name as fileName', 'd.media_type as mediaType'])
    .select(['d.size_bytes as size', 'd.sha256', 'd.head_count as headCount', 'd.sum_minor as sumMinor'])
    .select([
      'd.sum_currency as sumCurrency',
      'd.kept_at as keptAt',
      'd.keeper',
      'd.added_by_name as addedBy',
    ])
    .select(['d.entered_on_behalf as enteredOnBehalf', 'e.at'])
    .where('d.institute_id', '=', instituteId)
    .where('d.ended_by_no', 'is', null);

/** What hangs on a thing, the latest first; a partner gets what is its own. */
export const documentsOf = async (tx: Tx, instituteId: string, subject: Subject): Promise<DocumentRow[]> =>
  (await documentRows(tx, instituteId, subject).execute()) as DocumentRow[];

/** The same as a select, for who asks more at once. */
export const documentRows = (tx: Tx, instituteId: string, subject: Subject) =>
  rowsOf(tx, instituteId)
    .where('d.subject_kind', '=', subject.kind)
    .where('d.subject_id', '=', subject.id)
    .orderBy('d.entry_no', 'desc')
    .orderBy('d.id');

/** Whether a file is a list of persons, a pay slip or anything else that is opened for a stated purpose only. */
export const isFileShielded = async (tx: Tx, instituteId: string, sha256: string): Promise<boolean> =>
  (await rowsOf(tx, instituteId).where('d.sha256', '=', sha256).execute()).some((row) =>
    isShielded(row.class),
  );

/** One document; undefined where it was withdrawn, or is another institute's or another partner's. */
export const documentWith = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<DocumentRow | undefined> =>
  (await rowsOf(tx, instituteId).where('d.id', '=', id).executeTakeFirst()) as DocumentRow | undefined;

export type Opening = { at: Temporal.Instant; role: string; name: string | null; purpose: string | null };

/** Who opened a shielded document and why, the latest first. */
export const openingsOf = async (tx: Tx, instituteId: string, documentId: string): Promise<Opening[]> => {
  const rows = await tx
    .selectFrom('audit_entries as e')
    .leftJoin('audit_payloads as p', (join) =>
      join.onRef('p.chain', '=', 'e.chain').onRef('p.no', '=', 'e.no'),
    )
    .leftJoin('users as u', 'u.id', 'e.user_id')
    .select(['e.at', 'e.actor_role as role', 'u.name', 'p.body'])
    .where('e.chain', '=', instituteId)
    .where('e.subject_kind', '=', 'document')
    .where('e.subject_id', '=', documentId)
    .where('e.outcome', '=', 'opened')
    .orderBy('e.no', 'desc')
    .limit(200)
    .execute();
  return rows.map(({ at, role, name, body }) => ({ at, role, name, purpose: purposeIn(body) }) as Opening);
};

const purposeIn = (body: string | null): string | null => {
  const said =
    body === null ? undefined : (JSON.parse(body) as { after?: { purpose?: unknown } }).after?.purpose;
  return typeof said === 'string' ? said : null;
};
