import type { Decimal } from '../../../kernel/decimal.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Reader } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { decimal, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { type OutcomeRow, outcomeById } from '../../programmes/queries/outcomes.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { idOf, instituteOf } from './address.ts';
import { DefinitionFields, definitionReaders } from './definition-fields.tsx';
import { atOwnLanguage } from './own-language-field.tsx';

const outcomeOf = async (page: Page): Promise<OutcomeRow> => {
  const outcome = await page.read((tx) => outcomeById(tx, instituteOf(page), idOf(page)));
  if (!outcome) throw new NotFound();
  const allowed = mayDefineIndicators(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return outcome;
};

export const show = async (page: Page) =>
  html(
    view(
      page,
      await outcomeOf(page),
      filledForm({ overTime: 'last', overPartners: 'sum', measure: 'number' }),
    ),
  );

export const save = async (page: Page) => {
  const outcome = await outcomeOf(page);
  const readers = { ...definitionReaders, code: text, baseline };
  const submitted = await submit(page, defineIndicator, readers, { outcomeId: outcome.id });
  if (!submitted.done)
    return invalid(
      view(page, outcome, atOwnLanguage(submitted.state, ['title', 'description'], page.words.language)),
    );
  return redirect(paths.indicator({ id: submitted.value.id }), 'results.indicator-defined');
};

type Baseline = { year: number | undefined; value: Decimal | undefined };

/** The value and the year beside it are one baseline; both empty is none. */
const baseline: Reader<Baseline | undefined> = (typed, name, language) => {
  const value = decimal(typed, name, language);
  const year = wholeNumber(typed, `${name}.year`, language);
  if ('problem' in value) return value;
  if ('problem' in year) return year;
  if (value.value === undefined && year.value === undefined) return { value: undefined };
  return { value: { year: year.value, value: value.value } };
};

const view = (page: Page, outcome: OutcomeRow, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <Frame
      page={page}
      title={words.t('results.new-indicator')}
      crumbs={[
        { label: outcome.code, href: paths.outcome({ id: outcome.id }) },
        { label: words.t('results.indicators'), href: paths.indicators({ id: outcome.id }) },
      ]}
      narrow
    >
      <PageHead
        title={words.t('results.new-indicator')}
        quiet={`${outcome.code} · ${words.text(outcome.title)}`}
      />
      <PageForm page={page} state={state} cancel={paths.indicators({ id: outcome.id })}>
        <TextField
          {...field('code')}
          label={words.t('results.code')}
          hint={words.t('results.code-hint')}
          width={8}
        />
        <DefinitionFields page={page} state={state} />
        <TextField
          {...field('baseline')}
          label={words.t('results.baseline')}
          optional={optional}
          width={8}
          inputmode="decimal"
        />
        <TextField
          {...field('baseline.year')}
          label={words.t('results.baseline-year')}
          optional={optional}
          width={4}
          inputmode="numeric"
        />
      </PageForm>
    </Frame>
  );
};
