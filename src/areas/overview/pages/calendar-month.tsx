import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { MonthGrid } from '../../../ui/month-grid.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { CalendarActivity } from '../queries/calendar.ts';
import { monthDays } from '../rules/month-days.ts';
import { ActivityTable, activityTone } from './activity-table.tsx';

type Props = {
  words: Words;
  today: CalendarDay;
  first: CalendarDay;
  activities: readonly CalendarActivity[];
};

/** The activities of a month on their days; those of more than a week over it, once. */
export function CalendarMonth({ words, today, first, activities }: Props) {
  const { days, blanks, long } = monthDays(first, activities);
  if (activities.length === 0) return <EmptyState sentence={words.t('overview.nothing-this-month')} />;
  return (
    <>
      {long.length > 0 && (
        <Card title={words.t('overview.longer-than-a-week')} id="long">
          <ActivityTable words={words} rows={long.map(asEntry)} />
        </Card>
      )}
      <MonthGrid
        label={words.month(first)}
        blanks={blanks}
        days={days.map(({ day, things }) => ({
          isoDate: day,
          label: `${words.weekday(day)} ${Number(day.slice(8))}`,
          isToday: day === today,
          entries: things.map((activity) => ({
            isStruck: activity.state === 'cancelled',
            content: <Entry words={words} activity={activity} />,
          })),
        }))}
      />
    </>
  );
}

function Entry({ words, activity }: { words: Words; activity: CalendarActivity }) {
  const { id, title, kind, partner, state } = activity;
  return (
    <>
      <a href={paths.activity({ id })}>{title}</a>{' '}
      <span class="quiet">{[kind, partner].filter(Boolean).join(' · ')}</span>{' '}
      <Tag tone={activityTone[state]}>{words.say(`activities.state-${state}`)}</Tag>
    </>
  );
}

const asEntry = ({ from, until, ...activity }: CalendarActivity) => ({
  ...activity,
  plannedFrom: from,
  plannedUntil: until,
  heldFrom: null,
  heldUntil: null,
  participants: null,
});
