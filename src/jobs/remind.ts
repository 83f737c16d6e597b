import { noteReminders } from '../areas/obligations/commands/note-reminders.ts';
import { type Reminder, remindersSince } from '../areas/obligations/queries/reminders.ts';
import {
  mostReminded,
  type NewReminder,
  nothingToRemindOf,
  remindable,
} from '../areas/obligations/rules/reminder-input.ts';
import { reminderMoment, waitingMoment } from '../areas/obligations/rules/reminder-moment.ts';
import { waitingOf } from '../areas/overview/queries/waiting-of.ts';
import { waitingAge } from '../areas/overview/rules/waiting-age.ts';
import { type MemberToRemind, membersToRemind } from '../areas/people/queries/members-to-remind.ts';
import { perform } from '../command/perform.ts';
import { addDays, type CalendarDay } from '../kernel/calendar-day.ts';
import { newId } from '../kernel/id.ts';
import type { JobOffice } from './job-office.ts';

type Where = Pick<JobOffice, 'db' | 'actor'>;

/** Of what one person is to be reminded. */
export type ToRemind = { member: MemberToRemind; reminders: NewReminder[] };

/** Moments before this many days are past: of what is late there are newer ones, of what only waits no more are told. */
const longestDays = 800;

/** Whom to remind of what on a day: lines of each one's own work, read as that person, that were not told yet. */
export const duesOf = async ({ db, actor }: Where, on: CalendarDay): Promise<ToRemind[]> => {
  const instituteId = actor.institute.id;
  const { members, told } = await db.read(actor, async (tx) => ({
    members: await membersToRemind(tx, instituteId, on),
    told: new Set((await remindersSince(tx, instituteId, addDays(on, -longestDays))).map(keyOf)),
  }));
  const dues: ToRemind[] = [];
  for (const member of members) {
    const reminders = (await remindersFor({ db, member, on })).filter((each) => !told.has(keyOf(each)));
    if (reminders.length > 0) dues.push({ member, reminders });
  }
  return dues;
};

const keyOf = ({ membershipId, what, subjectId, momentOn }: Reminder): string =>
  [membershipId, what, subjectId, momentOn].join(' ');

type For = { db: JobOffice['db']; member: MemberToRemind; on: CalendarDay };

const remindersFor = async ({ db, member, on }: For): Promise<NewReminder[]> => {
  const lines = await db.read(member.actor, (tx) => waitingOf(tx, member.actor, on, mostReminded));
  return lines.flatMap(({ what, on: dueOn, subject }) => {
    const named = remindable.find((each) => each === what);
    const momentOf = waitingAge(what, dueOn, on).kind === 'due' ? reminderMoment : waitingMoment;
    const momentOn = named && momentOf(dueOn, on);
    if (!named || !momentOn || momentOn < addDays(on, -longestDays)) return [];
    const { membershipId } = member.actor;
    return [{ membershipId, what: named, subjectKind: subject.kind, subjectId: subject.id, dueOn, momentOn }];
  });
};

const mostAtOnce = 1_000;

export type Reminded = { reminders: number; letters: number };

/**
 * Notes what is to be told today and asks for the letters; `runJobs` sends them. Nothing is written where nothing is due, or
 * where another process noted the same meanwhile, whose letters go out. @throws Error where the notes are refused.
 */
export const remind = async (where: Where, on: CalendarDay): Promise<Reminded> => {
  const reminders = (await duesOf(where, on)).flatMap((each) => each.reminders);
  const told: Reminded = { reminders: 0, letters: 0 };
  for (let at = 0; at < reminders.length; at += mostAtOnce) {
    const part = reminders.slice(at, at + mostAtOnce);
    const noted = await perform(where.db, where.actor, noteReminders, newId(), { on, reminders: part });
    if (noted.done) {
      told.reminders += noted.value.reminders;
      told.letters += noted.value.letters;
    } else if (noted.problem?.key !== nothingToRemindOf)
      throw Object.assign(new Error(`Reminders were refused: ${noted.problem?.key ?? 'input'}`), {
        code: 'REMINDERS_REFUSED',
      });
  }
  return told;
};
