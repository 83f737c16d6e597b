import { reminderLetterJob } from '../areas/obligations/rules/reminder-input.ts';
import { restatementLetterJob } from '../areas/results/rules/report-input.ts';
import { endJob, failJob, type Job, takeJob } from '../queue/jobs.ts';
import type { JobOffice } from './job-office.ts';
import { sendReminderLetter } from './send-reminder-letter.ts';
import { sendRestatementLetter } from './send-restatement-letter.ts';

/** By name; a job is done at least once, so that each must bear a second time. */
const handlers: Readonly<Record<string, (office: JobOffice, job: Job) => Promise<void>>> = {
  [reminderLetterJob]: sendReminderLetter,
  [restatementLetterJob]: sendRestatementLetter,
};

export type JobsRun = { done: number; failed: number };

/** No run holds the machine longer than this; what is left waits for the next one. */
const mostInARun = 1_000;

/** Does what is due at one institute, one job after another; several processes may do so at once. */
export const runJobs = async (office: JobOffice): Promise<JobsRun> => {
  const run = { done: 0, failed: 0 };
  while (run.done + run.failed < mostInARun) {
    const job = await office.db.write(office.actor, (tx) => takeJob(tx, office.actor.institute.id));
    if (!job) break;
    run[(await runs(office, job)) ? 'done' : 'failed'] += 1;
  }
  return run;
};

const runs = async (office: JobOffice, job: Job): Promise<boolean> => {
  const { db, actor } = office;
  try {
    const handle = handlers[job.name];
    if (!handle) throw Object.assign(new Error(job.name), { code: 'UNKNOWN_JOB' });
    await handle(office, job);
    await db.write(actor, (tx) => endJob(tx, actor.institute.id, job.id));
    return true;
  } catch (error) {
    await db.write(actor, (tx) => failJob(tx, actor.institute.id, job.id, codeOf(error)));
    return false;
  }
};

/** Never the message: a mail server's may repeat an address, a connection's its password. */
const codeOf = (error: unknown): string => {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const said = [code, responseCode].filter((part) => part !== undefined).join(' ');
  return /^[\w .-]{1,60}$/.test(said) ? said : 'ERROR';
};
