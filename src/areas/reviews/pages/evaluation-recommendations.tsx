import { isId } from '../../../kernel/id.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks, mostListRows } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { type PartnershipChoice, partnershipChoices } from '../../programmes/queries/programme-lists.ts';
import {
  evaluationRecommendations,
  type RecommendationFilter,
  type RecommendationRow,
} from '../queries/evaluation-recommendations.ts';
import { recommendationColumns } from './recommendation-columns.ts';
import { RecommendationTable } from './recommendation-table.tsx';

/** Recommendations of every evaluation, for a partner those made to it, with what was answered and what became of it. */
export const show = async (page: Page) => {
  const institute = requireInstitute(page);
  const filter = filterOf(page);
  if (isListFile(page)) {
    const rows = await page.read((tx) =>
      evaluationRecommendations(tx, institute.id, { ...filter, limit: mostListRows }),
    );
    return listFile(page, page.words.t('reviews.recommendations'), recommendationColumns(page), rows);
  }
  const props = await page.read(async (tx) => ({
    rows: await evaluationRecommendations(tx, institute.id, filter),
    partners: await partnershipChoices(tx, institute.id),
  }));
  return html(view({ page, filter, ...props }));
};

const filterOf = ({ query }: Page): RecommendationFilter => {
  const id = (name: string) =>
    isId(query.get(name) ?? undefined) ? (query.get(name) ?? undefined) : undefined;
  return {
    evaluationId: id('evaluation'),
    partnershipId: id('partner'),
    isOpen: query.get('state') === 'open',
  };
};

type Props = {
  page: Page;
  filter: RecommendationFilter;
  rows: readonly RecommendationRow[];
  partners: readonly PartnershipChoice[];
};

const view = (props: Props) => {
  const { page, rows } = props;
  const { words } = page;
  const title = words.t('reviews.recommendations');
  return (
    <Frame page={page} title={title}>
      <PageHead title={title} quiet={words.t('reviews.recommendations-what')} />
      <RecommendationFilters {...props} />
      <RecommendationTable page={page} rows={rows} isGrouped />
      {rows.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};

function RecommendationFilters({ page: { words, query }, filter, partners }: Props) {
  const action = paths.evaluationRecommendations();
  const choice = { optional: '', placeholder: words.t('page.filter-reset') };
  return (
    <Filters
      label={words.t('page.filter')}
      action={action}
      keep={filter.evaluationId ? { evaluation: filter.evaluationId } : undefined}
      submit={words.t('page.filter')}
      reset={query.size > 0 ? { label: words.t('page.filter-reset'), href: action } : undefined}
    >
      {partners.length > 1 && (
        <SelectField
          {...choice}
          name="partner"
          label={words.t('reviews.partner')}
          value={filter.partnershipId ?? ''}
          options={partners.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <SelectField
        {...choice}
        name="state"
        label={words.t('reviews.state')}
        value={filter.isOpen ? 'open' : ''}
        options={[{ value: 'open', label: words.t('reviews.recommendations-open') }]}
      />
    </Filters>
  );
}
