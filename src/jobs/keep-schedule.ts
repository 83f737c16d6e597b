import { instituteCodes } from '../areas/people/queries/institute-codes.ts';
import { systemActorOf } from '../areas/people/queries/system-actors.ts';
import { todayIn } from '../kernel/calendar-day.ts';
import { officeFor, type ScheduleOffice } from './job-office.ts';
import { remind } from './remind.ts';
import { runJobs } from './run-jobs.ts';

const minuteMs = 60_000;
/** Reminders are looked for once an hour, and by day only: nobody wants a letter at night. */
const hourMs = 60 * minuteMs;
const firstHour = 6;
const lastHour = 19;

/** What time it is, and who is called again after so many milliseconds, until the answer is called. */
export type Clock = { now(): Date; every(ms: number, call: () => Promise<void>): () => void };

const wallClock: Clock = {
  now: () => new Date(),
  every: (ms, call) => {
    const timer = setInterval(call, ms).unref();
    return () => clearInterval(timer);
  },
};

type Keeping = { say?: (line: string) => void; clock?: Clock };

/** Runs the queue every minute and the reminders every hour until it is stopped; what fails is said and tried again. */
export const keepSchedule = (
  office: ScheduleOffice,
  { say = console.error, clock = wallClock }: Keeping = {},
): { stop(): Promise<void> } => {
  const remindedAt = new Map<string, number>();
  let running: Promise<void> | undefined;
  // One round at a time: whoever comes meanwhile waits for the one that runs.
  const tick = () => {
    running ??= forAll(office, { remindedAt, say, now: clock.now() })
      .catch((error: { code?: string }) => say(`The queue could not be run: ${error.code ?? 'ERROR'}`))
      .finally(() => {
        running = undefined;
      });
    return running;
  };
  const cancel = clock.every(minuteMs, tick);
  return {
    stop: async () => {
      cancel();
      await running;
    },
  };
};

type Round = { remindedAt: Map<string, number>; say: (line: string) => void; now: Date };

/** What fails at one institute is said with its code and keeps no other from its letters. */
const forAll = async (office: ScheduleOffice, { remindedAt, say, now }: Round): Promise<void> => {
  for (const code of await office.db.read({ role: 'doorkeeper' }, instituteCodes)) {
    const attempt = async (what: string, step: () => Promise<unknown>) => {
      await step().catch((error: { code?: string }) => say(`${code}: ${what}: ${error.code ?? 'ERROR'}`));
    };
    const actor = await office.db.read({ role: 'doorkeeper' }, (tx) => systemActorOf(tx, code));
    if (!actor) continue;
    const there = officeFor(office, actor);
    if (now.getTime() - (remindedAt.get(code) ?? 0) >= hourMs && isByDay(now)) {
      remindedAt.set(code, now.getTime());
      await attempt('the reminders could not be noted', () => remind(there, todayIn()));
    }
    await attempt('the queue could not be run', () => runJobs(there));
  }
};

const clock = new Intl.DateTimeFormat('en', {
  timeZone: 'Europe/Brussels',
  hour: 'numeric',
  hourCycle: 'h23',
});

const isByDay = (at: Date): boolean => {
  const hour = Number(clock.format(at));
  return hour >= firstHour && hour <= lastHour;
};
