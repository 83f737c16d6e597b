import { conflict, defineCommand, done, refuseFields, type Writing } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { markerReason } from '../queries/markers.ts';
import { type OutcomeRow, outcomeById } from '../queries/outcomes.ts';
import { type ClassificationRow, classificationsOf } from '../queries/programme-lists.ts';
import { scoreMarkerInput } from '../rules/marker-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { keepLists } from './keep-lists.ts';

/** How much an outcome serves a policy objective, why, and which function says so; the marker is its classification. */
export const scoreMarker = defineCommand({
  name: 'score-marker',
  version: 1,
  input: scoreMarkerInput,
  may: mayKeepProgrammes,
  run: async (writing, { version, ...said }) => {
    const { tx, chain, entryNo } = writing;
    const { outcomeId, code, significance, reason, scoredBy, scoredOn } = said;
    const outcome = await outcomeById(tx, chain, outcomeId);
    if (!outcome) throw new NotFound();
    const replaced = await markerReason(tx, chain, outcomeId, code);
    if ((replaced?.entryNo ?? 0) !== version)
      return conflict(replaced?.entryNo ?? 0, {
        'programmes.marker-significance': replaced?.significance ?? null,
        'field.reason': replaced?.reason ?? null,
        'field.scored-by': replaced?.scoredBy ?? null,
        'field.scored-on': replaced?.scoredOn ?? null,
      });
    if (scoredOn > todayIn()) return refuseFields({ scoredOn: [{ key: 'programmes.day-in-future' }] });
    const before = await classify(writing, outcome, { code, significance });
    if (replaced)
      await tx
        .updateTable('marker_reasons')
        .set({ ended_by_no: entryNo })
        .where('institute_id', '=', chain)
        .where('id', '=', replaced.id)
        .execute();
    await tx
      .insertInto('marker_reasons')
      .values({
        institute_id: chain,
        id: newId(),
        programme_id: outcome.programmeId,
        outcome_id: outcomeId,
        code,
        significance,
        reason: JSON.stringify(reason),
        scored_by: scoredBy,
        scored_on: scoredOn,
        replaces_id: replaced?.id ?? null,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { outcomeId, programmeId: outcome.programmeId },
      {
        subject: { kind: 'outcome', id: outcomeId },
        ...(before ? { before: { code, significance: before, reason: replaced?.reason ?? null } } : {}),
        after: { code, significance, reason, scoredBy, scoredOn },
      },
    );
  },
});

/** Puts the marker among the outcome's classifications, in its place if it had one; returns what it was. */
const classify = async (
  writing: Writing,
  { id, programmeId }: OutcomeRow,
  marker: { code: string; significance: string },
): Promise<string | undefined> => {
  const owner = { programmeId, outcomeId: id };
  const list = await classificationsOf(writing.tx, writing.chain, owner);
  const isIt = ({ kind, vocabulary, code }: ClassificationRow) =>
    kind === 'marker' && vocabulary === '1' && code === marker.code;
  const found = list.find(isIt);
  const scored = { kind: 'marker' as const, vocabulary: '1', percentage: null, ...marker };
  const next = found ? list.map((row) => (isIt(row) ? scored : row)) : [...list, scored];
  await keepLists(writing, owner, {
    classifications: next.map(({ percentage, significance, ...row }) => ({
      ...row,
      ...(percentage === null ? {} : { percentage }),
      ...(significance === null ? {} : { significance }),
    })),
  });
  return found?.significance ?? undefined;
};
