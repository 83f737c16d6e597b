import { sql } from 'kysely';
import { isRow } from '../../../db/newest-row.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { StoryUse } from '../rules/story-input.ts';

export type ConsentRow = {
  /** The same through its corrections. */
  id: string;
  rowId: string;
  entryNo: number;
  storyId: string;
  who: string;
  people: number;
  /** The consent that these same people renew. */
  renewsId: string | null;
  /** Whether it was said that none of these people had consented before. */
  ofOthers: boolean;
  givenOn: CalendarDay;
  untilOn: CalendarDay | null;
  withdrawnOn: CalendarDay | null;
  /** The row of its withdrawal and the number of the entry that noted it. */
  withdrawalId: string | null;
  withdrawalNo: number | null;
  uses: StoryUse[];
  /** Null once the paper is withdrawn, which it is only after the consent. */
  documentId: string | null;
  /** Of the paper, in sight or not. */
  paperId: string;
};

/** One consent; undefined where the actor sees none. */
export const consentById = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<ConsentRow | undefined> => {
  const { rows } = await sql<ConsentRow>`
    ${consentRows} where c.institute_id = ${instituteId} and c.consent_id = ${id} and c.ended_by_no is null`.execute(
    tx,
  );
  return rows[0];
};

/** The consent of a row that stands under this id; `newest`: what has become of it. Undefined where the actor sees none. */
export const consentOfRow = async (
  tx: Tx,
  instituteId: string,
  id: string,
  newest = false,
): Promise<ConsentRow | undefined> => {
  const sought = { table: 'story_consents', instituteId, id, newest } as const;
  const { rows } = await sql<ConsentRow>`
    ${consentRows} where c.institute_id = ${instituteId} and ${isRow('c', sought)}`.execute(tx);
  return rows[0];
};

/** The document of a row `row` where it was not withdrawn. */
export const inSight = (row: 's' | 'c') => sql`(select d.id from documents d
            where (d.institute_id, d.id) = (${sql.ref(row)}.institute_id, ${sql.ref(row)}.document_id) and d.ended_by_no is null)`;

/** Consents `c` with their withdrawals, before its conditions. */
export const consentRows = sql`
  select c.consent_id as id, c.id as "rowId", c.entry_no as "entryNo", c.story_id as "storyId", c.who, c.people, c.given_on as "givenOn", c.until_on as "untilOn",
         w.withdrawn_on as "withdrawnOn", w.id as "withdrawalId", w.entry_no as "withdrawalNo", c.uses, c.renews_id as "renewsId", c.of_others as "ofOthers",
         ${inSight('c')} as "documentId", c.document_id as "paperId"
    from story_consents c
    left join consent_withdrawals w on (w.institute_id, w.consent_id) = (c.institute_id, c.consent_id) and w.ended_by_no is null`;
