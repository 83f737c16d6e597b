import { NotAllowed, NotFound, type Problem } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { requireAllowed } from '../../../page/require-allowed.ts';
import type { FormState } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import type { Link } from '../../../ui/link.ts';
import { requireInstitute, routeId } from '../../programmes/pages/page-subject.ts';
import { type PartnerReportRow, partnerReportById } from '../queries/partner-reports.ts';
import type { MovedKind } from '../queries/report-gathered.ts';
import { mayReadPartnerReports, mayWritePartnerReports } from '../rules/partner-report-permissions.ts';

/** The report in the address; 404 where it is not the actor's to see. */
export const reportSeen = async (page: Page): Promise<PartnerReportRow> => {
  const institute = requireInstitute(page);
  if (mayReadPartnerReports(page.actor) !== true) throw new NotFound();
  const report = await page.read((tx) => partnerReportById(tx, institute.id, routeId(page)));
  if (!report) throw new NotFound();
  return report;
};

/** The same for who writes it. */
export const reportToWrite = async (page: Page): Promise<PartnerReportRow> => {
  const report = await reportSeen(page);
  requireAllowed(mayWritePartnerReports(page.actor));
  return report;
};

/** An address is opened where its act is possible; what is typed in it is kept when it is no more: the command says so. */
export const requirePossible = (why: Problem | undefined): void => {
  if (why) throw new NotAllowed(why);
};

/**
 * Period, state and last change of a report as its form was opened: what an answer to it was written on. A refused form
 * keeps them beside its version, until the two versions were shown.
 */
export const asOpened = (
  { state, standsNo, fromOn, untilOn }: PartnerReportRow,
  { typed, conflict }: FormState,
) => {
  const kept = (name: string, now: string): string => (conflict ? undefined : typed?.[name]?.[0]) ?? now;
  return {
    fromOn: kept('fromOn', fromOn),
    untilOn: kept('untilOn', untilOn),
    reportState: kept('reportState', state),
    standsAsOf: kept('standsAsOf', String(standsNo)),
  };
};

export const periodOf = (words: Words, { fromOn, untilOn }: Pick<PartnerReportRow, 'fromOn' | 'untilOn'>) =>
  `${words.day(fromOn)} – ${words.day(untilOn)}`;

/** A report is known by its partner and its period. */
export const reportTitle = (words: Words, report: PartnerReportRow): string =>
  words.t('reviews.report-of', { partner: report.partner, period: periodOf(words, report) });

export const reportCrumbs = ({ words }: Page, report: PartnerReportRow): readonly Link[] => [
  { label: report.partner, href: paths.partner({ id: report.partnershipId }) },
  { label: report.agreement, href: paths.agreement({ id: report.agreementId }) },
  {
    label: words.t('reviews.reports'),
    href: withQuery(paths.partnerReports(), { agreement: report.agreementId }),
  },
];

export const insideReport = (page: Page, report: PartnerReportRow): readonly Link[] => [
  ...reportCrumbs(page, report),
  { label: periodOf(page.words, report), href: paths.partnerReport({ id: report.id }) },
];

type Told = Pick<PartnerReportRow, 'programmeId' | 'partnershipId' | 'fromOn' | 'untilOn'>;

/** The transfers of a kind and currency that a report gathers, as of the entry number where it is shown as it was filed. */
export const transfersOfReport = (
  { programmeId, partnershipId, fromOn, untilOn }: Told,
  asOf: number | undefined,
  of: { kind: MovedKind; currency: string },
): string =>
  withQuery(paths.transactions(), {
    programme: programmeId,
    partner: partnershipId,
    since: fromOn,
    until: untilOn,
    ...of,
    asof: asOf?.toString(),
  });

/** The expenses that a report gathers, as of the entry number where it is shown as it was filed. */
export const expensesOfReport = (
  { programmeId, partnershipId, fromOn, untilOn }: Told,
  asOf: number | undefined,
  more: Readonly<Record<string, string>> = {},
): string =>
  withQuery(paths.expenses(), {
    programme: programmeId,
    partner: partnershipId,
    since: fromOn,
    until: untilOn,
    ...(asOf === undefined ? {} : { asof: String(asOf) }),
    ...more,
  });
