import type { Writing } from '../../../command/command.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { StoryUse } from '../rules/story-input.ts';

export type WrittenConsent = {
  rowId: string;
  /** The same through its corrections: the id of its first row. */
  id: string;
  storyId: string;
  partnershipId: string | null;
  who: string;
  people: number;
  givenOn: CalendarDay;
  untilOn: CalendarDay | null;
  uses: readonly StoryUse[];
  renewsId: string | null;
  ofOthers: boolean;
  paperId: string;
  enteredOnBehalf: string | null;
  /** The row in whose place this one stands, and why where it was wrong. */
  replaces?: { rowId: string; reason: string | null };
};

/** The row of a consent, in the place of another or as the first. */
export const writeConsent = async (writing: Writing, consent: WrittenConsent): Promise<void> => {
  const { tx, chain, entryNo } = writing;
  const { replaces } = consent;
  if (replaces) await endConsent(writing, replaces.rowId);
  await tx
    .insertInto('story_consents')
    .values({
      institute_id: chain,
      id: consent.rowId,
      consent_id: consent.id,
      story_id: consent.storyId,
      partnership_id: consent.partnershipId,
      who: consent.who,
      people: consent.people,
      given_on: consent.givenOn,
      until_on: consent.untilOn,
      uses: [...consent.uses],
      renews_id: consent.renewsId,
      of_others: consent.ofOthers,
      document_id: consent.paperId,
      replaces_id: replaces?.rowId ?? null,
      correction_reason: replaces?.reason ?? null,
      entered_on_behalf: consent.enteredOnBehalf,
      entry_no: entryNo,
    })
    .execute();
};

/** The row of a consent stands no more. */
export const endConsent = async ({ tx, chain, entryNo }: Writing, rowId: string): Promise<void> => {
  await tx
    .updateTable('story_consents')
    .set({ ended_by_no: entryNo })
    .where('institute_id', '=', chain)
    .where('id', '=', rowId)
    .execute();
};
