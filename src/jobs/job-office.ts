import type { Database } from '../db/database.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Mail } from '../mail/outgoing.ts';

/** What the jobs of every institute have in common. */
export type ScheduleOffice = Omit<JobOffice, 'actor'>;

/** What a job works with: the database, the system as a member of the job's institute, and the post. */
export type JobOffice = {
  db: Database;
  actor: Actor & { institute: { id: string; code: string } };
  sendMail(mail: Mail): Promise<void>;
  /** The address people use, without a trailing slash. */
  publicUrl: string;
};

/** The office of one institute's jobs. @throws Error where the actor belongs to none. */
export const officeFor = (office: ScheduleOffice, actor: Actor): JobOffice => {
  if (!actor.institute) throw new Error('Jobs belong to an institute');
  return { ...office, actor: { ...actor, institute: actor.institute } };
};
