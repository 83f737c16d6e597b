import { newId } from '../../../kernel/id.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { NotAllowed, type Problem } from '../../../kernel/problem.ts';
import { readForm, typedText } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, freshForm } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { instituteOf } from '../../results/pages/address.ts';
import { loadPerDiems } from '../commands/load-per-diems.ts';
import { type PerDiemRow, perDiems } from '../queries/per-diems.ts';
import { mayLoadRates } from '../rules/finance-permissions.ts';
import { type PerDiemLine, readPerDiems } from '../rules/per-diem-text.ts';
import { minorText } from './money-words.ts';

const load = (page: Page): Promise<PerDiemRow[]> => page.read((tx) => perDiems(tx, instituteOf(page)));

export const show = async (page: Page) => {
  const rows = await load(page);
  const { words } = page;
  if (!isListFile(page)) return html(view(page, rows, freshForm()));
  return listFile(
    page,
    words.t('finance.per-diems'),
    [
      { label: words.t('finance.country'), value: ({ country }) => words.country(country) },
      { label: words.t('finance.fromOn'), kind: 'day', value: ({ from }) => from },
      { label: words.t('finance.amount'), kind: 'number', value: toDecimal },
      { label: words.t('finance.currency'), value: ({ currency }) => currency },
      { label: words.t('finance.per-diem-source'), value: ({ source }) => source },
    ],
    rows,
  );
};

/** The whole table is loaded, or nothing; each line that cannot be read is told. */
export const save = async (page: Page) => {
  const allowed = mayLoadRates(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const rows = await load(page);
  const read = readForm(page.form, { fromOn: day, source: text }, page.words.language);
  const commandId = read.commandId || newId();
  const state = { ...freshForm(), commandId, typed: read.typed };
  const lines = readPerDiems(typedText(read.typed, 'lines') ?? '', page.words.language);
  const unread = lines.flatMap((line) => problemsOf(page, line));
  const errors = { ...(read.ok ? {} : read.errors), ...(unread.length > 0 ? { lines: unread } : {}) };
  if (!read.ok || unread.length > 0) return invalid(view(page, rows, { ...state, errors }));
  const table = lines.map(({ country, amount }) => ({ country, amount }));
  const performed = await page.perform(loadPerDiems, commandId, { ...read.input, perDiems: table });
  if (performed.done) return redirect(paths.perDiems(), 'finance.per-diems-loaded');
  return invalid(view(page, rows, { ...state, errors: atTheLines(performed.fields ?? {}) }));
};

const problemsOf = ({ words }: Page, { no, problems }: PerDiemLine): Problem[] =>
  problems.map((problem) => ({
    key: 'finance.at-line',
    args: { no, problem: words.problem(problem) },
  }));

/** What is wrong with the table as a whole stands at the lines. */
const atTheLines = ({ perDiems: table, ...fields }: FormState['errors']): FormState['errors'] =>
  table ? { ...fields, lines: table } : fields;

const view = (page: Page, rows: readonly PerDiemRow[], state: FormState) => {
  const { words } = page;
  const title = words.t('finance.per-diems');
  const field = fieldOf(page, state);
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('finance.expenses'), href: paths.expenses() }]}
    >
      <PageHead title={title} quiet={words.t('finance.per-diems-what')} />
      <DataTable
        caption={title}
        captionHidden
        rows={rows}
        empty={words.t('finance.no-per-diems')}
        columns={[
          {
            key: 'country',
            label: words.t('finance.country'),
            cell: ({ country }) => words.country(country),
          },
          { key: 'from', label: words.t('finance.fromOn'), cell: ({ from }) => words.day(from) },
          {
            key: 'amount',
            label: words.t('finance.per-diem-most'),
            numeric: true,
            cell: ({ minor, currency }) => minorText(words, minor, currency),
          },
          { key: 'source', label: words.t('finance.per-diem-source'), cell: ({ source }) => source },
        ]}
      />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
      {mayLoadRates(page.actor) === true && (
        <Card title={words.t('finance.load-per-diems')}>
          <PageForm
            page={page}
            state={state}
            cancel={paths.perDiems()}
            buttons={[{ label: words.t('finance.load-per-diems') }]}
          >
            <DayField
              {...field('fromOn')}
              label={words.t('finance.fromOn')}
              hint={words.t('page.day-hint')}
            />
            <TextField
              {...field('source')}
              label={words.t('finance.per-diem-source')}
              hint={words.t('finance.per-diem-source-hint')}
            />
            <TextArea
              {...field('lines')}
              label={words.t('finance.per-diem-lines')}
              hint={words.t('finance.per-diem-lines-hint')}
              rows={8}
            />
          </PageForm>
        </Card>
      )}
    </Frame>
  );
};
