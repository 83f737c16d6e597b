import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { Frame } from '../../../page/frame.tsx';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Grid } from '../../../ui/grid.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TodoList } from '../../../ui/todo-list.tsx';
import { type InstituteFilings, latestFilings } from '../queries/latest-filings.ts';

/** The donor: the institutes side by side, each with what it filed last. Work in progress is not here. */
export const donorHome = async (page: Page, today: CalendarDay) => {
  const { actor, words } = page;
  const institutes = await page.read((tx) => latestFilings(tx));
  return (
    <Frame page={page} title={words.t('page.home')}>
      <PageHead
        title={words.t('overview.hello', { name: actor.name })}
        quiet={`${words.dayLong(today)} · ${words.say(`role.${actor.role}`)}`}
      />
      <p class="quiet">{words.t('overview.donor-sees')}</p>
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
          label: words.t(
            filing.kind === 'programme' ? 'overview.filed-programme' : 'overview.filed-account',
            {
              year: String(filing.year ?? ''),
            },
          ),
          note: `${filing.programme} · ${filing.by}`,
        }))}
      />
    </Card>
  );
}
