import type { Tx } from '../../../db/transaction.ts';
import { isId } from '../../../kernel/id.ts';
import { dayAndId } from '../../../kernel/list-key.ts';
import { placeBeside } from '../../../page/asked-beside.tsx';
import { soughtYear, soughtYearBeside } from '../../../page/asked-year.tsx';
import { Frame } from '../../../page/frame.tsx';
import {
  isListFile,
  type ListColumn,
  listFile,
  listFileLinks,
  mostListRows,
} from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import {
  type FieldBeside,
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  narrowing,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { type OutcomeChoice, outcomeChoices } from '../../programmes/queries/outcomes.ts';
import { type PartnershipChoice, partnershipChoices } from '../../programmes/queries/programme-lists.ts';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { keyOfReview, type ReviewFilter, type ReviewRow, reviews, reviewsAPage } from '../queries/reviews.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { mayReadFiledScores } from '../rules/score-permissions.ts';
import { byOutcome, byPartner } from './review-narrowings.ts';
import { ReviewTable } from './review-table.tsx';

export const show = async (page: Page) => {
  const institute = requireInstitute(page);
  const sought = soughtYear(page);
  const place = placeBeside(page, dayAndId);
  const beside = [soughtYearBeside(page.words, sought, page.words.t('reviews.year')), place];
  const props = await page.read(async (tx) => {
    const narrowings = narrowingsOf(
      page,
      await programmeNamed(page, tx, institute.id),
      await outcomeChoices(tx, institute.id),
      await partnershipChoices(tx, institute.id),
    );
    const filter = { ...filterOf(narrowings, sought.year), after: place.value };
    const isFile = isListFile(page) && !isAmiss(narrowings, beside);
    const part = isFile ? { after: undefined, limit: mostListRows } : {};
    return { narrowings, filter, isFile, rows: await reviews(tx, institute.id, { ...filter, ...part }) };
  });
  const { narrowings, isFile, rows } = props;
  if (isFile) return listFile(page, page.words.t('reviews.list'), fileColumns(page), rows);
  return narrowedPage(view({ page, beside, ...props }), narrowings, beside);
};

const states = ['open', 'concluded', 'withdrawn'] as const;
const stateNames = { open: 'still-open', concluded: 'concluded', withdrawn: 'review-withdrawn' } as const;

/** The programme of the address: its page links here for an auditor too who reads none of its outcomes. */
const programmeNamed = async (page: Page, tx: Tx, institute: string): Promise<ProgrammeRow | undefined> => {
  const id = page.query.get('programme');
  return isId(id) ? programmeById(tx, institute, id) : undefined;
};

const narrowingsOf = (
  page: Page,
  named: ProgrammeRow | undefined,
  outcomes: readonly OutcomeChoice[],
  partnerships: readonly PartnershipChoice[],
): Narrowing[] => {
  const { words } = page;
  const programmes = new Map(outcomes.map(({ programmeId, programme }) => [programmeId, programme]));
  if (named) programmes.set(named.id, named.reference);
  return [
    narrowing(
      page,
      'programme',
      words.t('reviews.programme'),
      [...programmes].map(([value, label]) => ({ value, label })),
    ),
    byOutcome(page, outcomes),
    ...byPartner(page, partnerships),
    narrowing(
      page,
      'state',
      words.t('reviews.state'),
      states.map((value) => ({ value, label: words.t(`reviews.${stateNames[value]}`) })),
    ),
  ];
};

const filterOf = (narrowings: readonly Narrowing[], year: number | undefined): ReviewFilter => {
  const { programme, outcome, partner, state } = valuesOf(narrowings);
  return {
    programmeId: programme,
    outcomeId: outcome,
    partnershipId: partner,
    year,
    state: states.find((each) => each === state),
  };
};

type Props = {
  page: Page;
  filter: ReviewFilter;
  rows: readonly ReviewRow[];
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
};

const view = (props: Props) => {
  const { page, filter, rows, narrowings, beside } = props;
  const { words } = page;
  const title = words.t('reviews.list');
  const shown = rows.slice(0, reviewsAPage);
  const last = rows.length > reviewsAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={title}>
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        title={title}
        quiet={words.t('reviews.what-it-is')}
        actions={
          <>
            {filter.outcomeId && mayKeepReviews(page.actor) === true && (
              <ButtonLink kind="primary" href={paths.newReview({ id: filter.outcomeId })}>
                {words.t('reviews.new')}
              </ButtonLink>
            )}
            <ButtonLink href={paths.evaluationRecommendations()}>
              {words.t('reviews.recommendations')}
            </ButtonLink>
            {mayReadFiledScores(page.actor) === true && (
              <ButtonLink href={paths.filedScores()}>{words.t('reviews.filed-scores')}</ButtonLink>
            )}
            <ButtonLink href={paths.filedLessons()}>{words.t('reviews.filed-lessons')}</ButtonLink>
          </>
        }
      />
      <NarrowingFilters page={page} narrowings={narrowings} beside={beside} />
      <ReviewTable words={words} rows={shown} />
      <ListPager page={page} after={last && keyOfReview(last)} />
      {shown.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};

const fileColumns = ({ words }: Page): ListColumn<ReviewRow>[] => [
  { label: words.t('reviews.programme'), value: (row) => row.programme },
  { label: words.t('reviews.outcome'), value: (row) => row.outcomeCode },
  { label: words.t('reviews.partner'), value: (row) => row.partner },
  { label: words.t('reviews.year'), kind: 'number', value: (row) => row.year },
  { label: words.t('reviews.heldOn'), kind: 'day', value: (row) => row.heldOn },
  { label: words.t('reviews.points-gap'), kind: 'number', value: (row) => row.gaps },
  { label: words.t('reviews.points-progress'), kind: 'number', value: (row) => row.progress },
  { label: words.t('reviews.points-decision'), kind: 'number', value: (row) => row.decisions },
  { label: words.t('reviews.to-follow-up'), kind: 'number', value: (row) => row.open },
  { label: words.t('reviews.concluded'), kind: 'day', value: (row) => row.concludedOn },
  { label: words.t('reviews.review-withdrawn'), kind: 'day', value: (row) => row.withdrawnOn },
];
