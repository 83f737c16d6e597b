import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { type ActivityRow, activities } from '../../activities/queries/activities.ts';
import { outcomeFacts } from '../queries/outcome-facts.ts';
import { ActivityTable } from './activity-table.tsx';
import { actionTitle, aimTitle } from './agreement-words.ts';
import { seenInstitute } from './seen-institute.ts';

/** More than an institute plans in a programme. */
const most = 5_000;

/** The activities that a figure of the portfolio counts: under outcomes with an aim, of a kind, of a year. */
export const show = async (page: Page) => {
  const instituteId = seenInstitute(page);
  const asked = (name: string) => page.query.get(name) || undefined;
  const [aim, kind, programmeId] = ['aim', 'kind', 'programme'].map(asked);
  const year = /^\d{4}$/.test(asked('year') ?? '') ? Number(asked('year')) : undefined;
  const rows = await page.read(async (tx) => {
    const outcomes = await outcomeFacts(tx, instituteId);
    const wanted = outcomes.filter(({ aims }) => !aim || aims.includes(aim));
    const ids = new Set(wanted.map(({ id }) => id));
    const all = await activities(tx, instituteId, {
      kind,
      year,
      state: 'standing',
      programmeId: outcomes.find((outcome) => outcome.programmeId === programmeId)?.programmeId,
      limit: most,
    });
    return all.filter(({ outcomeId }) => ids.has(outcomeId));
  });
  return html(view(page, { aim, kind, year }, rows));
};

type Asked = {
  aim: string | undefined;
  kind: string | undefined;
  year: number | undefined;
};

const view = (page: Page, { aim, kind, year }: Asked, rows: readonly ActivityRow[]) => {
  const { words } = page;
  const which = [
    aim && `${aim} ${aimTitle(words, aim)}`,
    kind && `${kind} ${actionTitle(words, kind)}`,
    year && String(year),
  ];
  return (
    <Frame
      page={page}
      title={words.t('page.nav-activities')}
      crumbs={[{ label: words.t('page.nav-portfolio'), href: paths.portfolio() }]}
    >
      <PageHead
        title={words.t('page.nav-activities')}
        quiet={[...which, words.t('overview.so-many', { count: rows.length })].filter(Boolean).join(' · ')}
      />
      <ActivityTable words={words} rows={rows} />
    </Frame>
  );
};
