import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { RecommendationRow } from '../queries/evaluation-recommendations.ts';
import { canBeFollowed, isActionOverdue } from '../rules/response-state.ts';

type Props = {
  page: Page;
  rows: readonly RecommendationRow[];
  /** Those of several evaluations: each stands under its own. */
  isGrouped?: boolean;
};

/** Recommendations with to whom they are made, what was answered and what became of it; each leads to its page. */
export function RecommendationTable({ page, rows, isGrouped = false }: Props) {
  const { words } = page;
  return (
    <DataTable
      caption={words.t('reviews.recommendations')}
      captionHidden
      rows={rows}
      empty={words.t('reviews.recommendations-none')}
      group={isGrouped ? (row) => row.evaluation : undefined}
      columns={columns(page)}
    />
  );
}

const columns = (page: Page): Column<RecommendationRow>[] => {
  const { words } = page;
  return [
    {
      key: 'text',
      label: words.t('reviews.recommendation'),
      cell: ({ id, number, text }) => (
        <a href={paths.evaluationRecommendation({ id })}>
          {words.t('reviews.recommendation-of', { number, text })}
        </a>
      ),
    },
    {
      key: 'to',
      label: words.t('reviews.recommendation-to'),
      cell: (row) => addresseesOf(page, row),
    },
    {
      key: 'answer',
      label: words.t('reviews.answer'),
      cell: (row) => <Answer page={page} row={row} />,
    },
    { key: 'action', label: words.t('reviews.action'), cell: ({ action }) => action },
    { key: 'who', label: words.t('reviews.takenOnBy'), cell: ({ takenOnBy }) => takenOnBy },
    { key: 'due', label: words.t('reviews.dueOn'), cell: ({ dueOn }) => dueOn && words.day(dueOn) },
    {
      key: 'state',
      label: words.t('reviews.became'),
      cell: (row) => <Became page={page} today={todayIn()} row={row} />,
    },
  ];
};

/** The institute, the partner, or both. */
export const addresseesOf = (
  { words }: Pick<Page, 'words'>,
  { forInstitute, partner }: Pick<RecommendationRow, 'forInstitute' | 'partner'>,
): string =>
  [forInstitute && words.t('reviews.recommendation-the-institute'), partner].filter(Boolean).join(', ');

const answerTones = { accepted: 'ok', partly: 'info', rejected: 'quiet' } as const;

function Answer({ page: { words }, row }: { page: Page; row: RecommendationRow }) {
  if (!row.answer) return <Tag tone="warn">{words.t('reviews.answer-none')}</Tag>;
  return (
    <>
      <Tag tone={answerTones[row.answer]}>{words.t(`reviews.answer-${row.answer}`)}</Tag>
      {row.answerReason && <span class="quiet"> {row.answerReason}</span>}
    </>
  );
}

const stateTones = { open: 'info', under_way: 'info', done: 'ok', dropped: 'quiet' } as const;

/** What became of the action; nothing where nothing is to be done. */
export function Became({
  page: { words },
  today,
  row,
}: {
  page: Page;
  today: CalendarDay;
  row: RecommendationRow;
}) {
  if (!canBeFollowed(row)) return null;
  const isLate = isActionOverdue(row, today);
  return (
    <>
      <Tag tone={isLate ? 'warn' : stateTones[row.state]}>
        {words.t(isLate ? 'reviews.overdue' : `reviews.state-${row.state}`)}
      </Tag>
      {row.followedUpOn && (
        <span class="quiet">
          {' '}
          {[words.day(row.followedUpOn), row.note, row.enteredOnBehalf].filter(Boolean).join(' · ')}
        </span>
      )}
    </>
  );
}
