import { toDecimal } from '../../../kernel/money.ts';
import { type ListColumn, listFile, tableAsked } from '../../../page/list-export.ts';
import type { Answer, Page } from '../../../page/page.ts';
import { actionTitle } from '../../overview/pages/agreement-words.ts';
import { checkText, citationText } from '../../rulebook/pages/rulebook-words.ts';
import type { FilingRow } from '../queries/filings.ts';
import {
  type FiledIndicator,
  type FiledMoney,
  type FiledOutcome,
  type FiledProgramme,
  spokenChecks,
} from '../rules/filed-programme.ts';
import { figureValue, filedFigures } from './filed-figure.tsx';
import { filingTitle } from './filings.tsx';

/** The tables of a filing that can be taken along, in the order of its page. */
export const filingTables = ['outcomes', 'activities', 'indicators', 'checks'] as const;

/** The table of a filing that is asked for, out of the filing's own content. */
export const filingFile = (page: Page, row: FilingRow, content: FiledProgramme): Promise<Answer> => {
  const table = tableAsked(page, filingTables);
  const name = `${filingTitle(row, page.words)} ${filingTableName(page, table)}`;
  const { outcomes } = content;
  if (table === 'activities')
    return listFile(
      page,
      name,
      activityColumns(page),
      outcomes.flatMap(({ activities, ...outcome }) => activities.map((of) => ({ outcome, of }))),
    );
  if (table === 'indicators')
    return listFile(
      page,
      name,
      indicatorColumns(page),
      outcomes.flatMap(({ indicators, ...outcome }) => indicators.map((of) => ({ outcome, of }))),
    );
  if (table === 'checks') return listFile(page, name, checkColumns(page), spokenChecks(content));
  const lines: OutcomeLine[] = [
    ...outcomes.map((outcome) => ({ outcome, money: outcome })),
    { outcome: null, money: content.beside },
  ];
  return listFile(page, name, outcomeColumns(page, row.year, content.programme.currency), lines);
};

export const filingTableName = ({ words }: Page, table: (typeof filingTables)[number]): string =>
  words.t(table === 'outcomes' ? 'overview.outcomes' : `filing.${table}`);

/** An outcome with its money; the last line is what no outcome bears. */
type OutcomeLine = { outcome: FiledOutcome | null; money: FiledMoney };

type Of<Row> = { outcome: Pick<FiledOutcome, 'code' | 'title'>; of: Row };

const outcomeName = ({ words }: Page, { code, title }: Of<unknown>['outcome']) =>
  `${code} ${words.text(title)}`;

const outcomeColumns = (page: Page, year: number | null, currency: string): ListColumn<OutcomeLine>[] => {
  const { words } = page;
  const amount = (label: string, of: (money: FiledMoney) => number | null): ListColumn<OutcomeLine> => ({
    label,
    kind: 'number',
    value: ({ money }) => {
      const minor = of(money);
      return minor === null ? null : toDecimal({ minor, currency });
    },
  });
  return [
    {
      label: words.t('overview.outcome'),
      value: ({ outcome }) => (outcome ? outcomeName(page, outcome) : words.t('overview.no-outcome-bears')),
    },
    {
      label: words.t('overview.countries'),
      value: ({ outcome }) => outcome?.countries.map(({ country }) => words.country(country)).join(', '),
    },
    { label: words.t('filing.aims'), value: ({ outcome }) => outcome?.aims.join(', ') },
    { label: words.t('overview.currency'), value: () => currency },
    amount(words.t('filing.budget'), ({ budgetMinor }) => budgetMinor),
    amount(words.t('filing.spent'), ({ spentMinor }) => spentMinor),
    ...(year === null
      ? []
      : [amount(`${words.t('filing.spent')} (${year})`, ({ spentInYearMinor }) => spentInYearMinor)]),
    amount(words.t('filing.transferred'), ({ transferredMinor }) => transferredMinor),
  ];
};

const activityColumns = (page: Page): ListColumn<Of<FiledOutcome['activities'][number]>>[] => {
  const { words } = page;
  return [
    { label: words.t('overview.outcome'), value: ({ outcome }) => outcomeName(page, outcome) },
    { label: words.t('activities.kind'), value: ({ of }) => `${of.kind} ${actionTitle(words, of.kind)}` },
    { label: words.t('overview.planned'), kind: 'number', value: ({ of }) => of.planned },
    { label: words.t('overview.held'), kind: 'number', value: ({ of }) => of.held },
    { label: words.t('activities.attendances'), kind: 'number', value: ({ of }) => of.participants },
  ];
};

/** A figure as a number, and where none was filed what was said in its place. */
const indicatorColumns = (page: Page): ListColumn<Of<FiledIndicator>>[] => {
  const { words } = page;
  return [
    { label: words.t('overview.outcome'), value: ({ outcome }) => outcomeName(page, outcome) },
    { label: words.t('filing.indicator'), value: ({ of }) => `${of.code} ${words.text(of.title)}` },
    ...filedFigures.map((of) => ({
      label: words.t(`filing.${of}`),
      kind: 'number' as const,
      value: ({ of: indicator }: Of<FiledIndicator>) => figureValue(words, indicator, of),
    })),
  ];
};

const checkColumns = ({ words }: Page): ListColumn<FiledProgramme['checks'][number]>[] => [
  { label: words.t('field.about'), value: ({ about }) => about },
  { label: words.t('field.rule-id'), value: ({ ruleId }) => ruleId },
  { label: words.t('overview.state'), value: ({ verdict }) => words.say(`filing.verdict-${verdict}`) },
  { label: words.t('filing.checks'), value: (check) => checkText(words, check) },
  { label: words.t('field.citation'), value: ({ citation }) => citationText(words, citation) },
];
