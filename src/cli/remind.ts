import { instituteCodes } from '../areas/people/queries/institute-codes.ts';
import { type JobOffice, officeFor } from '../jobs/job-office.ts';
import { duesOf, remind } from '../jobs/remind.ts';
import { runJobs } from '../jobs/run-jobs.ts';
import { type CalendarDay, calendarDay, todayIn } from '../kernel/calendar-day.ts';
import { mailOf } from '../mail/outgoing.ts';
import { jobsState, tryAgain } from '../queue/jobs.ts';
import { parseArgs } from './args.ts';
import { actingFor, inOffice } from './office.ts';
import { UsageError, type Verb, type VerbCall } from './verb.ts';

const options = {
  institute: { type: 'string' },
  on: { type: 'string' },
  'dry-run': { type: 'boolean' },
  again: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

export const remindVerb: Verb = {
  name: 'remind',
  summary:
    'Sends each person by mail what is due soon or late, once for each moment; the server does so by itself',
  usage: `remind [--institute CODE] [--dry-run [--on YYYY-MM-DD]] [--again] [--json]
       (--dry-run: whom it would remind of how much on that day, nothing is sent; --again: letters that were given up too)`,
  run: async (call) => {
    const { values } = parseArgs({ args: call.args, options });
    const on = dayOf(values.on, values['dry-run'] === true);
    return inOffice(call.config, async ({ db }) => {
      const office = { db, sendMail: mailOf(call.config), publicUrl: call.config.publicUrl };
      const codes = values.institute
        ? [values.institute]
        : await db.read({ role: 'doorkeeper' }, instituteCodes);
      const ran = [];
      for (const code of codes) {
        const there = officeFor(office, await actingFor(db, code));
        ran.push(values['dry-run'] ? await wouldTell(there, on) : await tell(there, values.again));
      }
      if (values.json) call.out(JSON.stringify({ on, institutes: ran }));
      else for (const each of ran) sayRun(call, each);
      return ran.some((each) => 'failed' in each && each.failed + each.givenUp > 0) ? 1 : 0;
    });
  },
};

/** @throws UsageError for no day, or for another than today where letters would go out. */
const dayOf = (asked: string | undefined, isDry: boolean): CalendarDay => {
  if (asked === undefined) return todayIn();
  const day = calendarDay(asked);
  if (!day) throw new UsageError(`--on: «${asked}» is no day; write YYYY-MM-DD`);
  if (!isDry) throw new UsageError('--on goes with --dry-run: letters go out for today');
  return day;
};

type Person = { name: string; email: string; lines: number };
type Dry = { institute: string; people: Person[] };
type Sent = { institute: string; reminders: number; done: number; failed: number; givenUp: number };

const wouldTell = async (office: JobOffice, on: CalendarDay): Promise<Dry> => {
  const dues = await duesOf(office, on);
  const people = dues.map(({ member, reminders }) => ({
    name: member.actor.name,
    email: member.email,
    lines: reminders.length,
  }));
  return { institute: office.actor.institute.code, people };
};

const tell = async (there: JobOffice, again = false): Promise<Sent> => {
  const { id, code: institute } = there.actor.institute;
  const { reminders } = await remind(there, todayIn());
  if (again) await there.db.write(there.actor, (tx) => tryAgain(tx, id));
  const { done, failed } = await runJobs(there);
  const { givenUp } = await there.db.read(there.actor, (tx) => jobsState(tx, id));
  return { institute, reminders, done, failed, givenUp };
};

const sayRun = ({ out }: VerbCall, run: Dry | Sent): void => {
  if ('people' in run) {
    if (run.people.length === 0) out(`${run.institute}: nobody is to be reminded of anything`);
    for (const { name, email, lines } of run.people) out(`${run.institute}: ${name} <${email}> of ${lines}`);
    return;
  }
  const { institute, reminders, done, failed, givenUp } = run;
  out(
    `${institute}: ${reminders} new reminders, ${done} letters done, ${failed} failed, ${givenUp} given up`,
  );
};
