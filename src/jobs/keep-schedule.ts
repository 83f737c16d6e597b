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

/** Runs the queue every minute and the reminders every hour until it is stopped; what fails is said and tried again. */
export const keepSchedule = (
  office: ScheduleOffice,
  say: (line: string) => void = console.error,
): { stop(): Promise<void> } => {
  const remindedAt = new Map<string, number>();
  let running: Promise<void> = Promise.resolve();
  let isRunning = false;
  const tick = async () => {
    if (isRunning) return;
    isRunning = true;
    running = forAll(office, { remindedAt, say })
      .catch((error: { code?: string }) => say(`The queue could not be run: ${error.code ?? 'ERROR'}`))
      .finally(() => {
        isRunning = false;
      });
  };
  const timer = setInterval(tick, minuteMs).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};

type Round = { remindedAt: Map<string, number>; say: (line: string) => void };

/** What fails at one institute is said with its code and keeps no other from its letters. */
const forAll = async (office: ScheduleOffice, { remindedAt, say }: Round): Promise<void> => {
  for (const code of await office.db.read({ role: 'doorkeeper' }, instituteCodes)) {
    const attempt = async (what: string, step: () => Promise<unknown>) => {
      await step().catch((error: { code?: string }) => say(`${code}: ${what}: ${error.code ?? 'ERROR'}`));
    };
    const actor = await office.db.read({ role: 'doorkeeper' }, (tx) => systemActorOf(tx, code));
    if (!actor) continue;
    const there = officeFor(office, actor);
    if (Date.now() - (remindedAt.get(code) ?? 0) >= hourMs && isByDay(new Date())) {
      remindedAt.set(code, Date.now());
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
