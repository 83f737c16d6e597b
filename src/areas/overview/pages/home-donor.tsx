import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { Frame } from '../../../page/frame.tsx';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Grid } from '../../../ui/grid.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TodoList } from '../../../ui/todo-list.tsx';
import { visitBefore } from '../../people/queries/visits.ts';
import {
  filingsSince,
  type InstituteFilings,
  latestFilings,
  type NewFiling,
} from '../queries/latest-filings.ts';

/** The donor: what was filed since the last visit, then the institutes side by side. Work in progress is not here. */
export const donorHome = async (page: Page, today: CalendarDay) => {
  const { actor, words } = page;
  const { since, fresh, institutes } = await page.read(async (tx) => {
    const since = await visitBefore(tx, actor.membershipId);
    return {
      since,
      fresh: since ? await filingsSince(tx, since) : [],
      institutes: await latestFilings(tx, since),
    };
  });
  return (
    <Frame page={page} title={words.t('page.home')}>
      <PageHead
        title={words.t('overview.hello', { name: actor.name })}
        quiet={`${words.dayLong(today)} · ${words.say(`role.${actor.role}`)}`}
        actions={
          <>
            <ButtonLink href={paths.filedOutcomes()}>{words.t('filing.outcomes')}</ButtonLink>
            <ButtonLink href={paths.filedCoverage()}>{words.t('filing.coverage')}</ButtonLink>
            <ButtonLink href={paths.filedScores()}>{words.t('reviews.filed-scores')}</ButtonLink>
            <ButtonLink href={paths.filedLessons()}>{words.t('reviews.filed-lessons')}</ButtonLink>
            <ButtonLink href={paths.obligations()}>{words.t('obligations.list')}</ButtonLink>
          </>
        }
      />
      <p class="quiet">{words.t('overview.donor-sees')}</p>
      <FiledSince words={words} since={since} filings={fresh} />
      {institutes.length === 0 ? (
        <EmptyState sentence={words.t('overview.no-institutes')} />
      ) : (
        <Grid>
          {institutes.map((institute) => (
            <Filed words={words} institute={institute} />
          ))}
        </Grid>
      )}
    </Frame>
  );
};

type Since = { words: Words; since: Temporal.Instant | null; filings: readonly NewFiling[] };

function FiledSince({ words, since, filings }: Since) {
  const day = since && words.dayLong(todayIn('Europe/Brussels', new Date(since.epochMilliseconds)));
  return (
    <Card
      title={day ? words.t('overview.filed-since', { day }) : words.t('overview.filed-since-first')}
      aside={<a href={paths.filings()}>{words.t('overview.all-filings')}</a>}
    >
      <TodoList
        empty={
          day ? words.t('overview.nothing-filed-since', { day }) : words.t('overview.first-visit-explained')
        }
        items={filings.map((filing) => ({
          date: words.day(filing.on),
          isoDate: filing.on,
          href: hrefOf(filing),
          label: `${filing.institute.toUpperCase()}: ${newNameOf(filing, words)}`,
          note: [filing.programme, filing.by, filing.isAgain && words.t('overview.filed-again')]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
    </Card>
  );
}

const hrefOf = ({ kind, id, on }: NewFiling): string => {
  if (kind === 'scores') return paths.filedScoresOne({ id });
  if (kind === 'lessons') return paths.filedLessonsOne({ id });
  return kind === 'obligation'
    ? withQuery(paths.obligations(), { year: on.slice(0, 4) })
    : paths.filing({ id });
};

const newNameOf = ({ kind, year, title }: NewFiling, words: Words): string => {
  const of = { year: String(year ?? '') };
  if (kind === 'scores') return words.t('reviews.scores-of', of);
  if (kind === 'lessons') return words.t('reviews.lessons-of', of);
  return kind === 'obligation' ? `${words.text(title)} ${of.year}` : nameOf({ kind, year }, words);
};

type Books = Pick<InstituteFilings['filings'][number], 'kind' | 'year'>;

const nameOf = ({ kind, year }: Books, words: Words): string =>
  words.t(kind === 'programme' ? 'overview.filed-programme' : 'overview.filed-account', {
    year: String(year ?? ''),
  });

function Filed({ words, institute }: { words: Words; institute: InstituteFilings }) {
  const { code, name, filings } = institute;
  return (
    <Card
      title={code.toUpperCase()}
      institute={code === 'iiwe' || code === 'ifsi' || code === 'ism' ? code : undefined}
      aside={<a href={withQuery(paths.filings(), { institute: code })}>{words.t('overview.all-filings')}</a>}
    >
      <p>{words.text(name)}</p>
      <TodoList
        empty={words.t('overview.nothing-filed')}
        items={filings.map((filing) => ({
          date: words.day(filing.on),
          isoDate: filing.on,
          href: paths.filing({ id: filing.id }),
          label: nameOf(filing, words),
          mark: filing.isNew ? <Tag tone="info">{words.t('overview.new')}</Tag> : undefined,
          note: `${filing.programme} · ${filing.by}`,
        }))}
      />
    </Card>
  );
}
