import { NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { type DocumentRow, documentsOf } from '../../records/queries/documents.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { withdrawCertifiedReport } from '../commands/withdraw-certified-report.ts';
import { type CertifiedReport, certifiedReport } from '../queries/certified-reports.ts';
import { openingBalances } from '../queries/opening-balances.ts';
import { mayKeepOpeningBalances } from '../rules/finance-permissions.ts';
import { minorText } from './money-words.ts';

type Loaded = {
  report: CertifiedReport;
  programme: ProgrammeRow;
  documents: readonly DocumentRow[];
  /** What the actor sees of the balances that hang on it. */
  count: number;
  minor: number;
};

const load = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  return page.read(async (tx) => {
    const report = await certifiedReport(tx, institute, idOf(page));
    const programme = report && (await programmeById(tx, institute, report.programmeId));
    if (!report || !programme) throw new NotFound();
    const balances = await openingBalances(tx, institute, { programmeId: programme.id });
    const own = balances.filter(({ reportId }) => reportId === report.id);
    return {
      report,
      programme,
      documents: await documentsOf(tx, institute, { kind: 'certified-report', id: report.id }),
      count: own.length,
      minor: own.reduce((sum, { minor }) => sum + minor, 0),
    };
  });
};

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

/** Withdraws the report. */
export const save = async (page: Page) => {
  const loaded = await load(page);
  const submitted = await submit(page, withdrawCertifiedReport, { reason: text }, { id: loaded.report.id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.openingBalances({ id: loaded.programme.id }), 'finance.report-withdrawn');
};

const view = (page: Page, loaded: Loaded, state: FormState) => {
  const { words, actor } = page;
  const { report, programme, count } = loaded;
  const back = paths.openingBalances({ id: programme.id });
  const mayWithdraw = count === 0 && mayKeepOpeningBalances(actor) === true;
  return (
    <Frame
      page={page}
      title={report.title}
      crumbs={[
        { label: programme.reference, href: paths.programme({ id: programme.id }) },
        { label: words.t('finance.opening-balances'), href: back },
      ]}
    >
      <PageHead kind={words.t('finance.certified-report')} title={report.title} />
      <Facts page={page} {...loaded} />
      {mayWithdraw && (
        <Card title={words.t('finance.withdraw-report')}>
          <PageForm
            page={page}
            state={state}
            cancel={back}
            buttons={[{ label: words.t('finance.withdraw-report'), kind: 'danger' }]}
          >
            <p>{words.t('finance.withdraw-report-what')}</p>
            <TextArea
              {...fieldOf(page, state)('reason')}
              label={words.t('results.reason')}
              hint={words.t('finance.no-names')}
              rows={2}
            />
          </PageForm>
        </Card>
      )}
    </Frame>
  );
};

function Facts({ page: { words }, report, programme, documents, count, minor }: Loaded & { page: Page }) {
  const list = withQuery(paths.openingBalances({ id: programme.id }), { report: report.id });
  return (
    <DescriptionList
      rows={[
        { term: words.t('finance.certified-by'), value: report.certifiedBy },
        { term: words.t('finance.certified-on'), value: words.day(report.certifiedOn) },
        { term: words.t('finance.certified-years'), value: report.years.join(', ') },
        {
          term: words.t('finance.opening'),
          value: (
            <a href={list}>
              {words.t('finance.balances-of', { count, amount: minorText(words, minor, programme.currency) })}
            </a>
          ),
        },
        ...documents.map(({ id, title, fileName, sha256 }) => ({
          term: words.t('finance.report-file'),
          value: (
            <>
              <a href={paths.document({ id })}>{fileName ?? title}</a> <code>{`SHA-256 ${sha256}`}</code>
            </>
          ),
        })),
      ]}
    />
  );
}
