import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { addDays, type CalendarDay } from '../../../kernel/calendar-day.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { recordDialogueEvent } from '../commands/record-dialogue-event.ts';
import { dialogueEvents } from './dialogue-events.ts';
import { keyOfRow, rightsAPage, rightsSorts } from './list-page.ts';

const db = await testDatabase();
const { system, institute } = await makeCast(db);

const below = seededRandom(25);
const titles = ['École', 'eau', 'Zone | libre', 'Été', 'eau'];
for (let at = 0; at < 60; at += 1)
  await doing(db, system, recordDialogueEvent, {
    title: titles[below(titles.length)],
    country: 'BJ',
    heldOn: addDays('2025-01-01' as CalendarDay, below(9)),
    form: 'consultation',
    level: 'local',
    result: 'minutes',
    source: 'Minutes',
  });

for (const sort of rightsSorts)
  test(`paged by key and sorted by ${sort}, every row is shown once and in order`, async () => {
    const list = (after?: string, limit?: number) =>
      db.read(system, (tx) => dialogueEvents(tx, institute.id, { sort, after, limit }));
    const whole = (await list(undefined, 1000)).map(({ id }) => id);
    assert.equal(new Set(whole).size, 60);
    const paged: string[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const rows = await list(after);
      const shown = rows.slice(0, rightsAPage);
      paged.push(...shown.map(({ id }) => id));
      more = rows.length > rightsAPage;
      after = keyOfRow(shown.at(-1)!, sort);
    }
    assert.deepEqual(paged, whole);
  });
