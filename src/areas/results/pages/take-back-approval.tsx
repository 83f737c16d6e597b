import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { requireAllowed } from '../../../page/require-allowed.ts';
import { paths } from '../../../paths.ts';
import { TextArea } from '../../../ui/text-area.tsx';
import { plainForm } from '../../programmes/pages/plain-form.tsx';
import { takeBackApproval } from '../commands/take-back-approval.ts';
import { reportById, windowById } from '../queries/reporting-windows.ts';
import { restingOnApproval } from '../queries/resting-on-approval.ts';
import { givenBy } from '../queries/sheet-turns.ts';
import { mayReviewReports } from '../rules/report-permissions.ts';
import { whyApprovalStays, whyNotTakenBackBy } from '../rules/report-state.ts';
import { instituteOf } from './address.ts';
import { loadReport } from './loaded-report.ts';
import { whoseSheet } from './sheet-parts.ts';

/** A sheet that was approved by mistake. What stands in the way is told before anything is typed. */
export const show = async (page: Page) => {
  requireAllowed(mayReviewReports(page.actor));
  const { report, sheet } = await loadReport(page);
  const institute = instituteOf(page);
  const ids = sheet.figures.map(({ id }) => id);
  const why = await page.read(async (tx) => {
    const resting = await restingOnApproval(tx, institute, report.id, ids);
    const stays = whyApprovalStays(report.state, sheet.figures, resting);
    if (stays) return stays;
    const { toTakeBack } = await givenBy(tx, institute, report.id, page.actor.userId);
    return toTakeBack ? whyNotTakenBackBy(report) : undefined;
  });
  if (why) throw new NotAllowed(why);
  return form.show(page);
};

const form = plainForm({
  may: mayReviewReports,
  load: async (tx, institute, id) => {
    const report = await reportById(tx, institute, id);
    const window = report && (await windowById(tx, institute, report.windowId));
    return window && { report, window };
  },
  title: 'results.take-back-approval',
  button: 'results.take-back-approval',
  kind: (page, { report, window }) => `${whoseSheet(page, report)} · ${window.name}`,
  crumbs: ({ words }, { report, window }) => [
    { label: window.name, href: paths.reportingWindow({ id: window.id }) },
    { label: words.t('results.review-report'), href: paths.reviewReport({ id: report.id }) },
  ],
  back: ({ report: { id } }) => paths.reviewReport({ id }),
  version: ({ report }) => report.version,
  command: takeBackApproval,
  readers: { reason: text },
  extra: (_, { report: { id } }) => ({ reportId: id }),
  fields: ({ page, state }) => (
    <>
      <p>{page.words.t('results.take-back-approval-what')}</p>
      <TextArea
        {...fieldOf(page, state)('reason')}
        label={page.words.t('results.reason')}
        hint={page.words.t('results.no-names')}
        rows={2}
      />
    </>
  ),
  notice: 'results.approval-taken-back',
});

export const { save } = form;
