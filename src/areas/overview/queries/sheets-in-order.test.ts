import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { enrol } from '../../../../test/support/enrol.ts';
import { firstHalf, reportingOffice, told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { reviewReport } from '../../results/commands/review-report.ts';
import { withdrawMeasurement } from '../../results/commands/withdraw-measurement.ts';
import {
  broughtBy,
  entriesToJudge,
  lastToJudge,
  sheetsAsTheyStand,
} from '../../results/queries/sheet-turns.ts';
import { mostOfAKind, waitingFor } from './waiting.ts';
import { figuresToReview } from './waiting-figures.ts';

const db = await testDatabase();
const { cast, institute, partner, partnershipId, indicator, record, open } = await reportingOffice(db);
const officerOf = async () => {
  const { userId } = await enrol(db, cast.system, 'programme_officer');
  return cast.as('programme_officer', { userId });
};
const [one, two] = [await officerOf(), await officerOf()];

/** Every sheet looked into, and put in order afterwards. */
const oneByOne = (userId: string) =>
  db.read(one, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select r.id from ${sheetsAsTheyStand}
       where r.institute_id = ${institute} and exists (${entriesToJudge}) and not ${broughtBy(userId)}
       order by case when s.kind in ('approved', 'locked') then ${lastToJudge} else s.at end, r.id`.execute(
      tx,
    );
    return rows.map(({ id }) => id);
  });

const listed = (userId: string) =>
  db.read(one, async (tx) => {
    const at = { instituteId: institute, today: todayIn(), userId };
    return (await waitingFor(tx, at, [figuresToReview])).map(({ subject }) => subject.id);
  });

const handedIn = async (id: string, by: Actor, whose: string | null) => {
  const sheet = await open([id], whose === null ? { partnerships: [], asksInstitute: true } : {}, whose);
  const extra = whose !== null && by !== partner ? { onBehalf: { source: 'letter' } } : {};
  assert.equal(told(await sheet.submitting([{ indicatorId: id, value: '3' }], extra, by)), 'done');
  return sheet;
};

test('the first sheets that wait for somebody are those that each sheet, looked into by itself, says', async () => {
  for (let n = 0; n < 2 * mostOfAKind + 6; n++) {
    const [id, isOwn] = [await indicator(), n % 6 === 5];
    const by = isOwn || n % 3 === 1 ? (n % 2 === 0 ? one : two) : partner;
    const sheet = await handedIn(id, by, isOwn ? null : partnershipId);
    if (n % 5 > 1) continue;
    const { report, figures } = await sheet.now();
    const input = {
      reportId: report.id,
      version: report.version,
      seen: figures.map(({ rowId }) => rowId),
      approveRest: true,
    };
    assert.equal(told(await perform(db, cast.as('director'), reviewReport, newId(), input)), 'done');
    if (n % 5 === 1) continue;
    if (n % 4 === 0) assert.equal(told(await sheet.lock(cast.as('director'))), 'done');
    const [figure] = figures;
    if (isOwn)
      await doing(db, two, withdrawMeasurement, {
        id: figure!.id,
        version: figure!.entryNo,
        reason: 'Twice',
        told: 'The board',
      });
    else if (n % 4 !== 0)
      await record(
        id,
        '2',
        { ...firstHalf, breakdown: { sex: 'female' }, onBehalf: { source: 'letter' } },
        one,
      );
  }
  for (const { userId } of [one, two, cast.as('director')]) {
    const all = await oneByOne(userId);
    assert.ok(all.length > mostOfAKind, `${all.length} wait`);
    assert.deepEqual(await listed(userId), all.slice(0, mostOfAKind));
  }
});
