import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { testPlace } from '../../test/support/cluster.ts';
import { note, officeWithNotes, trailAsLines, verified } from '../../test/support/trail-notes.ts';
import { writeComment } from '../areas/records/commands/write-comment.ts';
import { readAsOwner, withOwner } from '../db/owner.ts';
import type { Actor } from '../kernel/actor.ts';
import { type CalendarDay, todayIn } from '../kernel/calendar-day.ts';
import { newId } from '../kernel/id.ts';
import { openSigningKey } from '../secrets/signing-key.ts';
import { entryNoOn } from './entry-no-on.ts';
import { perform, performAt } from './perform.ts';

const place = await testPlace();
const db = place.open();
const folder = mkdtempSync(join(tmpdir(), 'relais-told-'));
const key = openSigningKey(folder);
after(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

const daysAgo = (count: number): Temporal.Instant => Temporal.Now.instant().subtract({ hours: 24 * count });

const noteAt = (officer: Actor, text: string, moment: Temporal.Instant | undefined, commandId = newId()) =>
  performAt(db, officer, note, { commandId, rawInput: { text }, moment });

const momentsOf = (officer: Actor): Promise<Temporal.Instant[]> =>
  db.read(officer, async (tx) => {
    const rows = await tx
      .selectFrom('audit_entries')
      .select('at')
      .where('chain', '=', officer.institute!.id)
      .orderBy('no')
      .execute();
    return rows.map(({ at }) => at);
  });

const isNow = (moment: Temporal.Instant | undefined): boolean =>
  Math.abs(Temporal.Now.instant().since(moment!).total('seconds')) < 60;

test('an entry and the rows that came with it are of the moment that was told, and a day is read so', async () => {
  const { institute, officer } = await officeWithNotes(db, []);
  const told = daysAgo(40);
  const subject = { kind: 'institute', id: institute.id };
  const rawInput = { subject, text: 'Vu' };
  await performAt(db, officer, writeComment, { commandId: newId(), rawInput, moment: told });
  await perform(db, officer, note, newId(), { text: 'now' });
  const [first, second] = await momentsOf(officer);
  assert.ok(first!.equals(told.round('microsecond')), `${first}`);
  assert.ok(isNow(second), 'the next command goes by the clock again');
  const [row] = await db.read(officer, (tx) => tx.selectFrom('comments').select('at').execute());
  assert.ok(row!.at.equals(first!));
  const noOn = (day: CalendarDay) => db.read(officer, (tx) => entryNoOn(tx, institute.id, day));
  const on = (moment: Temporal.Instant) => todayIn('Europe/Brussels', new Date(moment.epochMilliseconds));
  assert.deepEqual(
    [await noOn(on(daysAgo(42))), await noOn(on(told)), await noOn(on(daysAgo(0)))],
    [0, 1, 2],
  );
});

test('times of a chain rise: what is told to be earlier than its last entry is of the moment of that entry', async () => {
  const { officer } = await officeWithNotes(db, []);
  await noteAt(officer, 'a', daysAgo(10));
  await noteAt(officer, 'b', daysAgo(12));
  await noteAt(officer, 'c', daysAgo(9));
  await noteAt(officer, 'by the clock', undefined);
  await noteAt(officer, 'd', daysAgo(8));
  const moments = await momentsOf(officer);
  assert.ok(moments[1]!.equals(moments[0]!));
  assert.ok(Temporal.Instant.compare(moments[2]!, moments[1]!) > 0);
  assert.ok(isNow(moments[3]) && moments[4]!.equals(moments[3]!));
});

test('a moment ahead of the clock is refused, and nothing is written', async () => {
  const { officer } = await officeWithNotes(db, ['a']);
  const ahead = Temporal.Now.instant().add({ minutes: 5 });
  await assert.rejects(noteAt(officer, 'b', ahead), /ahead of the clock/);
  assert.equal((await momentsOf(officer)).length, 1);
});

test('the same command told again at another moment answers with what it did', async () => {
  const { officer } = await officeWithNotes(db, []);
  const id = newId();
  await noteAt(officer, 'a', daysAgo(3), id);
  const again = await noteAt(officer, 'a', daysAgo(2), id);
  assert.ok(again.done && again.again);
  assert.equal((await momentsOf(officer)).length, 1);
});

test('a trail with told moments verifies, and a moment that was altered afterwards does not', async () => {
  const { institute, officer } = await officeWithNotes(db, []);
  await noteAt(officer, 'a', daysAgo(30));
  await noteAt(officer, 'b', daysAgo(20));
  const lines = await readAsOwner(place.ownerUrl, (tx) => trailAsLines(tx, key, institute.code));
  assert.equal((await verified(lines)).verdict, 'whole');
  await withOwner(place.ownerUrl, (owner) =>
    owner.query(
      `set role relais_owner; update audit_entries set at = at - interval '1 day' where no = 2 and chain = '${institute.id}'`,
    ),
  );
  const altered = await readAsOwner(place.ownerUrl, (tx) => trailAsLines(tx, key, institute.code));
  assert.match((await verified(altered)).faults[0]!.fault, /was altered/);
});
