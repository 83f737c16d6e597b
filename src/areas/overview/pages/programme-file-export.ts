import { toDecimal } from '../../../kernel/money.ts';
import { type ListColumn, listFile, tableAsked } from '../../../page/list-export.ts';
import type { Answer, Page } from '../../../page/page.ts';
import type { SubsidyCut } from '../../finance/queries/decided-subsidy.ts';
import { amendmentText } from '../../programmes/pages/amendment-tag.tsx';
import {
  actorsLine,
  type ContributionLine,
  contributionColumns,
  linesOf,
} from '../../programmes/pages/contribution-lines.tsx';
import { dialogueColumns } from '../../programmes/pages/dialogue-table.tsx';
import type { AppraisalRow } from '../../programmes/queries/appraisals.ts';
import type { DecisionRow } from '../../programmes/queries/decisions.ts';
import type { ProgrammeAmendmentRow } from '../../programmes/queries/programme-amendments.ts';
import { filePlaces } from '../../programmes/rules/file-places.ts';
import { cutBy, type DecidedShare, sharesWithDay } from '../rules/decided-shares.ts';
import type { FileSeen } from './programme-file.tsx';
import { fileTextColumns } from './programme-file-texts.tsx';

const tables = [
  'texts',
  'contributions',
  'dialogues',
  'appraisal',
  'decisions',
  'shares',
  'cuts',
  'amendments',
] as const;

/** The part of the programme file that is asked for, as it stands on the page; its sections where none is named. */
export const programmeFileExport = (page: Page, seen: FileSeen): Promise<Answer> => {
  const { words } = page;
  const { head } = seen;
  const file = <Row>(name: string, columns: readonly ListColumn<Row>[], rows: readonly Row[]) =>
    listFile(page, `${name} ${head.reference}`, columns, rows);
  switch (tableAsked(page, tables)) {
    case 'contributions':
      return file(words.t('programmes.contributions'), fileColumns(page), linesOf(seen.contributions));
    case 'dialogues':
      return file(words.t('programmes.dialogues'), dialogueColumns(page), seen.dialogues);
    case 'appraisal':
      return file(words.t('programmes.appraisal'), appraisalColumns(page), seen.appraisal);
    case 'decisions':
      return file(words.t('programmes.decisions'), decisionColumns(page, head.currency), seen.decisions);
    case 'shares': {
      const rows = sharesWithDay(seen.decisions, seen.shares);
      return file(words.t('programmes.by-outcome'), shareColumns(page, head.currency), rows);
    }
    case 'cuts':
      return file(words.t('programmes.file-cuts'), cutColumns(page), seen.cuts ?? []);
    case 'amendments':
      return file(words.t('programmes.amendments'), amendmentColumns(page), seen.amendments);
    default:
      return file(words.t('programmes.file'), fileTextColumns(page), filePlaces(seen));
  }
};

const fileColumns = (page: Page): ListColumn<ContributionLine>[] => {
  const { words } = page;
  return [
    {
      label: words.t('programmes.framework'),
      value: ({ contribution: { framework } }) => words.text(framework),
    },
    {
      label: words.t('programmes.framework-target'),
      value: ({ contribution: { targetCode, targetTitle } }) => `${targetCode} ${words.text(targetTitle)}`,
    },
    { label: words.t('programmes.outcome'), value: ({ contribution: { outcomeCode } }) => outcomeCode },
    ...contributionColumns(page),
    {
      label: words.t('programmes.framework-actors'),
      value: ({ contribution: { actors } }) => actorsLine(actors),
    },
  ];
};

const appraisalColumns = ({ words }: Page): ListColumn<AppraisalRow>[] => [
  { label: words.t('programmes.appraisal-question'), value: ({ question }) => question },
  { label: words.t('programmes.outcome'), value: ({ outcomeCode }) => outcomeCode },
  { label: words.t('programmes.asked-on'), kind: 'day', value: ({ askedOn }) => askedOn },
  { label: words.t('programmes.reference'), value: ({ reference }) => reference },
  { label: words.t('programmes.due-on'), kind: 'day', value: ({ dueOn }) => dueOn },
  {
    label: words.t('programmes.appraisal-answered'),
    value: ({ answer, answeredOn }) => (answeredOn ? answer : words.t('programmes.appraisal-unanswered')),
  },
  { label: words.t('programmes.answered-on'), kind: 'day', value: ({ answeredOn }) => answeredOn },
  { label: words.t('programmes.by-function'), value: ({ byFunction }) => byFunction },
];

const decisionColumns = ({ words }: Page, currency: string): ListColumn<DecisionRow>[] => [
  { label: words.t('programmes.state'), value: ({ kind }) => words.t(`programmes.state-${kind}`) },
  { label: words.t('programmes.decidedOn'), kind: 'day', value: ({ decidedOn }) => decidedOn },
  { label: words.t('programmes.reference'), value: ({ reference }) => reference },
  { label: words.t('programmes.note'), value: ({ note }) => note },
  amountColumn(`${words.t('programmes.asked')} (${currency})`, currency, ({ askedMinor }) => askedMinor),
  amountColumn(
    `${words.t('programmes.subsidy')} (${currency})`,
    currency,
    ({ subsidyMinor }) => subsidyMinor,
  ),
];

const shareColumns = ({ words }: Page, currency: string): ListColumn<DecidedShare>[] => [
  { label: words.t('programmes.outcome'), value: ({ outcomeCode }) => outcomeCode },
  { label: words.t('programmes.decidedOn'), kind: 'day', value: ({ decidedOn }) => decidedOn },
  amountColumn(`${words.t('programmes.asked')} (${currency})`, currency, ({ askedMinor }) => askedMinor),
  amountColumn(
    `${words.t('programmes.granted')} (${currency})`,
    currency,
    ({ grantedMinor }) => grantedMinor,
  ),
  amountColumn(`${words.t('programmes.cut')} (${currency})`, currency, ({ askedMinor, grantedMinor }) =>
    cutBy(askedMinor, grantedMinor),
  ),
];

const amountColumn = <Row>(
  label: string,
  currency: string,
  minorOf: (row: Row) => number | null,
): ListColumn<Row> => ({
  label,
  kind: 'number',
  value: (row) => {
    const minor = minorOf(row);
    return minor === null ? null : toDecimal({ minor, currency });
  },
});

const cutColumns = ({ words }: Page): ListColumn<SubsidyCut>[] => [
  { label: words.t('finance.instalment'), kind: 'number', value: ({ number }) => number },
  { label: words.t('programmes.decidedOn'), kind: 'day', value: ({ on }) => on },
  { label: words.t('programmes.note'), value: ({ reason }) => reason },
  { label: words.t('overview.currency'), value: ({ currency }) => currency },
  {
    label: words.t('finance.cut-amount'),
    kind: 'number',
    value: ({ minor, currency }) => toDecimal({ minor, currency }),
  },
];

const amendmentColumns = (page: Page): ListColumn<ProgrammeAmendmentRow>[] => {
  const { words } = page;
  return [
    { label: words.t('programmes.amendment-what'), value: ({ what }) => what },
    {
      label: words.t('programmes.amendment-kind'),
      value: ({ kind }) => words.t(`programmes.amendment-kind-${kind}`),
    },
    {
      label: words.t('programmes.amendment-procedure'),
      value: ({ procedure }) => words.t(`programmes.amendment-procedure-${procedure}`),
    },
    { label: words.t('programmes.requested-on'), kind: 'day', value: ({ requestedOn }) => requestedOn },
    { label: words.t('programmes.amendment-verdict'), value: (row) => amendmentText(page, row) },
  ];
};
