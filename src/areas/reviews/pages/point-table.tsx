import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { PointRow } from '../queries/review-points.ts';
import type { ReviewRow } from '../queries/reviews.ts';
import type { PointKind } from '../rules/review-input.ts';
import { mayFollowUpReviews, mayKeepReviews } from '../rules/review-permissions.ts';
import { canBeFollowedUp, isOverdue } from '../rules/review-state.ts';

type Props = { page: Page; today: CalendarDay; review: ReviewRow; points: readonly PointRow[] };

/** The points of one kind, with who takes each on and what became of it. */
export function PointCard({ kind, ...props }: Props & { kind: PointKind }) {
  const { page, review, points } = props;
  const { words } = page;
  const title = words.t(`reviews.points-${kind}`);
  const mayKeep = mayKeepReviews(page.actor) === true && !review.withdrawnOn;
  return (
    <Card
      title={title}
      id={`points-${kind}`}
      aside={
        mayKeep && (
          <a href={withQuery(paths.newReviewPoint({ id: review.id }), { kind })}>
            {words.t(`reviews.add-${kind}`)}
          </a>
        )
      }
    >
      <DataTable
        caption={title}
        captionHidden
        rows={points.filter((point) => point.kind === kind)}
        empty={words.t(`reviews.no-${kind}`)}
        columns={columns(props, kind)}
      />
    </Card>
  );
}

const columns = ({ page, today, review }: Props, kind: PointKind): Column<PointRow>[] => {
  const { words, actor } = page;
  const isFollowed = canBeFollowedUp({ kind });
  return [
    { key: 'what', label: words.t('reviews.what'), cell: (row) => <What page={page} row={row} /> },
    {
      key: 'about',
      label: words.t('reviews.about'),
      cell: (row) => <About page={page} row={row} />,
    },
    ...(isFollowed
      ? [
          { key: 'who', label: words.t('reviews.takenOnBy'), cell: (row: PointRow) => row.takenOnBy },
          {
            key: 'due',
            label: words.t('reviews.dueOn'),
            cell: (row: PointRow) => row.dueOn && words.day(row.dueOn),
          },
          {
            key: 'state',
            label: words.t('reviews.became'),
            cell: (row: PointRow) => <Became page={page} today={today} row={row} />,
          },
        ]
      : []),
    ...(!review.withdrawnOn &&
    mayFollowUpReviews(actor) === true &&
    (isFollowed || mayKeepReviews(actor) === true)
      ? [
          {
            key: 'steps',
            label: words.t('reviews.steps'),
            cell: (row: PointRow) => <Steps page={page} row={row} />,
          },
        ]
      : []),
  ];
};

function What({ page: { words }, row }: { page: Page; row: PointRow }) {
  return (
    <>
      {row.what}
      {row.correctionReason && (
        <>
          <br />
          <span class="quiet">{words.t('reviews.corrected', { reason: row.correctionReason })}</span>
        </>
      )}
    </>
  );
}

function About({ page: { words }, row }: { page: Page; row: PointRow }) {
  const { about, thing, indicatorId, activityId } = row;
  const title = thing && (typeof thing === 'string' ? thing : words.text(thing));
  if (!title) return <>{words.t(`reviews.point-about-${about}`)}</>;
  const href = indicatorId ? paths.indicator({ id: indicatorId }) : paths.activity({ id: activityId ?? '' });
  return <a href={href}>{title}</a>;
}

function Became({ page: { words }, today, row }: { page: Page; today: CalendarDay; row: PointRow }) {
  if (isOverdue(row, today)) return <Tag tone="warn">{words.t('reviews.overdue')}</Tag>;
  const tone = { open: 'info', done: 'ok', dropped: 'quiet' } as const;
  return (
    <>
      <Tag tone={tone[row.state]}>{words.t(`reviews.state-${row.state}`)}</Tag>
      {row.followedUpOn && (
        <span class="quiet">
          {' '}
          {[words.day(row.followedUpOn), row.note, row.enteredOnBehalf].filter(Boolean).join(' · ')}
        </span>
      )}
    </>
  );
}

function Steps({ page: { words, actor }, row }: { page: Page; row: PointRow }) {
  return (
    <>
      {canBeFollowedUp(row) && (
        <a href={paths.followUpReviewPoint({ id: row.id })}>{words.t('reviews.follow-up')}</a>
      )}
      {mayKeepReviews(actor) === true && (
        <>
          {canBeFollowedUp(row) && ' · '}
          <a href={paths.correctReviewPoint({ id: row.id })}>{words.t('reviews.correct-this')}</a>
        </>
      )}
    </>
  );
}
