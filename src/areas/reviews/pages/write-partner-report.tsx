import type { Tx } from '../../../db/transaction.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { writePartnerReport } from '../commands/write-partner-report.ts';
import type { PartnerReportRow } from '../queries/partner-reports.ts';
import { standingSections } from '../queries/report-sections.ts';
import { itemsToAnswer, type ReturnedItem, reportSteps } from '../queries/report-steps.ts';
import { reportSections } from '../rules/partner-report-input.ts';
import { whyNotWritten } from '../rules/partner-report-state.ts';
import { insideReport, reportTitle, reportToWrite, requirePossible } from './report-subject.ts';
import { itemText, OtherDays } from './returned-items.tsx';

const readers = {
  context: text,
  progress: text,
  difficulties: text,
  followed: text,
  ahead: text,
  onBehalf: behalf,
  version: wholeNumber,
};

export const show = async (page: Page) => {
  const report = await reportToWrite(page);
  requirePossible(whyNotWritten(report.state));
  const { id } = requireInstitute(page);
  const { stood, items } = await page.read(async (tx) => ({
    stood: await standingSections(tx, id, report.id),
    items: await itemsReturned(tx, id, report.id),
  }));
  const written = Object.fromEntries(stood.map(({ section, text: said }) => [section, said]));
  return html(view(page, { report, items }, filledForm(written)));
};

export const save = async (page: Page) => {
  const report = await reportToWrite(page);
  const submitted = await submit(page, writePartnerReport, readers, { reportId: report.id });
  if (!submitted.done) {
    const { id } = requireInstitute(page);
    const items = await page.read((tx) => itemsReturned(tx, id, report.id));
    return invalid(view(page, { report, items }, submitted.state));
  }
  return redirect(paths.partnerReport({ id: report.id }), 'reviews.report-written');
};

type Loaded = { report: PartnerReportRow; items: readonly ReturnedItem[] };

const itemsReturned = async (tx: Tx, institute: string, reportId: string): Promise<ReturnedItem[]> =>
  itemsToAnswer(await reportSteps(tx, institute, reportId));

/** Why a section, or the report as a whole (null), came back the last time. */
function Returned({ page: { words }, report, items, of }: Loaded & { page: Page; of: string | null }) {
  const here = items.filter(({ about, section }) =>
    of === null ? about === 'report' : about === 'section' && section === of,
  );
  return here.map((item) => (
    <Notice kind="warning">
      {words.t('reviews.came-back', { item: itemText(words, item), reason: item.reason })}
      {of === null && <OtherDays words={words} report={report} />}
    </Notice>
  ));
}

const view = (page: Page, { report, items }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('reviews.write-report');
  const field = fieldOf(page, state);
  return (
    <Frame page={page} title={title} crumbs={insideReport(page, report)} narrow>
      <PageHead title={title} kind={reportTitle(words, report)} quiet={report.programme} />
      <p>{words.t('reviews.write-report-what')}</p>
      <PageForm
        page={page}
        state={state}
        version={report.version}
        cancel={paths.partnerReport({ id: report.id })}
        confirmLeave
      >
        <Returned page={page} report={report} items={items} of={null} />
        {reportSections.map((section) => (
          <>
            <Returned page={page} report={report} items={items} of={section} />
            <TextArea
              {...field(section)}
              label={words.t(`reviews.section-${section}`)}
              hint={`${words.t(`reviews.section-${section}-hint`)} ${words.t('reviews.no-names')}`}
              optional={section === 'progress' ? undefined : words.t('page.optional')}
              rows={6}
            />
          </>
        ))}
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
