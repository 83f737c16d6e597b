import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Words } from '../../../text/words.ts';
import { TodoList } from '../../../ui/todo-list.tsx';
import { subjectHref } from '../queries/subjects.ts';
import type { Waiting } from '../queries/waiting.ts';
import { waitingAge } from '../rules/waiting-age.ts';
import { titleOf } from './title-of.ts';

type Props = { words: Words; today: CalendarDay; lines: readonly Waiting[]; empty: string };

/** Lines of things to do: when, what, whose. */
export function WaitingList({ words, today, lines, empty }: Props) {
  return (
    <TodoList
      empty={empty}
      items={lines.map((line) => {
        const age = waitingAge(line.what, line.on, today);
        return {
          date: ageWords(age, line.on, words),
          isoDate: line.on,
          late: age.late,
          href: subjectHref(line.subject.kind, line.subject.id),
          label: words.say(`overview.do-${line.what}`, {
            title: titleOf(line.title, words),
            day: words.day(line.on),
          }),
          note: [nobodyHolds(line, words), line.partner, line.amount && words.money(line.amount)]
            .filter(Boolean)
            .join(' · '),
        };
      })}
    />
  );
}

/** Nobody holds the function that was to see to it. */
const nobodyHolds = ({ without }: Waiting, words: Words): string | undefined =>
  without ? words.t('obligations.nobody-holds', { role: words.say(`role.${without}`) }) : undefined;

const ageWords = (age: ReturnType<typeof waitingAge>, on: CalendarDay, words: Words): string => {
  if (age.kind === 'since') return words.t('overview.since-days', { days: age.days });
  if (age.late) return words.t('overview.days-late', { days: -age.days });
  return age.days === 0 ? words.t('overview.today') : words.day(on);
};
