import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { type DialogueEventRow, dialogueEvent } from '../queries/dialogue-events.ts';
import { dialogueEventCorrection } from '../rules/dialogue-input.ts';
import { mayKeepRights } from '../rules/rights-permissions.ts';
import { isWithdrawn } from '../rules/withdrawal-input.ts';
import { eventProblem, writeEventFacts } from './write-event-facts.ts';

/** What was said of an event is replaced by another row, with the reason; the old row stays readable. */
export const correctDialogueEvent = defineCommand({
  name: 'correct-dialogue-event',
  version: 1,
  input: dialogueEventCorrection,
  may: mayKeepRights,
  run: async (writing, { id, version, reason, onBehalf, title, country, ...said }) => {
    const { tx, actor, chain, entryNo } = writing;
    const old = await dialogueEvent(tx, chain, id);
    if (!old) throw new NotFound();
    if (old.withdrawnFor !== null) return refuse(isWithdrawn);
    const before = standing(old);
    if (old.version !== version)
      return conflict(old.version, {
        'rights.title': old.title,
        'rights.heldOn': old.on,
        'rights.source': old.source,
        'rights.summary': old.summary,
      });
    const wrong = await eventProblem(writing, said);
    if (wrong) return refuseFields(wrong);
    await tx
      .updateTable('dialogue_events')
      .set({ title, country, version: version + 1 })
      .where('institute_id', '=', chain)
      .where('id', '=', id)
      .execute();
    await tx
      .updateTable('dialogue_event_facts')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', old.factId)
      .execute();
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    const { partnershipId } = old;
    await writeEventFacts(
      writing,
      { eventId: id, partnershipId, enteredOnBehalf, replaces: { id: old.factId, reason } },
      said,
    );
    const { bodyId: dialogueBody, ...rest } = said;
    const after = { title, country, dialogueBody, ...rest, reason, enteredOnBehalf };
    return done({ id }, { subject: { kind: 'dialogue_event', id }, partnershipId, before, after });
  },
});

const standing = (old: DialogueEventRow) => ({
  title: old.title,
  country: old.country,
  heldOn: old.on,
  dialogueBody: old.bodyId,
  form: old.form,
  level: old.level,
  parties: old.parties,
  withPartner: old.withPartner,
  seatsWomen: old.seatsWomen,
  seatsMen: old.seatsMen,
  seatsUnknown: old.seatsUnknown,
  topics: old.topics,
  result: old.result,
  summary: old.summary,
  source: old.source,
});
