import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCast } from '../../test/support/cast.ts';
import { testDatabase, testPlace } from '../../test/support/cluster.ts';
import { enrol } from '../../test/support/enrol.ts';
import { clockOf } from '../../test/support/obligations.ts';
import type { Database } from '../db/database.ts';
import type { Mail } from '../mail/outgoing.ts';
import { type Clock, keepSchedule } from './keep-schedule.ts';

const db = await testDatabase();
const away = (await testPlace()).open();
const minute = 60_000;

/** A schedule whose minutes pass when the test says so, and what it sent and said. */
const scheduled = (at: string, { db: on = db, send }: { db?: Database; send?: () => Promise<void> } = {}) => {
  const sent: Mail[] = [];
  const said: string[] = [];
  let now = new Date(at);
  let call: (() => Promise<void>) | undefined;
  const clock: Clock = {
    now: () => now,
    every: (ms, each) => {
      assert.equal(ms, minute);
      call = each;
      return () => {
        call = undefined;
      };
    },
  };
  const sendMail = async (mail: Mail) => {
    await send?.();
    sent.push(mail);
  };
  const office = { db: on, sendMail, publicUrl: 'https://relais.example' };
  const { stop } = keepSchedule(office, { say: (line) => said.push(line), clock });
  const pass = async (minutes: number) => {
    now = new Date(now.getTime() + minutes * minute);
    await call?.();
  };
  const lettersTo = (email: string) => sent.filter(({ to }) => to === email).length;
  return { said, pass, stop, lettersTo, isStopped: () => call === undefined };
};

/** An institute with obligations that are late, and a finance officer who takes letters. */
const lateOffice = async () => {
  const cast = await makeCast(db);
  await clockOf(db, cast);
  return { cast, ...(await enrol(db, cast.system, 'finance_officer')) };
};

test('people are reminded by day and not at night, every institute its own', async () => {
  const [here, there] = [await lateOffice(), await lateOffice()];
  // 4.58 and 20.00 in Brussels, where it is winter: an hour ahead.
  for (const night of ['2026-01-15T03:58:00Z', '2026-01-15T19:00:00Z']) {
    const { pass, lettersTo, stop } = scheduled(night);
    await pass(1);
    assert.deepEqual([lettersTo(here.email), lettersTo(there.email)], [0, 0], night);
    await stop();
  }
  const { pass, lettersTo, said, stop } = scheduled('2026-01-15T05:00:00Z');
  await pass(1);
  assert.deepEqual([lettersTo(here.email), lettersTo(there.email)], [1, 1]);
  assert.deepEqual(said, []);
  await stop();
});

test('reminders are looked for once an hour, the queue is run every minute', async () => {
  let isRefusing = true;
  const { cast, email } = await lateOffice();
  const { pass, lettersTo, stop } = scheduled('2026-01-15T09:00:00Z', {
    send: async () => {
      if (isRefusing) throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    },
  });
  await pass(1);
  assert.equal(lettersTo(email), 0, 'no server takes it');
  isRefusing = false;
  const later = await enrol(db, cast.system, 'finance_officer');
  await pass(59);
  assert.equal(lettersTo(later.email), 0, 'the hour is not over');
  await pass(1);
  assert.equal(lettersTo(later.email), 1);
  await stop();
});

test('a round that takes long is the only one, and a stop waits for it', async () => {
  const { email } = await lateOffice();
  const [letter, entered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { pass, lettersTo, stop, isStopped } = scheduled('2026-01-15T09:00:00Z', {
    send: () => {
      entered.resolve();
      return letter.promise;
    },
  });
  const rounds = [pass(1), pass(60)];
  await entered.promise;
  let hasStopped = false;
  const stopping = stop().then(() => {
    hasStopped = true;
  });
  assert.ok(isStopped());
  await db.read({ role: 'doorkeeper' }, async () => undefined);
  assert.equal(hasStopped, false);
  letter.resolve();
  await Promise.all([...rounds, stopping]);
  assert.equal(lettersTo(email), 1);
});

test('a database that is away is said by its code, and tried again a minute later', async () => {
  await away.close();
  const { pass, said, stop } = scheduled('2026-01-15T09:00:00Z', { db: away });
  await pass(1);
  await pass(1);
  assert.equal(said.length, 2);
  for (const line of said) assert.match(line, /^The queue could not be run: \w+$/);
  await stop();
});
