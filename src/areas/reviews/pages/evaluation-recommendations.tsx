import { isId } from '../../../kernel/id.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks, mostListRows } from '../../../page/list-export.ts';
import {
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  narrowing,
  valuesOf,
  whereAsked,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { type PartnershipChoice, partnershipChoices } from '../../programmes/queries/programme-lists.ts';
import {
  evaluationRecommendations,
  type RecommendationFilter,
  type RecommendationRow,
} from '../queries/evaluation-recommendations.ts';
import { type EvaluationRow, evaluationById } from '../queries/evaluations.ts';
import { recommendationColumns } from './recommendation-columns.ts';
import { RecommendationTable } from './recommendation-table.tsx';

/** Recommendations of every evaluation, for a partner those made to it, with what was answered and what became of it. */
export const show = async (page: Page) => {
  const institute = requireInstitute(page);
  const { rows, isFile, narrowings } = await page.read(async (tx) => {
    const evaluation = page.query.get('evaluation');
    const narrowings = narrowingsOf(
      page,
      await partnershipChoices(tx, institute.id),
      isId(evaluation) ? await evaluationById(tx, institute.id, evaluation) : undefined,
    );
    const filter = filterOf(narrowings);
    const isFile = isListFile(page) && !isAmiss(narrowings);
    const part = isFile ? { limit: mostListRows } : {};
    const rows = await evaluationRecommendations(tx, institute.id, { ...filter, ...part });
    return { rows, isFile, narrowings };
  });
  if (isFile)
    return listFile(page, page.words.t('reviews.recommendations'), recommendationColumns(page), rows);
  return narrowedPage(view({ page, rows, narrowings }), narrowings);
};

const narrowingsOf = (
  page: Page,
  partners: readonly PartnershipChoice[],
  evaluation: EvaluationRow | undefined,
): Narrowing[] => {
  const { words, query } = page;
  return [
    ...whereAsked(page, [
      narrowing(
        page,
        'evaluation',
        words.t('reviews.evaluation'),
        evaluation ? [{ value: evaluation.id, label: evaluation.title }] : [],
      ),
    ]),
    ...(partners.length > 1 || query.get('partner')
      ? [
          narrowing(
            page,
            'partner',
            words.t('reviews.partner'),
            partners.map(({ id, name }) => ({ value: id, label: name })),
          ),
        ]
      : []),
    narrowing(page, 'state', words.t('reviews.state'), [
      { value: 'open', label: words.t('reviews.recommendations-open') },
    ]),
  ];
};

const filterOf = (narrowings: readonly Narrowing[]): RecommendationFilter => {
  const { evaluation, partner, state } = valuesOf(narrowings);
  return {
    evaluationId: evaluation,
    partnershipId: partner,
    isOpen: state === 'open',
  };
};

type Props = {
  page: Page;
  rows: readonly RecommendationRow[];
  narrowings: readonly Narrowing[];
};

const view = (props: Props) => {
  const { page, rows, narrowings } = props;
  const { words } = page;
  const title = words.t('reviews.recommendations');
  return (
    <Frame page={page} title={title}>
      <NarrowingErrors words={words} narrowings={narrowings} />
      <PageHead title={title} quiet={words.t('reviews.recommendations-what')} />
      <NarrowingFilters page={page} narrowings={narrowings} />
      <RecommendationTable page={page} rows={rows} isGrouped />
      {rows.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};
