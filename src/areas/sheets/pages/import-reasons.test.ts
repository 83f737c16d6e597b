import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice } from '../../../../test/support/reporting.ts';
import { paths } from '../../../paths.ts';

const db = await testDatabase();
const app = testApp(db);
const { cast, programme, indicator } = await reportingOffice(db);
const officer = app.as(cast.as('programme_officer', { language: 'en' }));
const address = paths.sheets({ id: programme.id });

const send = (kind: string, rows: string[], visitor = officer) =>
  visitor.post(
    address,
    { kind, notation: 'point' },
    { file: { name: 'rows.csv', type: 'text/csv', bytes: new Uint8Array(Buffer.from(rows.join('\n'))) } },
  );
const hiddenOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );

test('a file that changes what stands asks why once, beside the field, and keeps that as the reason of each row', async () => {
  const id = await indicator({ code: 'R1' });
  const heads = 'Outcome,Indicator,From,Until,Of whom,How it is meant,Value,Comment';
  const row = (value: string) => `OS1,R1,${firstHalf.from},${firstHalf.until},,,${value},`;
  const first = await send('targets', [heads, row('9')]);
  assert.ok(!first.text.includes('name="reason"'), 'nothing new asks why');
  assert.equal((await officer.post(address, hiddenOf(first.text))).status, 303);
  const second = await send('targets', [heads, row('11')]);
  const refused = await officer.post(address, hiddenOf(second.text));
  assert.equal(refused.status, 422);
  assert.match(refused.text, /href="#f-reason"[^>]*>[^<]*One row changes what stands: say why/);
  const reason = 'The board raised it';
  assert.equal((await officer.post(address, { ...hiddenOf(refused.text), reason })).status, 303);
  const targets = await db.read(cast.system, (tx) =>
    tx
      .selectFrom('targets')
      .select(['value', 'correction_reason'])
      .where('indicator_id', '=', id)
      .where('ended_by_no', 'is', null)
      .execute(),
  );
  assert.deepEqual(
    targets.map(({ value, correction_reason }) => [Number(value), correction_reason]),
    [[11, reason]],
  );
});

test('the preview lists each new row with what its cells say, folded', async () => {
  await indicator({ code: 'N1' });
  const heads = 'Outcome,Indicator,From,Until,Of whom,How it is meant,Value,Comment';
  const row = `OS1,N1,${firstHalf.from},${firstHalf.until},,,27,As the board decided`;
  const { text } = await send('targets', [heads, row]);
  const [, folded = ''] =
    /<details class="disclosure"><summary>One new row<\/summary>([\s\S]*?)<\/details>/.exec(text) ?? [];
  for (const sign of ['N1', '27', 'As the board decided']) assert.ok(folded.includes(sign), sign);
  assert.ok(!folded.includes('How it is meant'), 'an empty column says nothing');
});
