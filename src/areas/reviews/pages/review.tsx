import { holds } from '../../../kernel/actor.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { controlOf } from '../../finance/rules/money-under-control.ts';
import { requireInstitute, routeId } from '../../programmes/pages/page-subject.ts';
import { CommentsSection } from '../../records/pages/comments-section.tsx';
import { DocumentsSection } from '../../records/pages/documents-section.tsx';
import { type CommentRow, commentsFor } from '../../records/queries/comments.ts';
import { type DocumentRow, documentsOf } from '../../records/queries/documents.ts';
import { mayAttachDocument, mayWriteComment } from '../../records/rules/record-permissions.ts';
import { type MissionRow, missionsOfReview } from '../queries/missions.ts';
import { type ReviewFigures, reviewFigures } from '../queries/review-figures.ts';
import { type PointRow, pointsOfReview } from '../queries/review-points.ts';
import { type ReviewRow, reviewById } from '../queries/reviews.ts';
import { mayKeepReviews, mayStartMission } from '../rules/review-permissions.ts';
import { ActivityFigures, IndicatorFigures, MoneyFigures } from './figures-view.tsx';
import { MissionCard } from './mission-card.tsx';
import { PointCard } from './point-table.tsx';
import { type ReviewTable, reviewFile } from './review-file.ts';
import { outcomeCrumbs, reviewTitle } from './review-subject.ts';
import { ReviewTag } from './review-table.tsx';

type Props = {
  page: Page;
  today: CalendarDay;
  review: ReviewRow;
  points: readonly PointRow[];
  figures: ReviewFigures;
  /** The entry number that the figures are of; none: today's. */
  asOf: number | undefined;
  missions: readonly MissionRow[];
  documents: readonly DocumentRow[];
  comments: readonly CommentRow[];
};

/** `?figures=now` shows today's figures beside a conclusion that has its own. */
const wantsToday = (page: Page): boolean => page.query.get('figures') === 'now';

export const show = async (page: Page) => {
  const { id: institute } = requireInstitute(page);
  const id = routeId(page);
  const subject = { kind: 'review', id };
  const props = await page.read(async (tx) => {
    const review = await reviewById(tx, institute, id);
    if (!review) throw new NotFound();
    const asOf = wantsToday(page) ? undefined : (review.asOf ?? undefined);
    return {
      review,
      asOf,
      points: await pointsOfReview(tx, institute, id),
      figures: await reviewFigures(tx, institute, { ...review, asOf, control: controlOf(page.actor) }),
      missions: await missionsOfReview(tx, institute, id),
      documents: await documentsOf(tx, institute, subject),
      comments: await commentsFor(tx, { actor: page.actor, instituteId: institute }, subject),
    };
  });
  if (isListFile(page)) return reviewFile(page, props);
  return html(view({ page, today: todayIn(), ...props }));
};

const view = (props: Props) => {
  const { page, review, figures, asOf, points, missions, documents, comments } = props;
  const { words } = page;
  const title = reviewTitle(words, review);
  const subject = { kind: 'review', id: review.id };
  return (
    <Frame page={page} title={title} crumbs={outcomeCrumbs(page, review)}>
      <PageHead
        kind={words.t('reviews.review')}
        title={title}
        quiet={[words.text(review.outcomeTitle), review.partner ?? words.t('reviews.in-house')].join(' · ')}
        tags={<ReviewTag words={words} row={review} />}
        actions={<ReviewActions page={page} review={review} />}
      />
      {review.withdrawnOn && (
        <Notice kind="warning">
          <p>
            {words.t('reviews.withdrawn-on-by', {
              day: words.day(review.withdrawnOn),
              by: review.withdrawnBy ?? '',
            })}
          </p>
          <p>{review.withdrawnWhy}</p>
        </Notice>
      )}
      <Card title={words.t('reviews.about-it')}>
        <About page={page} review={review} />
      </Card>
      <FiguresCard {...props} />
      <Card title={words.t('reviews.indicators')}>
        <IndicatorFigures page={page} rows={figures.indicators} scope={{ asOf }} />
        {figures.indicators.length > 0 && <TableLinks page={page} table="indicators" />}
      </Card>
      <Card title={words.t('reviews.activities')}>
        <ActivityFigures page={page} review={review} rows={figures.activities} asOf={asOf} />
        {figures.activities.length > 0 && <TableLinks page={page} table="activities" />}
      </Card>
      <PointCard {...props} kind="gap" />
      <PointCard {...props} kind="progress" />
      <PointCard {...props} kind="decision" />
      {points.length > 0 && (
        <TableLinks page={page} table="points" label={words.t('reviews.export-points')} />
      )}
      <MissionCard page={page} rows={missions} />
      <DocumentsSection
        page={page}
        subject={subject}
        documents={documents}
        mayAttach={mayAttachDocument(page.actor, review) === true}
      />
      <CommentsSection
        page={page}
        subject={subject}
        comments={comments}
        partnershipId={review.partnershipId}
        mayWrite={mayWriteComment(page.actor, review) === true}
      />
      <p>
        <a href={paths.history({ kind: 'review', id: review.id })}>{words.t('reviews.history')}</a>
      </p>
    </Frame>
  );
};

