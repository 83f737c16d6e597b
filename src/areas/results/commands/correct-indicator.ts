import { sql } from 'kysely';
import {
  conflict,
  defineCommand,
  done,
  refuse,
  refuseFields,
  type Writing,
} from '../../../command/command.ts';
import { type FieldErrors, NotFound } from '../../../kernel/problem.ts';
import { outcomeById, outputsOf } from '../../programmes/queries/outcomes.ts';
import { codedIndicators } from '../queries/coded-indicators.ts';
import { indicatorWithCode, nextPosition } from '../queries/indicator-places.ts';
import { definitionsOf, type IndicatorDefinition } from '../queries/indicators.ts';
import { restingOnIndicator } from '../queries/resting-on-indicator.ts';
import { outcomesAsked } from '../queries/window-asks.ts';
import { formulaProblem } from '../rules/formula-check.ts';
import { type IndicatorCorrectionInput, indicatorCorrectionInput } from '../rules/indicator-input.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { whyNamed } from './withdraw-indicator.ts';

/**
 * The code of an indicator, and the outcome or output that it hangs on, as they should have been, while nothing was handed
 * in with it; under another outcome only while nothing was ever measured. What it means is defined anew elsewhere.
 */
export const correctIndicator = defineCommand({
  name: 'correct-indicator',
  version: 1,
  input: indicatorCorrectionInput,
  may: mayDefineIndicators,
  run: async (writing, input) => {
    const { tx, chain } = writing;
    const { indicatorId, code, hangsOn, reason } = input;
    const found = (await definitionsOf(tx, chain, [indicatorId])).get(indicatorId);
    if (!found) throw new NotFound();
    if (found.version !== input.version) return conflict(found.version, standingPlace(found));
    const resting = (await restingOnIndicator(tx, chain, indicatorId)).map(({ fact }) => fact);
    if (resting.includes('filed')) return refuse({ key: 'results.rests-filed', args: { names: '' } });
    const errors = await placeErrors(writing, found, input);
    const moves = hangsOn.outcomeId !== found.outcomeId;
    if (moves && resting.some((fact) => boundToOutcome.has(fact)))
      errors.hangsOn = [{ key: 'results.place-is-measured' }];
    if (Object.keys(errors).length > 0) return refuseFields(errors);
    await tx
      .updateTable('indicators')
      .set({
        code,
        outcome_id: hangsOn.outcomeId,
        output_id: hangsOn.outputId ?? null,
        version: found.version + 1,
        // Results are an outcome's own: in another one it stands last, under its first.
        ...(moves ? { result_key: '1', position: await nextPosition(tx, chain, hangsOn.outcomeId) } : {}),
      })
      .where('institute_id', '=', chain)
      .where('id', '=', indicatorId)
      .execute();
    if (moves) await moveWhatAsksIt(writing, { indicatorId, from: found.outcomeId, to: hangsOn.outcomeId });
    const { outcomeId, outputId } = found;
    return done(
      { id: indicatorId },
      {
        subject: { kind: 'indicator', id: indicatorId },
        before: { code: found.code, outcomeId, outputId },
        after: { code, outcomeId: hangsOn.outcomeId, outputId: hangsOn.outputId ?? null, reason },
      },
    );
  },
});

/** As its form has it: an outcome, or one of its outputs (`outcome/output`). */
const standingPlace = ({ code, outcomeId, outputId }: IndicatorDefinition) => ({
  'results.code': code,
  'results.hangs-on': outputId ? `${outcomeId}/${outputId}` : outcomeId,
});

/**
 * A window keeps the outcomes of what it asks for, and a reason why there is nothing that of its indicator: of one that moved, the
 * new one. Who was asked expressly for it alone is asked for it there.
 */
const moveWhatAsksIt = async (
  { tx, chain }: Writing,
  { indicatorId, from, to }: { indicatorId: string; from: string; to: string },
): Promise<void> => {
  const outcomes = outcomesAsked(chain, sql.ref('reporting_windows.indicators'));
  const moved = sql`(select coalesce(jsonb_agg(case when a ->> 'outcomeId' = ${from}
      then a || jsonb_build_object('outcomeId', ${to}::text) else a end), '[]') from jsonb_array_elements(also_asked) as a)`;
  await tx
    .updateTable('reporting_windows')
    .set({
      outcomes,
      also_asked: sql<string>`case when array_position(${outcomes}, ${from}::uuid) is not null then also_asked else ${moved} end`,
    })
    .where('institute_id', '=', chain)
    .where(sql<boolean>`${indicatorId} = any (indicators)`)
    .execute();
  await tx
    .updateTable('unreported_figures')
    .set({ outcome_id: to })
    .where('institute_id', '=', chain)
    .where('indicator_id', '=', indicatorId)
    .execute();
};

/** Figures and points of a review are of the outcome under which they were said. */
const boundToOutcome: ReadonlySet<string> = new Set(['measured', 'once-measured', 'reviewed']);

const placeErrors = async (
  writing: Writing,
  found: IndicatorDefinition,
  { code, hangsOn: { outcomeId, outputId } }: IndicatorCorrectionInput,
): Promise<FieldErrors> => {
  const { tx, chain } = writing;
  const unknown = { hangsOn: [{ key: 'problem.not-known-here' }] };
  const before = await outcomeById(tx, chain, found.outcomeId);
  const outcome = await outcomeById(tx, chain, outcomeId);
  if (!before || !outcome || outcome.programmeId !== before.programmeId) return unknown;
  if (outputId && !(await outputsOf(tx, chain, outcomeId)).some(({ id }) => id === outputId)) return unknown;
  if (code === found.code && outcomeId === found.outcomeId) return {};
  const taken = await indicatorWithCode(tx, chain, { outcomeId, code });
  if (taken && taken !== found.id) return { code: [{ key: 'results.code-taken', args: { code } }] };
  const named = await whyNamed(writing, found);
  if (named) return { [code === found.code ? 'hangsOn' : 'code']: [named] };
  if (!found.formula) return {};
  const others = (await codedIndicators(tx, chain, outcomeId)).filter(
    (each) => each.code !== found.code || each.outcome !== before.code,
  );
  const wrong = formulaProblem({ outcome: outcome.code, code }, found.formula, others);
  return wrong ? { hangsOn: [wrong] } : {};
};
