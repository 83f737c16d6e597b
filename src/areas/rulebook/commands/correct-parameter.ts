import { defineCommand, done, refuseFields, type Writing } from '../../../command/command.ts';
import { metMeanwhile } from '../../../command/met-meanwhile.ts';
import { within } from '../../../command/within.ts';
import { addDays } from '../../../kernel/calendar-day.ts';
import { isDecimal } from '../../../kernel/decimal.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import type { StoredFile } from '../../records/rules/document-input.ts';
import { newestParameter, type ParameterRow } from '../queries/parameter-rows.ts';
import { confidenceAfter } from '../rules/parameter-confidence.ts';
import { parameterCorrection } from '../rules/parameter-input.ts';
import { mayKeepRulebook } from '../rules/rulebook-permissions.ts';

/**
 * Puts a number of the rulebook right. The row is replaced, never changed: an old report still evaluates under it.
 * With `changesOn` the old value keeps its days before, and the new one begins on that day.
 */
export const correctParameter = defineCommand({
  name: 'correct-parameter',
  version: 1,
  input: parameterCorrection,
  may: mayKeepRulebook,
  run: async (writing, input) => {
    const { tx, chain, entryNo } = writing;
    const old = await newestParameter(tx, chain, input.id);
    if (!old) throw new NotFound();
    const met = await metMeanwhile(writing, 'parameters', input, asTyped(old));
    if (met) return met;
    const { value = null, unit, citation, cycle = null, reason, changesOn, proof } = input;
    if (old.value !== null && value !== null && isDecimal(old.value) && !isDecimal(value))
      return refuseFields({ value: [{ key: 'problem.not-a-number', args: { typed: value } }] });
    if (changesOn && (changesOn <= old.validFrom || (old.validUntil && changesOn > old.validUntil)))
      return refuseFields({ changesOn: [{ key: 'rulebook.changes-within-its-days' }] });
    await tx
      .updateTable('parameters')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', old.id)
      .execute();
    const id = newId();
    const documentId = proof && (await attachProof(writing, { id, title: citation, file: proof }));
    const confidence = confidenceAfter(old, { value, unit, isProven: proof !== undefined }, input.confidence);
    const period = {
      valid_from: changesOn ?? input.validFrom,
      valid_until: changesOn ? old.validUntil : (input.validUntil ?? null),
    };
    const keptDocument = confidence === 'read' ? old.documentId : null;
    const row = {
      ...shared(old, chain, entryNo),
      id,
      value,
      unit,
      citation,
      ...period,
      cycle,
      confidence,
      confirmed_with_document_id: documentId ?? keptDocument,
      reason,
    };
    const earlier = changesOn && {
      ...shared(old, chain, entryNo),
      id: newId(),
      value: old.value,
      unit: old.unit,
      citation: old.citation,
      valid_from: old.validFrom,
      valid_until: addDays(changesOn, -1),
      cycle: old.cycle,
      confidence: old.confidence,
      confirmed_with_document_id: old.documentId,
      reason,
    };
    await tx
      .insertInto('parameters')
      .values(earlier ? [earlier, row] : [row])
      .execute();
    const { ruleId, name } = old;
    return done(
      { id },
      {
        subject: { kind: 'parameter', id: old.id },
        before: { ruleId, name, value: old.value, unit: old.unit, citation: old.citation },
        after: { ruleId, name, value, unit, citation, confidence, ...period, documentId, reason },
      },
    );
  },
});

const asTyped = ({ value, unit, citation, validFrom, validUntil, cycle, confidence }: ParameterRow) => ({
  value,
  unit,
  citation,
  validFrom,
  validUntil,
  cycle,
  confidence,
});

/** The document in which the value was read hangs on the row that it confirms. */
const attachProof = async (
  writing: Writing,
  { id, title, file }: { id: string; title: string; file: StoredFile },
): Promise<string> =>
  (await within(writing, attachDocument, { subject: { kind: 'parameter', id }, title, file })).value.id;

const shared = (old: ParameterRow, chain: string, entryNo: number) => ({
  institute_id: chain,
  rule_id: old.ruleId,
  name: old.name,
  replaces_id: old.id,
  entry_no: entryNo,
});
