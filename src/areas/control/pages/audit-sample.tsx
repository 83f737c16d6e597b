import { toDecimal } from '../../../kernel/money.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { minorText } from '../../finance/pages/money-words.ts';
import type { ExpenseDetail } from '../../finance/queries/expenses.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { judgeSampleItem } from '../commands/judge-sample-item.ts';
import {
  auditSamples,
  drawnFrom,
  type ItemResult,
  itemsOfSample,
  resultsOfSample,
  type SampleRow,
} from '../queries/audit-samples.ts';
import { controlFindings, type FindingRow } from '../queries/control-findings.ts';
import { sampleResults } from '../rules/sample-input.ts';
import { mayJudgeSample, maySeeSamples } from '../rules/sample-permissions.ts';
import { methodText } from './audit-samples.tsx';
import { SampleErrorCard } from './sample-error-card.tsx';

type Loaded = {
  sample: SampleRow;
  items: readonly ExpenseDetail[];
  results: ReadonlyMap<string, ItemResult>;
  isSame: boolean;
  sums: { sample: number; population: number };
  findings: readonly FindingRow[];
};

/** A sample drawn again, whether it is the very one, and what was found of each item. */
export const show = async (page: Page) => {
  const loaded = await loadedFor(page);
  if (!isListFile(page)) return html(view(page, loaded, freshForm()));
  const { words } = page;
  const found = ({ id }: ExpenseDetail) => loaded.results.get(id);
  return listFile(
    page,
    words.t('control.sample'),
    [
      { label: words.t('finance.reference'), value: ({ reference }: ExpenseDetail) => reference },
      { label: words.t('finance.paidOn'), kind: 'day', value: ({ paidOn }: ExpenseDetail) => paidOn },
      { label: words.t('finance.description'), value: ({ description }: ExpenseDetail) => description },
      {
        label: words.t('finance.converted'),
        kind: 'number',
        value: (row: ExpenseDetail) =>
          toDecimal({ minor: row.convertedMinor, currency: row.convertedCurrency }),
      },
      { label: words.t('finance.currency'), value: (row: ExpenseDetail) => row.convertedCurrency },
      {
        label: words.t('control.sample-result'),
        value: (row: ExpenseDetail) => resultText(page, found(row)),
      },
      { label: words.t('control.sample-remark'), value: (row: ExpenseDetail) => found(row)?.remark },
    ],
    loaded.items,
  );
};

export const save = async (page: Page) => {
  const loaded = await loadedFor(page);
  const { id } = loaded.sample;
  const fields = { expenseId: text, result: text, remark: text };
  const submitted = await submit(page, judgeSampleItem, fields, { sampleId: id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.auditSample({ id }), 'control.sample-item-judged');
};

const loadedFor = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  const allowed = maySeeSamples(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const id = idOf(page);
  return page.read(async (tx) => {
    const [sample] = await auditSamples(tx, institute, id);
    if (!sample) throw new NotFound();
    const { ids, digest, sums } = await drawnFrom(tx, institute, sample, sample);
    return {
      sample,
      items: await itemsOfSample(tx, institute, ids, sample.asOfNo),
      results: await resultsOfSample(tx, institute, id),
      isSame: digest === sample.digest,
      sums,
      findings: await controlFindings(tx, institute, { sampleId: id }, null),
    };
  });
};

const resultText = ({ words }: Page, result: ItemResult | undefined): string =>
  words.say(`control.sample-result-${result?.result ?? 'open'}`);

const view = (page: Page, loaded: Loaded, state: FormState) => {
  const { sample, items, results, isSame, sums, findings } = loaded;
  const { words, actor } = page;
  const mayJudge = mayJudgeSample(actor) === true;
  return (
    <Frame
      page={page}
      title={words.t('control.sample')}
      crumbs={[{ label: words.t('control.samples'), href: paths.auditSamples() }]}
    >
      <PageHead
        title={words.t('control.sample')}
        quiet={words.t('control.sample-judged', {
          judged: sample.judged,
          of: items.length,
          findings: sample.findings,
        })}
      />
      <DescriptionList
        rows={[
          { term: words.t('control.sample-method'), value: methodText(page, sample) },
          { term: words.t('control.sample-seed'), value: String(sample.seed) },
          { term: words.t('control.sample-population'), value: words.number(sample.population) },
          { term: words.t('finance.ledger-years'), value: sample.years.join(', ') },
          {
            term: words.t('control.sample-as-of'),
            value: String(sample.asOfNo),
            note: words.t(isSame ? 'control.sample-same' : 'control.sample-not-same'),
          },
          {
            term: words.t('control.sample-drawn-by'),
            value: `${sample.drawnBy}, ${words.moment(sample.at)}`,
          },
        ]}
      />
      <DataTable
        caption={words.t('control.sample')}
        captionHidden
        rows={items}
        empty={words.t('finance.no-expenses')}
        columns={[
          {
            key: 'reference',
            label: words.t('finance.reference'),
            cell: ({ id, reference }) => <a href={paths.expense({ id })}>{reference}</a>,
          },
          { key: 'paid', label: words.t('finance.paidOn'), cell: ({ paidOn }) => words.day(paidOn) },
          { key: 'what', label: words.t('finance.description'), cell: ({ description }) => description },
          {
            key: 'converted',
            label: words.t('finance.converted'),
            numeric: true,
            cell: (row) => minorText(words, row.convertedMinor, row.convertedCurrency),
          },
          {
            key: 'result',
            label: words.t('control.sample-result'),
            cell: ({ id }) => (
              <>
                {[resultText(page, results.get(id)), results.get(id)?.remark].filter(Boolean).join(': ')}
                {mayJudge && results.get(id)?.result === 'finding' && (
                  <>
                    {' '}
                    <a href={paths.askControlQuestion({ kind: 'expense', id })}>
                      {words.t('records.ask-control-question')}
                    </a>
                    {' · '}
                    <a href={withQuery(paths.newFinding(), { expense: id, sample: sample.id })}>
                      {words.t('finance.new-finding')}
                    </a>
                  </>
                )}
              </>
            ),
          },
        ]}
      />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
      <SampleErrorCard page={page} sample={sample} items={items} sums={sums} findings={findings} />
      {mayJudge && (
        <Card title={words.t('control.judge-sample-item')}>
          <JudgeForm page={page} items={items} state={state} />
        </Card>
      )}
    </Frame>
  );
};

type JudgeProps = { page: Page; items: readonly ExpenseDetail[]; state: FormState };

function JudgeForm({ page, items, state }: JudgeProps) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <PageForm page={page} state={state}>
      <SelectField
        {...field('expenseId')}
        label={words.t('finance.expense')}
        placeholder={words.t('page.choose')}
        options={items.map(({ id, reference, description }) => ({
          value: id,
          label: `${reference} · ${description}`,
        }))}
      />
      <RadioField
        {...field('result')}
        label={words.t('control.sample-result')}
        options={sampleResults.map((value) => ({
          value,
          label: words.say(`control.sample-result-${value}`),
        }))}
      />
      <TextArea
        {...field('remark')}
        label={words.t('control.sample-remark')}
        hint={words.t('records.no-names')}
        optional={words.t('page.optional')}
        rows={3}
      />
    </PageForm>
  );
}