function TableLinks({ page, table, label }: { page: Page; table: ReviewTable; label?: string }) {
  return <ExportLinks label={label ?? page.words.t('page.export')} items={listFileLinks(page, table)} />;
}

function ReviewActions({ page: { words, actor }, review }: Pick<Props, 'page' | 'review'>) {
  const { id, concludedOn, withdrawnOn } = review;
  if (mayKeepReviews(actor) !== true || withdrawnOn) return null;
  return (
    <>
      {!concludedOn && (
        <ButtonLink kind="primary" href={paths.concludeReview({ id })}>
          {words.t('reviews.conclude')}
        </ButtonLink>
      )}
      {concludedOn && mayStartMission(actor) === true && (
        <ButtonLink kind="primary" href={paths.startMission({ id })}>
          {words.t('reviews.start-mission')}
        </ButtonLink>
      )}
      <ButtonLink href={paths.newReviewPoint({ id })}>{words.t('reviews.new-point')}</ButtonLink>
      <ButtonLink href={paths.editReview({ id })}>
        {words.t(concludedOn ? 'reviews.correct' : 'reviews.edit')}
      </ButtonLink>
      {!concludedOn && (
        <ButtonLink href={paths.withdrawReview({ id })}>{words.t('reviews.withdraw-review')}</ButtonLink>
      )}
    </>
  );
}

function About({ page: { words }, review }: Pick<Props, 'page' | 'review'>) {
  return (
    <DescriptionList
      rows={[
        { term: words.t('reviews.year'), value: String(review.year) },
        { term: words.t('reviews.place'), value: review.place },
        { term: words.t('reviews.participants'), value: review.participants.join('; ') },
        { term: words.t('reviews.summary'), value: review.summary },
        { term: words.t('reviews.concluded-by'), value: review.concludedBy },
        { term: words.t('reviews.reason'), value: review.correctionReason },
      ]}
    />
  );
}

/** Open: as it stands now. Concluded: as it stood then, with a way to today's figures and back. */
function FiguresCard({ page, review, figures }: Props) {
  const { words, actor } = page;
  const { asOf, concludedOn } = review;
  const isToday = asOf === null || wantsToday(page);
  const other = withQuery(paths.review({ id: review.id }), isToday ? {} : { figures: 'now' });
  return (
    <Card
      title={words.t('reviews.figures')}
      id="figures"
      aside={
        asOf !== null && (
          <a href={`${other}#figures`}>{words.t(isToday ? 'reviews.see-then' : 'reviews.see-today')}</a>
        )
      }
    >
      <p class="quiet">
        {isToday
          ? words.t('reviews.figures-today')
          : words.t('reviews.figures-then', {
              day: concludedOn ? words.day(concludedOn) : '',
              no: words.number(asOf ?? 0),
            })}{' '}
        {holds(actor, 'partner_coordinator', 'partner_treasurer') && words.t('reviews.figures-of-yours')}
        {actor.role === 'auditor' && words.t('reviews.figures-under-control')}
      </p>
      <MoneyFigures
        page={page}
        review={review}
        figures={figures}
        asOf={isToday ? undefined : (asOf ?? undefined)}
      />
      <TableLinks page={page} table="money" />
    </Card>
  );
}
