import { valueAndId } from '../../../kernel/list-key.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { placeBeside } from '../../../page/asked-beside.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks, mostListRows } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import {
  type FieldBeside,
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { outcomeChoices } from '../../programmes/queries/outcomes.ts';
import { partnershipChoices } from '../../programmes/queries/programme-lists.ts';
import { keyOfStory, type ListedStory, stories, storiesAPage } from '../queries/story-list.ts';
import { mayKeepActivities, mayReadActivities } from '../rules/activity-permissions.ts';
import { storyFilter, storyNarrowings } from './story-filters.ts';
import { StoryTable, storyListColumns } from './story-table.tsx';

/** Stories of change and pictures that the reader may read, those recorded last first. */
export const show = async (page: Page) => {
  const institute = requireInstitute(page);
  const allowed = mayReadActivities(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const isFile = isListFile(page);
  const place = placeBeside(page, valueAndId);
  const { rows, narrowings } = await page.read(async (tx) => {
    const found = storyNarrowings(page, {
      outcomes: await outcomeChoices(tx, institute.id),
      partnerships: await partnershipChoices(tx, institute.id),
    });
    const filter = storyFilter(found);
    const wanted = isFile ? { ...filter, limit: mostListRows } : { ...filter, after: place.value };
    return { rows: await stories(tx, institute.id, wanted), narrowings: found };
  });
  if (isFile && !isAmiss(narrowings, [place]))
    return listFile(page, page.words.t('activities.stories'), storyListColumns(page), rows);
  return narrowedPage(view({ page, rows, narrowings, beside: [place] }), narrowings, [place]);
};

type Props = {
  page: Page;
  rows: readonly ListedStory[];
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
};

const view = ({ page, rows, narrowings, beside }: Props) => {
  const { words } = page;
  const title = words.t('activities.stories');
  const { outcome } = valuesOf(narrowings);
  const shown = rows.slice(0, storiesAPage);
  const last = rows.length > storiesAPage ? shown.at(-1) : undefined;
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('activities.list'), href: paths.activities() }]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        title={title}
        quiet={words.t('activities.stories-how')}
        actions={
          outcome &&
          mayKeepActivities(page.actor) === true && (
            <ButtonLink href={paths.newOutcomeStory({ id: outcome })}>
              {words.t('activities.new-story')}
            </ButtonLink>
          )
        }
      />
      <NarrowingFilters page={page} narrowings={narrowings} beside={beside} />
      <StoryTable page={page} rows={shown} />
      <ListPager page={page} after={last && keyOfStory(last)} />
      {shown.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};
