import type { Database } from '../db/database.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Mail } from '../mail/outgoing.ts';

/** What a job works with: the database, the system as a member of the job's institute, and the post. */
export type JobOffice = {
  db: Database;
  actor: Actor & { institute: { id: string; code: string } };
  sendMail(mail: Mail): Promise<void>;
  /** The address people use, without a trailing slash. */
  publicUrl: string;
};
