import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { CommitmentState, DonorDialogueKind } from '../rules/framework-input.ts';

export type DonorDialogueRow = {
  id: string;
  /** Null: of the institute as such. */
  programmeId: string | null;
  programme: string | null;
  kind: DonorDialogueKind;
  frameworkId: string | null;
  framework: Localized | null;
  heldOn: CalendarDay;
  participants: string;
  summary: string;
  version: number;
  /** Commitments that are neither done nor dropped. */
  open: number;
};

/** A dialogue `d` that was entered by mistake is none, and nothing was promised in it. */
export const dialogueStands = sql<boolean>`d.withdrawn_no is null`;

const rows = async (tx: Tx, where: ReturnType<typeof sql>): Promise<DonorDialogueRow[]> =>
  (
    await sql<DonorDialogueRow>`
      select d.id, d.programme_id as "programmeId", p.reference as programme, d.kind, d.framework_id as "frameworkId", f.name as framework,
             d.held_on as "heldOn", d.participants, d.summary, d.version,
             (select count(*)::int from dialogue_commitments c
                left join commitment_follow_ups u
                  on (u.institute_id, u.commitment_id) = (c.institute_id, c.commitment_id) and u.ended_by_no is null
               where (c.institute_id, c.dialogue_id) = (d.institute_id, d.id) and c.ended_by_no is null and coalesce(u.state, 'open') = 'open') as open
        from donor_dialogues d
        left join strategic_frameworks f on (f.institute_id, f.id) = (d.institute_id, d.framework_id)
        left join programmes p on (p.institute_id, p.id) = (d.institute_id, d.programme_id)
       where ${where} and ${dialogueStands}
       order by d.held_on desc, d.id`.execute(tx)
  ).rows;

/** Every dialogue of an institute with the donor, the newest first. */
export const donorDialogues = (tx: Tx, instituteId: string): Promise<DonorDialogueRow[]> =>
  rows(tx, sql`d.institute_id = ${instituteId}`);

/** Dialogues with the donor that a programme keeps, and those of the institute as such, which are about it too; the newest first. */
export const dialoguesOf = (tx: Tx, instituteId: string, programmeId: string): Promise<DonorDialogueRow[]> =>
  rows(
    tx,
    sql`d.institute_id = ${instituteId} and (d.programme_id = ${programmeId} or d.programme_id is null)`,
  );

/** Strategic dialogues of a framework, the newest first. */
export const dialoguesWithin = (
  tx: Tx,
  instituteId: string,
  frameworkId: string,
): Promise<DonorDialogueRow[]> =>
  rows(tx, sql`d.institute_id = ${instituteId} and d.framework_id = ${frameworkId}`);

export const dialogueById = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<DonorDialogueRow | undefined> =>
  (await rows(tx, sql`d.institute_id = ${instituteId} and d.id = ${id}`))[0];

export type CommitmentRow = {
  /** The same through its corrections. */
  id: string;
  rowId: string;
  /** The entry of the row that stands. */
  entryNo: number;
  dialogueId: string;
  what: string;
  byFunction: string;
  dueOn: CalendarDay;
  followUpId: string | null;
  /** The entry of the follow-up that stands; 0 where nothing was followed up. */
  followUpEntryNo: number;
  state: CommitmentState;
  onDay: CalendarDay | null;
  note: string | null;
};

const commitments = async (tx: Tx, where: ReturnType<typeof sql>): Promise<CommitmentRow[]> =>
  (
    await sql<CommitmentRow>`
      select c.commitment_id as id, c.id as "rowId", c.entry_no as "entryNo", c.dialogue_id as "dialogueId", c.what,
             c.by_function as "byFunction", c.due_on as "dueOn", u.id as "followUpId",
             coalesce(u.entry_no, 0) as "followUpEntryNo", coalesce(u.state, 'open') as state, u.on_day as "onDay", u.note
        from dialogue_commitments c
        join donor_dialogues d on (d.institute_id, d.id) = (c.institute_id, c.dialogue_id)
        left join commitment_follow_ups u
          on (u.institute_id, u.commitment_id) = (c.institute_id, c.commitment_id) and u.ended_by_no is null
       where ${where} and c.ended_by_no is null and ${dialogueStands}
       order by c.due_on, c.commitment_id`.execute(tx)
  ).rows;

/** What was promised in a dialogue, by its day, and what became of it. */
export const commitmentsOf = (tx: Tx, instituteId: string, dialogueId: string): Promise<CommitmentRow[]> =>
  commitments(tx, sql`c.institute_id = ${instituteId} and c.dialogue_id = ${dialogueId}`);

export const commitmentById = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<CommitmentRow | undefined> =>
  (await commitments(tx, sql`c.institute_id = ${instituteId} and c.commitment_id = ${id}`))[0];
