import type { Child } from 'hono/jsx';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { Frame } from '../../../page/frame.tsx';
import type { Page } from '../../../page/page.ts';
import { type ProgrammeSide, ProgrammeTabs } from '../../../page/programme-tabs.tsx';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { mayKeepActivities } from '../../activities/rules/activity-permissions.ts';
import { mayDecideProgramme, mayKeepProgrammes } from '../../programmes/rules/programme-permissions.ts';
import type { ProgrammeHead } from '../queries/programme-head.ts';
import { daysText } from './period-text.ts';

type Props = {
  page: Page;
  head: ProgrammeHead;
  side: ProgrammeSide;
  /** The day as of which the page is read. */
  on?: CalendarDay | undefined;
  children: Child;
};

/** What stands around every side of a programme: its head and its tabs. */
export function ProgrammeFrame({ page, head, side, on, children }: Props) {
  const { words } = page;
  const title = words.text(head.title) || head.reference;
  const { decision } = head;
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('page.nav-programmes'), href: paths.programmes() }]}
    >
      <PageHead
        title={title}
        quiet={[head.reference, daysText(words, head.fromOn, head.untilOn)].join(' · ')}
        tags={
          <Tag tone={decision ? stateTone[decision.kind] : 'quiet'}>
            {[
              words.say(`programmes.state-${decision?.kind ?? 'preparing'}`),
              decision && words.day(decision.on),
              decision?.reference,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Tag>
        }
        actions={<ProgrammeActions page={page} head={head} />}
      />
      <ProgrammeTabs page={page} programmeId={head.id} side={side} on={on} />
      {children}
    </Frame>
  );
}

const stateTone = { submitted: 'info', decided: 'ok', refused: 'stop', closed: 'quiet' } as const;

function ProgrammeActions({ page: { words, actor }, head: { id } }: { page: Page; head: ProgrammeHead }) {
  return (
    <>
      {mayKeepActivities(actor) === true && (
        <ButtonLink kind="primary" href={withQuery(paths.chooseActivityKind(), { programme: id })}>
          {words.t('overview.plan-activity')}
        </ButtonLink>
      )}
      {mayKeepProgrammes(actor) === true && (
        <>
          <ButtonLink href={paths.newOutcome({ id })}>{words.t('overview.new-outcome')}</ButtonLink>
          <ButtonLink href={paths.editProgramme({ id })}>{words.t('page.edit')}</ButtonLink>
        </>
      )}
      {mayDecideProgramme(actor) === true && (
        <ButtonLink href={paths.decideProgramme({ id })}>{words.t('overview.record-decision')}</ButtonLink>
      )}
    </>
  );
}
