import { newId } from '../../../kernel/id.ts';
import { NotAllowed, type Problem } from '../../../kernel/problem.ts';
import { readForm, typedText } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { instituteOf } from '../../results/pages/address.ts';
import { loadRates } from '../commands/load-rates.ts';
import { type RateNews, rateNews } from '../queries/reference-rates.ts';
import { mayLoadRates } from '../rules/finance-permissions.ts';
import { type RateFile, type RateLineProblem, readRateFile } from '../rules/rate-file.ts';
import { pastedText } from './pasted-text.ts';

const mostDifferences = 200;

const allowedInstitute = (page: Page): string => {
  const institute = instituteOf(page);
  const allowed = mayLoadRates(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return institute;
};

export const show = async (page: Page) => {
  allowedInstitute(page);
  return html(view(page, freshForm()));
};

/** First a look at what is new, the same and different; then all of it or nothing. */
export const save = async (page: Page) => {
  const institute = allowedInstitute(page);
  const pasted = await pastedText(page.form, 'rates', 'file');
  const read = readForm(page.form, { reason: text }, page.words.language);
  const commandId = read.commandId || newId();
  const state = (more: Partial<FormState> = {}): FormState => ({
    ...freshForm(),
    commandId,
    typed: { ...read.typed, rates: [pasted.text] },
    ...more,
  });
  const refused = (problem: Problem) => invalid(view(page, state({ errors: { rates: [problem] } })));
  if (pasted.problem) return refused(pasted.problem);
  const file = readRateFile(pasted.text);
  if (!file) return refused({ key: pasted.text.trim() ? 'finance.no-rate-file' : 'problem.missing' });
  if (file.problems.length > 0) return invalid(view(page, state(), { problems: file.problems }));
  if (file.rates.length === 0) return refused({ key: 'finance.no-rate-file' });
  const news = await page.read((tx) => rateNews(tx, institute, file.source, file.rates));
  if (page.form.texts.do?.[0] !== 'record' || !read.ok)
    return html(view(page, state(), { file, news, problems: [] }));
  const fileName = page.form.files.get('file')?.find(({ size }) => size > 0)?.name;
  const performed = await page.perform(loadRates, commandId, {
    source: file.source,
    rates: file.rates,
    ...(fileName ? { fileName } : {}),
    ...(read.input.reason ? { reason: read.input.reason } : {}),
  });
  if (performed.done) return redirect(paths.rates(), 'finance.rates-loaded');
  const errors = performed.fields ?? {};
  return invalid(view(page, state({ errors, problem: performed.problem }), { file, news, problems: [] }));
};

type Preview = { file?: RateFile; news?: RateNews; problems: readonly RateLineProblem[] };

const view = (page: Page, state: FormState, preview?: Preview) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const count = preview?.file?.rates.length ?? 0;
  const optional = words.t('page.optional');
  return (
    <Frame
      page={page}
      title={words.t('finance.load-rates')}
      crumbs={[{ label: words.t('finance.rates'), href: paths.rates() }]}
    >
      <PageHead title={words.t('finance.load-rates')} quiet={words.t('finance.load-rates-what')} />
      {preview && <RatePreview page={page} {...preview} />}
      <PageForm
        page={page}
        state={state}
        cancel={paths.rates()}
        multipart
        buttons={
          count > 0
            ? [
                { label: words.t('finance.record-rates', { count }), name: 'do', value: 'record' },
                { label: words.t('finance.look-again'), name: 'do', value: 'preview' },
              ]
            : [{ label: words.t('finance.look-at-lines'), name: 'do', value: 'preview' }]
        }
      >
        <TextArea
          {...field('rates')}
          value={typedText(state.typed, 'rates')}
          label={words.t('finance.rate-lines')}
          hint={words.t('finance.rate-lines-hint')}
          optional=""
          rows={10}
        />
        <FileField
          name="file"
          label={words.t('finance.rate-file')}
          hint={words.t('finance.rate-file-hint')}
          optional={optional}
          accept=".csv,.txt,.tsv,text/csv,text/plain"
        />
        <TextArea
          {...field('reason')}
          label={words.t('results.reason')}
          hint={words.t('finance.rate-reason-hint')}
          optional={optional}
          rows={2}
        />
      </PageForm>
    </Frame>
  );
};

/** What a file would change; nothing is saved yet. */
function RatePreview({ page, file, news, problems }: { page: Page } & Preview) {
  const { words } = page;
  if (problems.length > 0)
    return (
      <>
        <Notice kind="warning">{words.t('finance.rate-lines-wrong', { count: problems.length })}</Notice>
        <DataTable
          caption={words.t('finance.rate-lines')}
          captionHidden
          rows={problems}
          empty=""
          columns={[
            { key: 'no', label: words.t('finance.line-no'), numeric: true, cell: ({ no }) => String(no) },
            { key: 'what', label: words.t('finance.state'), cell: ({ problem }) => words.problem(problem) },
          ]}
        />
      </>
    );
  if (!news || !file) return null;
  return (
    <>
      <Notice kind={news.different.length > 0 ? 'warning' : 'info'}>
        {words.t('finance.rate-news', {
          source: words.t(`finance.rate-of-${file.source}`),
          fresh: news.fresh.length,
          same: news.same,
          different: news.different.length,
        })}
      </Notice>
      {news.different.length > 0 && (
        <DataTable
          caption={words.t('finance.rates-that-differ')}
          rows={news.different.slice(0, mostDifferences)}
          empty=""
          columns={[
            { key: 'on', label: words.t('finance.rateOn'), cell: ({ rate }) => words.day(rate.on) },
            { key: 'currency', label: words.t('finance.currency'), cell: ({ rate }) => rate.currency },
            {
              key: 'before',
              label: words.t('finance.rate-before'),
              numeric: true,
              cell: ({ before }) => <del>{words.number(before)}</del>,
            },
            {
              key: 'now',
              label: words.t('finance.per-euro'),
              numeric: true,
              cell: ({ rate }) => words.number(rate.perEuro),
            },
          ]}
        />
      )}
    </>
  );
}
