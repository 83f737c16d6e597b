import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { type Todo, TodoList } from '../../../ui/todo-list.tsx';
import { subjectHref } from '../queries/subjects.ts';
import type { Waiting } from '../queries/waiting.ts';
import { likeLines } from '../rules/like-lines.ts';
import { waitingAge } from '../rules/waiting-age.ts';
import { titleOf } from './title-of.ts';

type Props = { words: Words; today: CalendarDay; lines: readonly Waiting[]; empty: string };

/** Lines of things to do: when, what, whose; many of one kind and day behind the first of them. */
export function WaitingList({ words, today, lines, empty }: Props) {
  return (
    <TodoList
      empty={empty}
      items={likeLines(lines).map(({ first, more }) => ({
        ...lineItem(first, words, today),
        more:
          more.length === 0
            ? undefined
            : {
                label: words.t('overview.more-like-this', { count: more.length }),
                items: more.map((line) => lineItem(line, words, today)),
              },
      }))}
    />
  );
}

const lineItem = (line: Waiting, words: Words, today: CalendarDay): Todo => {
  const age = waitingAge(line.what, line.on, today);
  return {
    date: ageWords(age, line.on, words),
    isoDate: line.on,
    late: age.late,
    href: hrefOf(line),
    label: words.say(`overview.do-${line.what}`, {
      title: titleOf(line.title, words),
      day: words.day(line.on),
    }),
    note: [nobodyHolds(line, words), line.partner, line.amount && words.money(line.amount)]
      .filter(Boolean)
      .join(' · '),
  };
};

/** Where it is done; a report of an agreement begins in the list of its reports. */
const hrefOf = ({ what, subject }: Waiting): string =>
  what === 'period-unreported' || what === 'period-unreported-due'
    ? withQuery(paths.partnerReports(), { agreement: subject.id })
    : subjectHref(subject.kind, subject.id);

/** Nobody holds the function that was to see to it. */
const nobodyHolds = ({ without }: Waiting, words: Words): string | undefined =>
  without ? words.t('obligations.nobody-holds', { role: words.say(`role.${without}`) }) : undefined;

const ageWords = (age: ReturnType<typeof waitingAge>, on: CalendarDay, words: Words): string => {
  if (age.kind === 'since') return words.t('overview.since-days', { days: age.days });
  if (age.late) return words.t('overview.days-late', { days: -age.days });
  return age.days === 0 ? words.t('overview.today') : words.day(on);
};
