import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { newId } from '../../../kernel/id.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { sinceSeries } from '../queries/since-series.ts';
import { baselineCorrectionInput } from '../rules/indicator-input.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { saidRow } from './define-indicator.ts';
import { endReplaced } from './write-facts.ts';

/**
 * Where the indicator, or one cell of it, stood in a year; the baseline that stands for both is replaced, with a reason. One of
 * a definition that does not compare is history.
 */
export const setBaseline = defineCommand({
  name: 'set-baseline',
  version: 1,
  input: baselineCorrectionInput,
  may: mayDefineIndicators,
  run: async (writing, input) => {
    const { tx, chain, entryNo } = writing;
    if (!(await definitionsOf(tx, chain, [input.indicatorId])).has(input.indicatorId))
      return refuseFields({ indicatorId: [{ key: 'problem.not-known-here' }] });
    const standing = await tx
      .selectFrom('baselines')
      .select(['id', 'value', 'text_value as text', 'comment', 'on_day', 'entry_no'])
      .where('institute_id', '=', chain)
      .where('indicator_id', '=', input.indicatorId)
      .where('year', '=', input.year)
      .where('breakdown', '=', canonicalJson(input.breakdown))
      .where('ended_by_no', 'is', null)
      .where(sinceSeries('baselines'))
      .orderBy('id', 'desc')
      .executeTakeFirst();
    if (standing && !input.reason) return refuseFields({ reason: [{ key: 'results.baseline-stands' }] });
    if (standing && input.version !== undefined && standing.entry_no !== input.version)
      return conflict(standing.entry_no, {
        'results.baseline': standing.value,
        'results.text': standing.text,
        'results.comment': standing.comment,
      });
    await endReplaced(writing, 'baselines', [{ replaces_id: standing?.id ?? null }]);
    const id = newId();
    await tx
      .insertInto('baselines')
      .values({
        institute_id: chain,
        entry_no: entryNo,
        id,
        indicator_id: input.indicatorId,
        year: input.year,
        breakdown: canonicalJson(input.breakdown),
        on_day: standing?.on_day ?? null,
        ...saidRow(input),
        replaces_id: standing?.id ?? null,
        correction_reason: standing ? (input.reason ?? null) : null,
      })
      .execute();
    const { indicatorId, version: _, ...after } = input;
    return done(
      { id },
      {
        subject: { kind: 'indicator', id: indicatorId },
        ...(standing ? { before: { value: standing.value, text: standing.text } } : {}),
        after,
      },
    );
  },
});
