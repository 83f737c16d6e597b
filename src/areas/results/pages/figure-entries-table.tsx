import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { ListColumn } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Column } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { FigureAuthor } from '../queries/figure-authors.ts';
import type { FigureEntry } from '../queries/figure-entries.ts';
import type { FigureEvidence } from '../queries/figure-evidence.ts';
import type { FigureScope } from '../queries/figure-scope.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { MeasurementState } from '../queries/measurement-states.ts';
import { indicatorHref } from './figure-place.ts';
import { answerText, figureNumber } from './figure-text.ts';

export type EntriesProps = {
  page: Page;
  indicator: IndicatorDefinition;
  scope: FigureScope;
  entries: readonly FigureEntry[];
  /** Of the measurement; absent for who reads no sheets. */
  states: ReadonlyMap<string, MeasurementState> | undefined;
  /** By the row. */
  evidence: ReadonlyMap<string, readonly FigureEvidence[]>;
  authors: ReadonlyMap<string, FigureAuthor>;
};

/** The entries of a figure: what each is, what became of it, what shows it, and who entered it. */
export const entryColumns = (props: EntriesProps): Column<FigureEntry>[] => {
  const { page, indicator, entries, states, evidence, authors } = props;
  const { words } = page;
  const day = (text: string) => words.day(text as CalendarDay);
  const someCount = entries.some(({ counts }) => !counts);
  return [
    {
      key: 'period',
      label: words.t('results.period'),
      cell: ({ indicatorId, from, until }) => (
        <a href={indicatorHref(indicatorId, props.scope, 'measurements')}>{`${day(from)} – ${day(until)}`}</a>
      ),
    },
    {
      key: 'partner',
      label: words.t('results.partner'),
      cell: ({ partner, country }) =>
        [partner ?? words.t('results.institute-itself'), country && words.country(country)]
          .filter(Boolean)
          .join(' · '),
    },
    {
      key: 'value',
      label: words.t('results.actual'),
      numeric: indicator.measure !== 'qualitative',
      cell: ({ value, numerator, denominator, text, comment }) =>
        indicator.measure === 'qualitative' && value === null
          ? words.text(text ?? comment)
          : numerator !== null && denominator !== null
            ? `${answerText(words, value, indicator)} (${figureNumber(words, numerator)} / ${figureNumber(words, denominator)})`
            : answerText(words, value, indicator),
    },
    ...(someCount
      ? [
          {
            key: 'counts',
            label: words.t('results.counts'),
            cell: ({ counts }: FigureEntry) =>
              counts ? <Tag tone="ok">{words.t('results.counts-here')}</Tag> : words.t('results.counts-not'),
          },
        ]
      : []),
    ...(states
      ? [
          {
            key: 'state',
            label: words.t('results.report-state'),
            cell: (entry: FigureEntry) => stateText(props, entry),
          },
        ]
      : []),
    { key: 'provenance', label: words.t('results.provenance'), cell: ({ provenance }) => provenance },
    {
      key: 'evidence',
      label: words.t('results.evidence'),
      cell: ({ rowId }) =>
        evidence.get(rowId)?.map(({ documentId, title }, at) => (
          <>
            {at > 0 && ', '}
            <a href={paths.document({ id: documentId })}>{title}</a>
          </>
        )),
    },
    {
      key: 'author',
      label: words.t('results.entered-by'),
      cell: ({ rowId }) => {
        const author = authors.get(rowId);
        return author && `${authorName(page, author)} · ${words.day(author.on)}`;
      },
    },
  ];
};

/** What became of an entry: where it was returned, whether something was said of it too. */
const stateText = ({ page: { words }, states }: EntriesProps, { id, reviews }: FigureEntry): string => {
  const { state, isOfSheet } = states?.get(id) ?? { state: 'recorded' as const, isOfSheet: false };
  if (state === 'recorded' && isOfSheet) return words.t('results.figure-not-handed-in');
  const isSaid = state === 'returned' && reviews.some(({ kind, comment }) => kind === 'returned' && comment);
  return [words.t(`results.figure-state-${state}`), isSaid && words.t('results.with-comment')]
    .filter(Boolean)
    .join(', ');
};

const authorName = ({ words }: Page, { name, role }: FigureAuthor): string =>
  name ?? words.say(`role.${role}`);

/** The same in a file. */
export const entryFileColumns = (props: EntriesProps): ListColumn<FigureEntry>[] => {
  const { page, indicator, states, evidence, authors } = props;
  const { words } = page;
  return [
    { label: words.t('results.from'), kind: 'day', value: ({ from }) => from as CalendarDay },
    { label: words.t('results.until'), kind: 'day', value: ({ until }) => until as CalendarDay },
    { label: words.t('results.partner'), value: ({ partner }) => partner },
    { label: words.t('results.country'), value: ({ country }) => country },
    { label: words.t('results.actual'), kind: 'number', value: ({ value }) => value },
    ...(indicator.measure === 'qualitative'
      ? [
          {
            label: words.t('results.text'),
            value: ({ text, comment }: FigureEntry) => words.text(text ?? comment),
          },
        ]
      : []),
    { label: words.t('results.numerator'), kind: 'number', value: ({ numerator }) => numerator },
    { label: words.t('results.denominator'), kind: 'number', value: ({ denominator }) => denominator },
    {
      label: words.t('results.counts'),
      value: ({ counts }) => words.t(counts ? 'results.counts-here' : 'results.counts-not'),
    },
    ...(states
      ? [
          {
            label: words.t('results.report-state'),
            value: (entry: FigureEntry) => stateText(props, entry),
          },
        ]
      : []),
    { label: words.t('results.provenance'), value: ({ provenance }) => provenance },
    {
      label: words.t('results.evidence'),
      value: ({ rowId }) =>
        evidence
          .get(rowId)
          ?.map(({ title }) => title)
          .join(', '),
    },
    {
      label: words.t('results.entered-by'),
      value: ({ rowId }) => {
        const author = authors.get(rowId);
        return author && authorName(page, author);
      },
    },
    { label: words.t('results.entered-on'), kind: 'day', value: ({ rowId }) => authors.get(rowId)?.on },
  ];
};
