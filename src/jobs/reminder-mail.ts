import { subjectHref } from '../areas/overview/queries/subjects.ts';
import type { Waiting } from '../areas/overview/queries/waiting.ts';
import { waitingAge } from '../areas/overview/rules/waiting-age.ts';
import type { MemberToRemind } from '../areas/people/queries/members-to-remind.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Mail } from '../mail/outgoing.ts';
import { paths } from '../paths.ts';
import { type Words, wordsIn } from '../text/words.ts';

type Letter = {
  member: MemberToRemind;
  lines: readonly Waiting[];
  today: CalendarDay;
  publicUrl: string;
};

/** Kinds whose titles are the house's or the law's own words; of the others a letter says only that something waits. */
const titled: readonly string[] = [
  'obligation-due',
  'obligation-open',
  'obligation-asked',
  'figures-to-report',
  'figures-returned',
];

/** The letter in the person's language: what waits, until when, where to do it. No partner and no person is named. */
export const reminderMail = ({ member, lines, today, publicUrl }: Letter): Mail => {
  const words = wordsIn(member.actor.language);
  const parts = [
    words.t('obligations.mail-greeting', { name: member.actor.name }),
    words.t('obligations.mail-intro', { count: lines.length, institute: words.text(member.institute) }),
    ...lines.map(
      (line) =>
        `- ${lineText(line, today, words)}\n  ${publicUrl}${subjectHref(line.subject.kind, line.subject.id)}`,
    ),
    words.t('obligations.mail-all', { url: publicUrl + paths.home() }),
    words.t('obligations.mail-off', { url: publicUrl + paths.account() }),
  ];
  return {
    to: member.email,
    subject: words.t('obligations.mail-subject', {
      count: lines.length,
      code: member.actor.institute?.code.toUpperCase() ?? '',
    }),
    text: `${parts.join('\n\n')}\n`,
  };
};

const lineText = (line: Waiting, today: CalendarDay, words: Words): string => {
  const { what, on, title, partner, without } = line;
  const named = titled.includes(what) ? [typeof title === 'string' ? title : words.text(title)] : [];
  const programme = what.startsWith('obligation-') && partner ? [partner] : [];
  const nobody = without ? [words.t('obligations.nobody-holds', { role: words.say(`role.${without}`) })] : [];
  const sentence = [words.say(`obligations.mail-${what}`), ...named, ...programme, ...nobody].join(' · ');
  return `${sentence} (${ageText(waitingAge(what, on, today), on, words)})`;
};

const ageText = (age: ReturnType<typeof waitingAge>, on: CalendarDay, words: Words): string => {
  if (age.kind === 'since') return words.t('overview.since-days', { days: age.days });
  return age.late ? words.t('overview.days-late', { days: -age.days }) : words.dayLong(on);
};
