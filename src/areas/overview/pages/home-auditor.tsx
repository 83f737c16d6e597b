import { type CalendarDay, daysBetween } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { itemText } from '../../finance/pages/money-words.ts';
import { type AuditorScope, auditorScope } from '../queries/auditor-scope.ts';
import type { Waiting } from '../queries/waiting.ts';
import { WaitingList } from './waiting-list.tsx';

/** An auditor: replies due and replies to read, what is under control, until when, and the lists that lead into it. */
export const auditorHome = async (page: Page, today: CalendarDay, lines: readonly Waiting[]) => {
  const { actor, words } = page;
  const instituteId = actor.institute?.id;
  if (!instituteId) throw new NotFound();
  const outcomes = actor.scope?.outcomes ?? [];
  const scope = await page.read((tx) => auditorScope(tx, instituteId, actor.membershipId, outcomes));
  return (
    <Frame page={page} title={words.t('page.home')}>
      <PageHead
        title={words.t('overview.hello', { name: actor.name })}
        quiet={`${words.dayLong(today)} · ${words.say(`role.${actor.role}`)}`}
      />
      <ReplyCards words={words} today={today} lines={lines} />
      <Card
        title={words.t('overview.your-control')}
        aside={
          <>
            <a href={paths.ledger()}>{words.t('finance.ledger')}</a>
            {' · '}
            <a href={paths.auditSamples()}>{words.t('control.samples')}</a>
            {' · '}
            <a href={paths.findings()}>{words.t('finance.findings')}</a>
          </>
        }
      >
        <DescriptionList
          rows={[
            {
              term: words.t('overview.control-ends'),
              value: scope.until && words.dayLong(scope.until),
              note:
                scope.until &&
                words.t('overview.days-left', { days: Math.max(0, daysBetween(today, scope.until)) }),
            },
            { term: words.t('overview.years'), value: (actor.scope?.years ?? []).join(', ') },
            {
              term: words.t('control.items-under-control'),
              value: actor.scope?.items?.map((item) => itemText(words, item)).join(', '),
            },
          ]}
        />
      </Card>
      <ScopeTable page={page} scope={scope} />
    </Frame>
  );
};

type Replies = { words: Words; today: CalendarDay; lines: readonly Waiting[] };

function ReplyCards({ words, today, lines }: Replies) {
  const isToRead = ({ what }: Waiting): boolean => what !== 'control-reply-due';
  return (
    <>
      <Card
        title={words.t('overview.replies-due')}
        aside={<a href={paths.controlQuestions()}>{words.t('overview.all-control-questions')}</a>}
      >
        <WaitingList
          words={words}
          today={today}
          lines={lines.filter((line) => !isToRead(line))}
          empty={words.t('overview.no-replies-due')}
        />
      </Card>
      <Card title={words.t('overview.replies-to-read')}>
        <WaitingList
          words={words}
          today={today}
          lines={lines.filter(isToRead)}
          empty={words.t('overview.no-replies-to-read')}
        />
      </Card>
    </>
  );
}

function ScopeTable({ page: { words }, scope }: { page: Page; scope: AuditorScope }) {
  return (
    <DataTable
      caption={words.t('overview.outcomes-in-scope')}
      rows={scope.outcomes}
      group={(row) => row.programme}
      empty={words.t('overview.scope-empty')}
      columns={[
        {
          key: 'outcome',
          label: words.t('overview.outcome'),
          cell: (row) => (
            <a href={paths.outcome({ id: row.id })}>
              {row.code} {words.text(row.title)}
            </a>
          ),
        },
        {
          key: 'activities',
          label: words.t('page.nav-activities'),
          cell: (row) => (
            <a href={withQuery(paths.activities(), { outcome: row.id })}>
              {words.t('overview.activities-of', { code: row.code })}
            </a>
          ),
        },
        {
          key: 'expenses',
          label: words.t('page.nav-money'),
          cell: (row) => (
            <a href={withQuery(paths.expenses(), { outcome: row.id })}>
              {words.t('overview.expenses-of', { code: row.code })}
            </a>
          ),
        },
      ]}
    />
  );
}
