import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { choices, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { itemText } from '../../finance/pages/money-words.ts';
import { placeChoices } from '../../finance/queries/place-choices.ts';
import { budgetHeadings } from '../../finance/rules/budget-input.ts';
import { instituteOf } from '../../results/pages/address.ts';
import { outcomeOptions } from '../../results/pages/outcome-options.ts';
import type { OutcomeChoice } from '../../results/queries/outcome-choices.ts';
import { drawAuditSample } from '../commands/draw-audit-sample.ts';
import { auditSamples, type SampleRow } from '../queries/audit-samples.ts';
import { sampleMethods } from '../rules/audit-sample.ts';
import { mayDrawSample, maySeeSamples } from '../rules/sample-permissions.ts';

type Loaded = { samples: readonly SampleRow[]; outcomes: readonly OutcomeChoice[] };

/** The samples that a control drew; an auditor draws another. */
export const show = async (page: Page) => {
  const loaded = await loadedFor(page);
  if (!isListFile(page)) return html(view(page, loaded, freshForm()));
  const { words } = page;
  return listFile(
    page,
    words.t('control.samples'),
    [
      { label: words.t('control.sample-method'), value: (row: SampleRow) => methodText(page, row) },
      { label: words.t('control.sample-size'), kind: 'number', value: ({ size }: SampleRow) => size },
      { label: words.t('control.sample-seed'), kind: 'number', value: ({ seed }: SampleRow) => seed },
      {
        label: words.t('control.sample-population'),
        kind: 'number',
        value: (row: SampleRow) => row.population,
      },
      { label: words.t('control.sample-as-of'), kind: 'number', value: ({ asOfNo }: SampleRow) => asOfNo },
      { label: words.t('control.sample-findings'), kind: 'number', value: (row: SampleRow) => row.findings },
    ],
    loaded.samples,
  );
};

export const save = async (page: Page) => {
  const loaded = await loadedFor(page);
  const submitted = await submit(
    page,
    drawAuditSample,
    {
      outcomes: choices,
      headings: choices,
      items: choices,
      method: text,
      size: wholeNumber,
      seed: wholeNumber,
    },
    { years: (page.form.texts.years ?? []).map(Number) },
  );
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.auditSample({ id: submitted.value.id }), 'control.sample-drawn');
};

const loadedFor = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  const allowed = maySeeSamples(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read(async (tx) => ({
    samples: await auditSamples(tx, institute),
    outcomes: (await placeChoices(tx, institute)).outcomes,
  }));
};

export const methodText = ({ words }: Page, { method }: Pick<SampleRow, 'method'>): string =>
  words.say(`control.sample-method-${method}`);

const view = (page: Page, { samples, outcomes }: Loaded, state: FormState) => {
  const { words } = page;
  return (
    <Frame page={page} title={words.t('control.samples')}>
      <PageHead title={words.t('control.samples')} quiet={words.t('control.samples-how')} />
      <DataTable
        caption={words.t('control.samples')}
        captionHidden
        rows={samples}
        empty={words.t('control.no-samples')}
        columns={[
          {
            key: 'at',
            label: words.t('control.sample-drawn-at'),
            cell: ({ id, at }) => <a href={paths.auditSample({ id })}>{words.moment(at)}</a>,
          },
          { key: 'by', label: words.t('control.sample-drawn-by'), cell: ({ drawnBy }) => drawnBy },
          { key: 'method', label: words.t('control.sample-method'), cell: (row) => methodText(page, row) },
          { key: 'seed', label: words.t('control.sample-seed'), cell: ({ seed }) => String(seed) },
          {
            key: 'progress',
            label: words.t('control.sample-progress'),
            cell: ({ judged, size, population, findings }) =>
              words.t('control.sample-judged', { judged, of: Math.min(size, population), findings }),
          },
        ]}
      />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
      {mayDrawSample(page.actor, { outcomes: [], years: [] }) === true && (
        <Card title={words.t('control.draw-sample')}>
          <DrawForm page={page} outcomes={outcomes} state={state} />
        </Card>
      )}
    </Frame>
  );
};

type DrawProps = { page: Page; outcomes: readonly OutcomeChoice[]; state: FormState };

function DrawForm({ page, outcomes, state }: DrawProps) {
  const { words, actor } = page;
  const field = fieldOf(page, state);
  const typed = (name: string) => state.typed?.[name] ?? [];
  const years = (actor.scope?.years ?? []).map(String);
  const items = actor.scope?.items ?? [];
  const offered = outcomes.filter(({ id }) => actor.scope?.outcomes.includes(id));
  return (
    <PageForm page={page} state={state} buttons={[{ label: words.t('control.draw-sample') }]}>
      <CheckboxGroup
        {...field('outcomes')}
        label={words.t('finance.ledger-outcomes')}
        values={typed('outcomes')}
        options={outcomeOptions(page, offered).flatMap(({ options }) => options)}
      />
      <CheckboxGroup
        {...field('years')}
        label={words.t('finance.ledger-years')}
        values={typed('years')}
        options={years.map((value) => ({ value, label: value }))}
      />
      <CheckboxGroup
        {...field('headings')}
        label={words.t('finance.heading')}
        optional={words.t('page.optional')}
        values={typed('headings')}
        options={budgetHeadings.map((value) => ({ value, label: words.say(`finance.heading-${value}`) }))}
      />
      {items.length > 0 && (
        <CheckboxGroup
          {...field('items')}
          label={words.t('control.items-under-control')}
          values={state.typed ? typed('items') : items}
          options={items.map((value) => ({ value, label: itemText(words, value) }))}
        />
      )}
      <RadioField
        {...field('method')}
        label={words.t('control.sample-method')}
        options={sampleMethods.map((method) => ({ value: method, label: methodText(page, { method }) }))}
      />
      <TextField {...field('size')} label={words.t('control.sample-size')} width={4} inputmode="numeric" />
      <TextField
        {...field('seed')}
        label={words.t('control.sample-seed')}
        hint={words.t('control.sample-seed-hint')}
        width={16}
        inputmode="numeric"
      />
    </PageForm>
  );
}
