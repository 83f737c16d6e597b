import type { Child } from 'hono/jsx';
import { holds } from '../../../kernel/actor.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { Frame } from '../../../page/frame.tsx';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { mayReadObligations } from '../../obligations/rules/obligation-permissions.ts';
import type { Waiting } from '../queries/waiting.ts';
import { WaitingList } from './waiting-list.tsx';

/** The institute's staff: everything that waits for the roles one holds, own or lent, by its day. */
export const staffHome = (page: Page, today: CalendarDay, lines: readonly Waiting[], machine?: Child) => {
  const { actor, words } = page;
  const hasLines = holds(actor, 'programme_officer', 'finance_officer', 'director');
  return (
    <Frame page={page} title={words.t('page.home')}>
      <PageHead
        title={words.t('overview.hello', { name: actor.name })}
        quiet={`${words.dayLong(today)} · ${duties(page)}`}
      />
      {mayReadObligations(actor) === true && (
        <p>
          <a href={paths.obligations()}>{words.t('obligations.whole-year')}</a>
        </p>
      )}
      {machine}
      {(hasLines || lines.length > 0) && (
        <Card
          title={words.t('overview.waits-for-you')}
          aside={
            hasLines && (
              <a
                href={
                  holds(actor, 'finance_officer')
                    ? withQuery(paths.checks(), { of: 'expenses' })
                    : paths.checks()
                }
              >
                {words.t(
                  holds(actor, 'finance_officer') ? 'overview.expenses-blocked' : 'overview.all-checks',
                )}
              </a>
            )
          }
        >
          <WaitingList words={words} today={today} lines={lines} empty={words.t('overview.nothing-waits')} />
        </Card>
      )}
    </Frame>
  );
};

const duties = ({ actor, words }: Page): string =>
  [...new Set(actor.duties)].map((role) => words.say(`role.${role}`)).join(', ');
