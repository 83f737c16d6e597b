import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import {
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
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { type ActionPlanRow, actionPlans } from '../queries/action-plans.ts';
import { type PartnershipChoice, partnershipChoices } from '../queries/programme-lists.ts';
import { mayKeepActionPlans } from '../rules/programme-permissions.ts';
import { requireInstitute } from './page-subject.ts';

type Props = {
  page: Page;
  narrowings: readonly Narrowing[];
  rows: readonly ActionPlanRow[];
  partnerships: readonly PartnershipChoice[];
};

export const show = async (page: Page) => {
  const institute = requireInstitute(page);
  const { rows, partnerships } = await page.read(async (tx) => ({
    rows: await actionPlans(tx, institute.id),
    partnerships: await partnershipChoices(tx, institute.id),
  }));
  const narrowings = narrowingsOf(page, partnerships);
  const { partner: partnershipId } = valuesOf(narrowings);
  const wanted = rows.filter((row) => !partnershipId || row.partnershipId === partnershipId);
  if (isListFile(page) && !isAmiss(narrowings))
    return listFile(page, page.words.t('programmes.action-plans'), fileColumns(page), wanted);
  return narrowedPage(view({ page, narrowings, rows: wanted, partnerships }), narrowings);
};

const narrowingsOf = (page: Page, partnerships: readonly PartnershipChoice[]): Narrowing[] => [
  narrowing(
    page,
    'partner',
    page.words.t('programmes.partner'),
    partnerships.map(({ id, name }) => ({ value: id, label: name })),
  ),
];

const fileColumns = ({ words }: Page): ListColumn<ActionPlanRow>[] => [
  { label: words.t('programmes.title'), value: (row) => words.text(row.title) },
  { label: words.t('programmes.partner'), value: (row) => row.partner },
  { label: words.t('programmes.country'), value: (row) => words.country(row.country) },
  { label: words.t('programmes.edition'), kind: 'number', value: (row) => row.edition },
  { label: words.t('programmes.fromOn'), kind: 'day', value: (row) => row.fromOn },
  { label: words.t('programmes.untilOn'), kind: 'day', value: (row) => row.untilOn },
  { label: words.t('programmes.approvedOn'), kind: 'day', value: (row) => row.approvedOn },
  { label: words.t('programmes.organ'), value: (row) => row.approvedBy },
];

const view = ({ page, narrowings, rows, partnerships }: Props) => {
  const { words } = page;
  const title = words.t('programmes.action-plans');
  return (
    <Frame page={page} title={title}>
      <NarrowingErrors words={words} narrowings={narrowings} />
      <PageHead
        title={title}
        quiet={words.t('programmes.action-plans-what')}
        actions={
          mayKeepActionPlans(page.actor) === true && (
            <ButtonLink kind="primary" href={paths.newActionPlan()}>
              {words.t('programmes.new-plan')}
            </ButtonLink>
          )
        }
      />
      {(partnerships.length > 1 || isAmiss(narrowings)) && (
        <NarrowingFilters page={page} narrowings={narrowings} />
      )}
      <DataTable
        caption={title}
        captionHidden
        rows={rows}
        empty={words.t('programmes.no-plans')}
        columns={[
          {
            key: 'title',
            label: words.t('programmes.action-plan'),
            cell: (row) => <a href={paths.actionPlan({ id: row.id })}>{words.text(row.title)}</a>,
          },
          { key: 'partner', label: words.t('programmes.partner'), cell: (row) => row.partner },
          { key: 'country', label: words.t('programmes.country'), cell: (row) => words.country(row.country) },
          {
            key: 'period',
            label: words.t('programmes.period'),
            cell: (row) => `${words.day(row.fromOn)} – ${words.day(row.untilOn)}`,
          },
          {
            key: 'edition',
            label: words.t('programmes.edition'),
            numeric: true,
            cell: (row) => words.number(row.edition),
          },
          {
            key: 'approved',
            label: words.t('programmes.approval'),
            cell: (row) => <PlanTag page={page} plan={row} />,
          },
        ]}
      />
      {rows.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};

/** Whether the partner's organ approved the plan, and when. */
export function PlanTag({ page, plan }: { page: Page; plan: Pick<ActionPlanRow, 'approvedOn'> }) {
  const { words } = page;
  return plan.approvedOn ? (
    <Tag tone="ok">{words.t('programmes.approved-on', { day: words.day(plan.approvedOn) })}</Tag>
  ) : (
    <Tag tone="warn">{words.t('programmes.not-approved')}</Tag>
  );
}
