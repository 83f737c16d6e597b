import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { ReportSheet } from '../queries/report-sheets.ts';
import { staysUndivided } from '../rules/sheet-countries.ts';
import { isWithoutCountry } from '../rules/undivided-figures.ts';
import { aloneField } from './report-typed.ts';

type Props = { page: Page; state: FormState; indicator: IndicatorDefinition; sheet: ReportSheet };

/** Of an indicator of a partner in several countries: why it is asked without one, or that it was handed in so. */
export function UndividedNote({ page, state, indicator, sheet }: Props) {
  const { words } = page;
  if (staysUndivided(indicator, sheet))
    return <p class="quiet">{words.t('results.stays-without-country')}</p>;
  if (!isWithoutCountry(indicator, sheet) || sheet.home === null) return null;
  const country = words.country(sheet.home);
  return (
    <>
      <Notice kind="info">{words.t('results.was-without-country', { country })}</Notice>
      <CheckboxField
        {...fieldOf(page, state)(aloneField(indicator.id))}
        label={words.t('results.counts-country-alone', { country })}
        checked={state.typed?.[aloneField(indicator.id)]?.[0] === 'on'}
      />
    </>
  );
}
