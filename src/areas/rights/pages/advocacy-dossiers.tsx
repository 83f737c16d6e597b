import { todayIn } from '../../../kernel/calendar-day.ts';
import { type ListColumn, listFile } from '../../../page/list-export.ts';
import { narrowedPage } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Column } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { Tone } from '../../../ui/tone.ts';
import { partnershipChoices } from '../../programmes/queries/programme-lists.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { type AdvocacyDossierRow, advocacyDossiers } from '../queries/advocacy-dossiers.ts';
import type { RightsSort } from '../queries/list-page.ts';
import { checksOfDossiers } from '../queries/rights-checks.ts';
import { type AdvocacyStage, advocacyStages } from '../rules/advocacy-stage.ts';
import { CheckMark } from './rights-checks-card.tsx';
import { askedRights } from './rights-filters.ts';
import { RightsList, sortLinks } from './rights-list.tsx';
import { namesOf, optionsOf, rightsOf } from './rights-page.ts';

export const show = async (page: Page) => {
  const institute = rightsOf(page);
  const { words } = page;
  const { asked, rows, marks } = await page.read(async (tx) => {
    const asked = askedRights(page, {
      kind: { label: words.t('rights.stage-counted'), options: optionsOf(page, 'stage', advocacyStages) },
      partnerships: await partnershipChoices(tx, institute.id),
    });
    const rows = await advocacyDossiers(tx, institute.id, asked.filter);
    return {
      asked,
      rows,
      marks: asked.isFile ? new Map() : await checksOfDossiers(tx, institute.id, rows, todayIn()),
    };
  });
  if (asked.isFile) return listFile(page, words.t('rights.advocacy'), fileColumns(page), rows);
  const sort = asked.filter.sort ?? 'date';
  return narrowedPage(
    <RightsList
      page={page}
      here="advocacy"
      what={words.t('rights.advocacy-what')}
      add={{ label: words.t('rights.new-dossier'), href: paths.newAdvocacyDossier() }}
      asked={asked}
      rows={rows}
      columns={columns(page, sort, marks)}
      empty={words.t('rights.no-dossiers')}
    />,
    asked.narrowings,
    asked.beside,
  );
};

const columns = (
  page: Page,
  sort: RightsSort,
  marks: ReadonlyMap<string, readonly Check[]>,
): Column<AdvocacyDossierRow>[] => {
  const { words } = page;
  const links = sortLinks(page, sort);
  return [
    {
      key: 'title',
      label: words.t('rights.dossier'),
      ...links.title,
      cell: (row) => (
        <>
          <a href={paths.advocacyDossier({ id: row.id })}>{row.title}</a>{' '}
          <CheckMark page={page} checks={marks.get(row.id)} />
          <br />
          <span class="quiet">
            {[row.conventions.join(', '), namesOf(page, 'topic', row.topics)].filter(Boolean).join(' · ')}
          </span>
        </>
      ),
    },
    { key: 'day', label: words.t('rights.openedOn'), ...links.date, cell: (row) => words.day(row.on) },
    {
      key: 'country',
      label: words.t('rights.country'),
      cell: (row) => (row.country ? words.country(row.country) : words.t('rights.several-countries')),
    },
    { key: 'partner', label: words.t('rights.partnershipId'), cell: (row) => row.partner },
    { key: 'level', label: words.t('rights.level'), cell: (row) => words.t(`rights.level-${row.level}`) },
    {
      key: 'stage',
      label: words.t('rights.stage-counted'),
      cell: (row) => <StageTag page={page} stage={row.stage} />,
    },
  ];
};

const tones: Partial<Record<AdvocacyStage, Tone>> = { adopted: 'ok', applied: 'ok', stalled: 'warn' };

/** The stage that counts. */
export function StageTag({ page: { words }, stage }: { page: Page; stage: AdvocacyStage | null }) {
  return <Tag tone={(stage && tones[stage]) ?? 'quiet'}>{words.t(`rights.stage-${stage ?? 'none'}`)}</Tag>;
}

const fileColumns = (page: Page): ListColumn<AdvocacyDossierRow>[] => {
  const { words } = page;
  return [
    { label: words.t('rights.title'), value: (row) => row.title },
    { label: words.t('rights.openedOn'), kind: 'day', value: (row) => row.on },
    { label: words.t('rights.country'), value: (row) => row.country && words.country(row.country) },
    { label: words.t('rights.partnershipId'), value: (row) => row.partner },
    { label: words.t('rights.level'), value: (row) => words.t(`rights.level-${row.level}`) },
    { label: words.t('rights.demand'), value: (row) => row.demand },
    { label: words.t('rights.alliance'), value: (row) => row.alliance.join('; ') },
    { label: words.t('rights.conventions'), value: (row) => row.conventions.join(', ') },
    { label: words.t('rights.topics'), value: (row) => namesOf(page, 'topic', row.topics) },
    {
      label: words.t('rights.stage-counted'),
      value: (row) => words.t(`rights.stage-${row.stage ?? 'none'}`),
    },
    { label: words.t('rights.contribution'), value: (row) => row.contribution },
    { label: words.t('rights.contributionSource'), value: (row) => row.contributionSource },
    { label: words.t('rights.lawReference'), value: (row) => row.lawReference },
  ];
};
