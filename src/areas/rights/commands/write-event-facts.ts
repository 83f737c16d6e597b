import type { Writing } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { dialogueBody } from '../queries/dialogue-bodies.ts';
import type { DialogueEventInput } from '../rules/dialogue-input.ts';
import { notYetCome } from '../rules/no-future.ts';
import { type Fact, factRow } from './fact-row.ts';

type Said = Omit<DialogueEventInput, 'id' | 'partnershipId' | 'onBehalf' | 'title' | 'country'>;

/** What is said of an event that cannot be so: a day to come, a body that is not the actor's to see. */
export const eventProblem = async (
  { tx, chain }: Writing,
  { heldOn, bodyId }: Said,
): Promise<FieldErrors | undefined> => {
  const early = notYetCome('heldOn', heldOn, todayIn());
  if (early) return early;
  if (bodyId && !(await dialogueBody(tx, chain, bodyId)))
    return { bodyId: [{ key: 'problem.not-known-here' }] };
  return undefined;
};

/** The row that says what is true of an event now; the one it replaces was ended before. */
export const writeEventFacts = async (
  writing: Writing,
  of: Fact & { eventId: string },
  said: Said,
): Promise<void> => {
  await writing.tx
    .insertInto('dialogue_event_facts')
    .values({
      ...factRow(writing, of),
      event_id: of.eventId,
      held_on: said.heldOn,
      body_id: said.bodyId ?? null,
      form: said.form,
      level: said.level,
      parties: JSON.stringify(said.parties),
      with_partner: said.withPartner && of.partnershipId !== null,
      seats_women: said.seatsWomen,
      seats_men: said.seatsMen,
      seats_unknown: said.seatsUnknown,
      topics: said.topics,
      result: said.result,
      summary: said.summary ?? '',
      source: said.source,
    })
    .execute();
};
