import { isId } from '../../../kernel/id.ts';
import { Frame } from '../../../page/frame.tsx';
import {
  isListFile,
  type ListColumn,
  listFile,
  listFileLinks,
  mostListRows,
} from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { type OutcomeChoice, outcomeChoices } from '../../programmes/queries/outcomes.ts';
import { type PartnershipChoice, partnershipChoices } from '../../programmes/queries/programme-lists.ts';
import { keyOfReview, type ReviewFilter, type ReviewRow, reviews, reviewsAPage } from '../queries/reviews.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { mayReadFiledScores } from '../rules/score-permissions.ts';
import { ReviewTable } from './review-table.tsx';

export const show = async (page: Page) => {
  const institute = requireInstitute(page);
  const filter = filterOf(page);
  if (isListFile(page)) {
    const all = { ...filter, after: undefined, limit: mostListRows };
    const rows = await page.read((tx) => reviews(tx, institute.id, all));
    return listFile(page, page.words.t('reviews.list'), fileColumns(page), rows);
  }
  const props = await page.read(async (tx) => ({
    rows: await reviews(tx, institute.id, filter),
    outcomes: await outcomeChoices(tx, institute.id),
    partnerships: await partnershipChoices(tx, institute.id),
  }));
  return html(view({ page, filter, ...props }));
};

const states = ['open', 'concluded', 'withdrawn'] as const;

const filterOf = ({ query }: Page): ReviewFilter => {
  const one = (name: string) => query.get(name) || undefined;
  const id = (name: string) => (isId(one(name)) ? one(name) : undefined);
  const state = one('state');
  return {
    programmeId: id('programme'),
    outcomeId: id('outcome'),
    partnershipId: id('partner'),
    year: /^\d{4}$/.test(one('year') ?? '') ? Number(one('year')) : undefined,
    state: states.find((each) => each === state),
    after: one('after'),
  };
};

type Props = {
  page: Page;
  filter: ReviewFilter;
  rows: readonly ReviewRow[];
  outcomes: readonly OutcomeChoice[];
  partnerships: readonly PartnershipChoice[];
};

const view = (props: Props) => {
  const { page, filter, rows } = props;
  const { words } = page;
  const title = words.t('reviews.list');
  const shown = rows.slice(0, reviewsAPage);
  const last = rows.length > reviewsAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={title}>
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
      <ReviewFilters {...props} />
      <ReviewTable words={words} rows={shown} />
      <ListPager page={page} after={last && keyOfReview(last)} />
      {shown.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};

function ReviewFilters({ page, filter, outcomes, partnerships }: Props) {
  const { words, query } = page;
  const all = words.t('page.filter-reset');
  return (
    <Filters
      label={words.t('page.filter')}
      action={paths.reviews()}
      keep={filter.programmeId ? { programme: filter.programmeId } : undefined}
      submit={words.t('page.filter')}
      reset={query.size > 0 ? { label: all, href: paths.reviews() } : undefined}
    >
      <SelectField
        name="outcome"
        label={words.t('reviews.outcome')}
        optional=""
        placeholder={all}
        value={filter.outcomeId ?? ''}
        options={outcomes
          .filter(({ programmeId }) => !filter.programmeId || programmeId === filter.programmeId)
          .map((row) => ({
            value: row.id,
            label: `${row.programme} · ${row.code} ${words.text(row.title)}`,
          }))}
      />
      {partnerships.length > 1 && (
        <SelectField
          name="partner"
          label={words.t('reviews.partner')}
          optional=""
          placeholder={all}
          value={filter.partnershipId ?? ''}
          options={partnerships.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <SelectField
        name="state"
        label={words.t('reviews.state')}
        optional=""
        placeholder={all}
        value={filter.state ?? ''}
        options={[
          { value: 'open', label: words.t('reviews.still-open') },
          { value: 'concluded', label: words.t('reviews.concluded') },
          { value: 'withdrawn', label: words.t('reviews.review-withdrawn') },
        ]}
      />
    </Filters>
  );
}

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
