import type { Typed } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { ownCellText } from '../queries/cell-words.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { ReturningFact } from '../queries/returning-facts.ts';
import type { Axis } from '../rules/indicator-input.ts';
import { saidText } from './figure-text.ts';
import { targetPeriod, targetText } from './target-text.ts';

/**
 * What was said of the targets and baselines of categories that come back, in their order; `typed` renamed so that the nth answer
 * stands at the nth of them.
 */
export const returningIn = (typed: Typed, facts: readonly ReturningFact[]) => {
  const isOther = ([name]: readonly [string, unknown]) => !name.startsWith('returning.');
  const places = Object.keys(typed).flatMap((name) => /^returning\.(\d+)\.fact$/.exec(name)?.[1] ?? []);
  const moved: Record<string, readonly string[]> = {};
  const returning = facts.flatMap(({ id }, at) => {
    const place = places.find((each) => typed[`returning.${each}.fact`]?.[0] === id);
    const stands = place === undefined ? undefined : typed[`returning.${place}.stands`]?.[0];
    moved[`returning.${at}.fact`] = [id];
    moved[`returning.${at}.stands`] = stands ? [stands] : [];
    return stands ? [{ id, stands: stands === 'yes' }] : [];
  });
  return { returning, typed: { ...Object.fromEntries(Object.entries(typed).filter(isOther)), ...moved } };
};

type Props = {
  page: Page;
  state: FormState;
  indicator: IndicatorDefinition;
  /** As they are to be. */
  axes: readonly Axis[];
  facts: readonly ReturningFact[];
};

/** For each target and baseline of a category that comes back: whether it stands again. */
export function ReturningField({ page, state, indicator, axes, facts }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <>
      {facts.map((fact, at) => (
        <FieldGroup name={`returning.${at}`} label={factText(page, fact, indicator, axes)}>
          <HiddenField name={`returning.${at}.fact`} value={fact.id} />
          <RadioField
            {...field(`returning.${at}.stands`)}
            label={words.t('results.stands-again')}
            options={(['yes', 'no'] as const).map((value) => ({
              value,
              label: words.t(`results.stands-again-${value}`),
            }))}
          />
        </FieldGroup>
      ))}
    </>
  );
}

/** "Target · sector: mining · 01/01/2027 – 31/12/2027 · 40" */
const factText = (
  page: Page,
  fact: ReturningFact,
  indicator: IndicatorDefinition,
  axes: readonly Axis[],
): string => {
  const { words } = page;
  const cell = ownCellText(words, fact.cell, axes);
  if (fact.kind === 'targets') {
    const { target } = fact;
    const said = [targetPeriod(page, target), targetText(page, target, indicator)];
    return [words.t('results.target'), cell, ...said].join(' · ');
  }
  const { year, value, text } = fact.baseline;
  const said = saidText(words, { value, text }, indicator);
  return [words.t('results.baseline'), cell, String(year), said].join(' · ');
};
