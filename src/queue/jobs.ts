import { sql } from 'kysely';
import type { Tx } from '../db/transaction.ts';
import { newId } from '../kernel/id.ts';

/** One thing to do after a write; `payload` as it was put down. */
export type Job = { id: string; name: string; payload: unknown; entryNo: number };

/** How long whoever took a job has it alone, in minutes; a process that dies gives it back so. */
const leaseMinutes = 10;
/** After so many tries, in about a day and a half, a job is given up until somebody asks for it again. */
const mostTries = 14;
/** No wait between two tries is longer, in minutes. */
const longestWait = 360;

/** Puts a job down in the transaction of the write that asks for it: both stand or neither. */
export const putJob = async (
  { tx, chain, entryNo }: { tx: Tx; chain: string; entryNo: number },
  name: string,
  payload: unknown,
): Promise<void> => {
  await tx
    .insertInto('jobs')
    .values({ institute_id: chain, id: newId(), name, payload: JSON.stringify(payload), entry_no: entryNo })
    .execute();
};

/** The job that is due longest, and for `leaseMinutes` nobody else's; undefined where none is due. */
export const takeJob = async (tx: Tx, instituteId: string): Promise<Job | undefined> => {
  const { rows } = await sql<Job>`
    update jobs set tries = tries + 1, due_at = clock_timestamp() + make_interval(mins => ${leaseMinutes})
     where (institute_id, id) = (select institute_id, id from jobs
       where institute_id = ${instituteId} and done_at is null and given_up_at is null and due_at <= clock_timestamp()
       order by due_at, id for update skip locked limit 1)
    returning id, name, payload, entry_no as "entryNo"`.execute(tx);
  return rows[0];
};

export const endJob = async (tx: Tx, instituteId: string, id: string): Promise<void> => {
  await sql`update jobs set done_at = clock_timestamp(), problem = null
    where institute_id = ${instituteId} and id = ${id}`.execute(tx);
};

/** Tried again after 1, 2, 4 ... minutes and then every six hours, at last given up. `problem` is a code without anything personal in it. */
export const failJob = async (tx: Tx, instituteId: string, id: string, problem: string): Promise<void> => {
  await sql`update jobs set problem = ${problem},
      due_at = clock_timestamp() + make_interval(mins => least(2 ^ (tries - 1), ${longestWait})::int),
      given_up_at = case when tries >= ${mostTries}::int then clock_timestamp() end
    where institute_id = ${instituteId} and id = ${id}`.execute(tx);
};

/** What waits and what was given up, and the last failure's code. */
export type JobsState = { waiting: number; givenUp: number; problem: string | null };

export const jobsState = async (tx: Tx, instituteId: string): Promise<JobsState> => {
  const { rows } = await sql<JobsState>`
    select count(*) filter (where given_up_at is null)::int as waiting,
           count(*) filter (where given_up_at is not null)::int as "givenUp",
           (array_agg(problem order by due_at desc) filter (where problem is not null))[1] as problem
      from jobs where institute_id = ${instituteId} and done_at is null`.execute(tx);
  return rows[0]!;
};

/** Everything given up is due again, from its first try; how many that are. */
export const tryAgain = async (tx: Tx, instituteId: string): Promise<number> => {
  const { numAffectedRows } = await sql`
    update jobs set given_up_at = null, tries = 0, due_at = clock_timestamp()
     where institute_id = ${instituteId} and given_up_at is not null`.execute(tx);
  return Number(numAffectedRows ?? 0);
};
