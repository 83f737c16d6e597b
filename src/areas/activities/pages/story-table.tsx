import type { ListColumn } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { ListedStory } from '../queries/story-list.ts';

const consentTones = { given: 'ok', unproven: 'warn', lapsed: 'warn', missing: 'warn' } as const;

export function StoryTable({ page, rows }: { page: Page; rows: readonly ListedStory[] }) {
  const { words } = page;
  return (
    <DataTable
      caption={words.t('activities.stories')}
      captionHidden
      rows={rows}
      empty={words.t('activities.no-stories')}
      columns={[
        {
          key: 'story',
          label: words.t('activities.story-title'),
          cell: (row) => (
            <>
              <a href={paths.story({ id: row.id })}>{row.title}</a>
              <br />
              <span class="quiet">{words.t(`activities.medium-${row.medium}`)}</span>
            </>
          ),
        },
        { key: 'shown', label: words.t('activities.shown'), cell: (row) => row.shown },
        {
          key: 'people',
          label: words.t('activities.peopleShown'),
          numeric: true,
          cell: (row) => words.number(row.peopleShown),
        },
        {
          key: 'activity',
          label: words.t('activities.activity'),
          cell: ({ activityId, activity, reference }) =>
            activityId ? (
              <>
                <a href={paths.activity({ id: activityId })}>{activity}</a>
                <br />
                <span class="quiet">{reference}</span>
              </>
            ) : (
              <span class="quiet">{words.t('activities.about-outcome')}</span>
            ),
        },
        {
          key: 'partner',
          label: words.t('activities.partnershipId'),
          cell: (row) =>
            row.partnershipId ? (
              <a href={paths.partner({ id: row.partnershipId })}>{row.partner}</a>
            ) : (
              whoseText(page, row)
            ),
        },
        {
          key: 'outcome',
          label: words.t('activities.outcomeId'),
          cell: (row) => (
            <>
              <a href={paths.outcome({ id: row.outcomeId })}>{row.outcomeCode}</a>
              <br />
              <span class="quiet">{row.programme}</span>
            </>
          ),
        },
        {
          key: 'published',
          label: words.t('activities.publications'),
          cell: (row) => publishedText(page, row),
        },
        {
          key: 'consent',
          label: words.t('activities.consent'),
          cell: (row) => <Tag tone={consentTones[row.consent]}>{consentText(page, row)}</Tag>,
        },
      ]}
    />
  );
}

/** The partner whose story it is; one of no partner is the institute's own. */
const whoseText = ({ words }: Page, { partner }: ListedStory): string =>
  partner ?? words.t('activities.story-of-institute');

const publishedText = ({ words }: Page, { published, wasTakenDown }: ListedStory): string => {
  if (published.length > 0) return published.map((use) => words.t(`activities.use-${use}`)).join(', ');
  return words.t(`activities.story-standing-${wasTakenDown ? 'taken-down' : 'never'}`);
};

const consentText = ({ words }: Page, { consent, peopleShown }: ListedStory): string =>
  words.t(peopleShown === 0 ? 'activities.consent-nobody-shown' : `activities.consent-state-${consent}`);

/** The list as it is taken along: what is on the screen. */
export const storyListColumns = (page: Page): ListColumn<ListedStory>[] => {
  const { words } = page;
  return [
    { label: words.t('activities.story-title'), value: (row) => row.title },
    { label: words.t('activities.medium'), value: (row) => words.t(`activities.medium-${row.medium}`) },
    { label: words.t('activities.shown'), value: (row) => row.shown },
    { label: words.t('activities.peopleShown'), kind: 'number', value: (row) => row.peopleShown },
    {
      label: words.t('activities.about'),
      value: ({ activityId }) => words.t(`activities.about-${activityId ? 'activity' : 'outcome'}`),
    },
    { label: words.t('activities.reference'), value: (row) => row.reference },
    { label: words.t('activities.activity'), value: (row) => row.activity },
    { label: words.t('activities.partnershipId'), value: (row) => whoseText(page, row) },
    { label: words.t('activities.programme'), value: (row) => row.programme },
    { label: words.t('activities.outcomeId'), value: (row) => row.outcomeCode },
    { label: words.t('activities.publications'), value: (row) => publishedText(page, row) },
    { label: words.t('activities.consent'), value: (row) => consentText(page, row) },
  ];
};
