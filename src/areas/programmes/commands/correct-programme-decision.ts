import {
  conflict,
  defineCommand,
  done,
  type Refused,
  refuse,
  refuseFields,
} from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import {
  type DecisionRow,
  type DecisionStep,
  decisionInPlaceOf,
  decisionSharesOf,
  decisionsOf,
} from '../queries/decisions.ts';
import { dayOutOfOrder, stepOutOfOrder } from '../rules/decision-order.ts';
import { correctProgrammeDecisionInput, type DecisionKind } from '../rules/programme-input.ts';
import { mayDecideProgramme } from '../rules/programme-permissions.ts';
import { blockedSubmission, decisionErrors } from './decision-errors.ts';
import { grantOfDecisionErrors } from './grant-of-decision-errors.ts';
import { writeDecision } from './write-decision.ts';
import { shareOfDecisionErrors } from './write-decision-shares.ts';

/** The row that took the place, if any did. */
type Replacement = { id: string | null };

/** Puts another row in the place of a step of a programme, or none where it never was so; the steps after it still follow. */
export const correctProgrammeDecision = defineCommand({
  name: 'correct-programme-decision',
  version: 1,
  input: correctProgrammeDecisionInput,
  may: mayDecideProgramme,
  run: async (writing, { decisionId, version, neverWas, reason, ...said }) => {
    const { tx, chain, entryNo } = writing;
    const found = await decisionInPlaceOf(tx, chain, decisionId);
    if (!found) throw new NotFound();
    if (found.endedByNo !== null) return refuse({ key: 'problem.struck-out-meanwhile' });
    if (found.entryNo !== version) return conflict(found.entryNo, standing(found));
    const { programmeId, placeNo } = found;
    const steps = await decisionsOf(tx, chain, programmeId);
    const place = steps.findIndex(({ id }) => id === found.id);
    const around = { before: steps.slice(0, place), after: steps.slice(place + 1) };
    const wrong = neverWas
      ? undefined
      : (decisionErrors(said) ??
        (await shareOfDecisionErrors(writing, programmeId, said)) ??
        (await grantOfDecisionErrors(writing, programmeId, said, around)));
    if (wrong) return refuseFields(wrong);
    const broken = brokenOrder(steps, found, neverWas ? undefined : said.kind);
    if (broken) return broken;
    const day = dayOutOfOrder(said.decidedOn, { before: steps[place - 1], after: steps[place + 1] });
    if (day && !neverWas) return refuseFields({ decidedOn: [day] });
    if (!neverWas && said.kind === 'submitted' && found.kind !== 'submitted') {
      const blocked = await blockedSubmission(tx, chain, { programmeId, on: said.decidedOn });
      if (blocked) return refuse(blocked);
    }
    const shares = (await decisionSharesOf(tx, chain, programmeId)).flatMap(
      ({ decisionId: of, outcomeId, askedMinor, grantedMinor }) =>
        of === found.id ? [{ outcomeId, askedMinor, grantedMinor }] : [],
    );
    await tx
      .updateTable('programme_decisions')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', found.id)
      .execute();
    const subject = { kind: 'programme', id: programmeId };
    const before = { ...comparable(found), ...(shares.length > 0 ? { shares } : {}) };
    if (neverWas) return done<Replacement>({ id: null }, { subject, before, after: { neverWas, reason } });
    const id = newId();
    const placed = { id, programmeId, placeNo, replacesId: found.id, correctionReason: reason };
    const after = { ...(await writeDecision(writing, placed, said)), reason };
    return done<Replacement>({ id }, { subject, before, after });
  },
});

/** Why the steps would no longer follow one another, with this kind (or none) in the place of the one that is corrected. */
const brokenOrder = (
  steps: readonly DecisionRow[],
  corrected: DecisionRow,
  kind: DecisionKind | undefined,
): Refused | undefined => {
  const place = steps.findIndex(({ id }) => id === corrected.id);
  const kinds = steps.map((step) => step.kind).toSpliced(place, 1, ...(kind ? [kind] : []));
  const at = stepOutOfOrder(
    kinds,
    steps.map((step) => step.kind),
  );
  if (at === undefined) return undefined;
  if (!kind || at !== place) return refuse({ key: 'programmes.later-steps-first' });
  return refuseFields({ kind: [{ key: `programmes.not-after-${kinds[at - 1] ?? 'nothing'}` }] });
};

const comparable = ({ kind, decidedOn, reference, askedMinor, subsidyMinor, note }: DecisionStep) => ({
  decision: kind,
  decidedOn,
  reference,
  askedMinor,
  subsidyMinor,
  note,
});

/** What stands, as its form words it. */
const standing = ({ kind, decidedOn, reference, askedMinor, subsidyMinor, note }: DecisionStep) => ({
  'programmes.decision-kind': kind,
  'programmes.decidedOn': decidedOn,
  'programmes.decision-reference': reference,
  'programmes.asked': askedMinor,
  'programmes.subsidy': subsidyMinor,
  'programmes.note': note,
});
