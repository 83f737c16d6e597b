import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice } from '../../../../test/support/reporting.ts';
import { paths } from '../../../paths.ts';

const db = await testDatabase();
const app = testApp(db);
const { cast, programme, partnershipId, partner, indicator, open } = await reportingOffice(db);

test('who may restate a locked figure that a file changes is led to its own page, and nobody else', async () => {
  const id = await indicator({ code: 'L1' });
  const { submitting, lock } = await open([id]);
  assert.ok((await submitting([{ indicatorId: id, value: '5' }])).done);
  assert.ok((await lock()).done);
  const { name, measurement_id } = await db.read(cast.system, (tx) =>
    tx
      .selectFrom('measurements as m')
      .innerJoin('partnerships as p', 'p.id', 'm.partnership_id')
      .innerJoin('organisations as o', 'o.id', 'p.organisation_id')
      .select(['o.name', 'm.measurement_id'])
      .where('m.indicator_id', '=', id)
      .where('m.partnership_id', '=', partnershipId)
      .executeTakeFirstOrThrow(),
  );
  const heads = 'Outcome,Indicator,Partner,From,Until,Value,Where this figure comes from';
  const row = `OS1,L1,${name},${firstHalf.from},${firstHalf.until},7,Register`;
  const bytes = new Uint8Array(Buffer.from(`${heads}\n${row}`));
  const sent = async (who: Parameters<typeof app.as>[0]) =>
    app
      .as({ ...who, language: 'en' })
      .post(
        paths.sheets({ id: programme.id }),
        { kind: 'measurements', notation: 'point' },
        { file: { name: 'rows.csv', type: 'text/csv', bytes } },
      );
  const own = await sent(cast.as('programme_officer', { language: 'en' }));
  assert.match(own.text, /restated on its own page, saying who was told/);
  assert.ok(own.text.includes(`href="${paths.correctMeasurement({ id: measurement_id })}"`));
  const theirs = await sent(partner);
  assert.match(theirs.text, /only a programme officer restates it/);
  assert.ok(!theirs.text.includes(paths.correctMeasurement({ id: measurement_id })));
});
