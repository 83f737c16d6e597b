import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice } from '../../../../test/support/reporting.ts';
import { paths, withQuery } from '../../../paths.ts';
import { setBaseline } from '../../results/commands/set-baseline.ts';

const db = await testDatabase();
const { cast, programme, indicator, record } = await reportingOffice(db);
const officer = testApp(db).as(cast.as('programme_officer', { language: 'en' }));
const words = (text: string) => ({ text: { en: { text, source: true } } });

test('what an indicator tells in words stands on the page of its outcome and in its file, and is not without a figure', async () => {
  const id = await indicator({ measure: 'qualitative', overTime: 'last', overPartners: 'none' });
  await doing(db, cast.system, setBaseline, { indicatorId: id, year: 2020, ...words('No talks at all') });
  await record(id, undefined as unknown as string, words('They meet each month'));
  const address = paths.outcome({ id: programme.outcomes[0] });
  const { text } = await officer.get(address);
  for (const [said, part] of [
    ['No talks at all', 'definition'],
    ['They meet each month', undefined],
  ])
    assert.match(text, new RegExp(`href="[^"]*${id}[^"]*${part ? `#${part}` : ''}">${said}<`));
  assert.match(text, /in words/);
  assert.doesNotMatch(text, />without a figure</);
  const file = await officer.get(withQuery(address, { format: 'csv' }));
  assert.match(file.text, /No talks at all,They meet each month,.*in words/);
});
