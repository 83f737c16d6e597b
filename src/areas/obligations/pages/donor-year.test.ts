import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { ownDatabase } from '../../../../test/support/cluster.ts';
import { clockOf } from '../../../../test/support/obligations.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { fileObligation } from '../commands/file-obligation.ts';

const db = await ownDatabase();
const app = testApp(db);
const thisYear = yearOf(todayIn());
const due = String(thisYear - 1);

const filing = async (code: string) => {
  const cast = await makeCast(db);
  const { owed } = await clockOf(db, cast);
  const { id: obligationId } = await owed(code, thisYear - 2);
  const filedOn = `${due}-06-20`;
  await doing(db, cast.system, fileObligation, { obligationId, version: 0, filedOn, channel: 'extranet' });
  return cast;
};

const first = await filing('financial-report');
const second = await filing('financial-report');
const donor = app.as(
  first.as('donor_officer', { institutes: [first.institute.id, second.institute.id], language: 'en' }),
);
const [here, there] = [first, second].map(({ institute }) => institute.code);
const year = (query: Record<string, string>) =>
  donor.get(withQuery(paths.obligations(), { year: due, ...query }));
const groups = (text: string) =>
  [...text.matchAll(/<th[^>]*scope="rowgroup"[^>]*>(?:<[^>]*>)*([^<]+)/g)].map(([, code]) =>
    code?.toLowerCase(),
  );

test('the donor’s year shows every institute, or the one in the address, in the file too', async () => {
  assert.deepEqual(groups((await year({})).text).sort(), [here, there].sort());
  const one = await year({ institute: here! });
  assert.equal(one.status, 200);
  assert.deepEqual(groups(one.text), [here]);
  assert.match(one.text, new RegExp(`href="[^"]*year=${Number(due) - 1}&amp;institute=${here}`));
  assert.match(one.text, /<input type="hidden" name="year"/);
  const file = (await year({ institute: there!, format: 'csv' })).text;
  assert.ok(file.includes(there!) && !file.includes(here!));
});

test('an institute that is none is said beside its field, and all are shown', async () => {
  const { status, text } = await year({ institute: 'nobody' });
  assert.equal(status, 422);
  assert.match(text, /“nobody” is not among the choices here/);
  assert.deepEqual(groups(text).sort(), [here, there].sort());
});

test('the donor’s year has its months, a row an institute and kind, each day under its month', async () => {
  const { text } = await year({});
  const table = text.split('<table').find((each) => each.includes(`>Filed in ${due}, by month<`)) ?? '';
  for (const code of [here!, there!]) {
    const row =
      table.split('<tr').find((each) => each.includes(`${code.toUpperCase()} · Financial report`)) ?? '';
    const filled = [...row.matchAll(/data-label="([^"]*)"><span>([^<]*)/g)].map(([, month, days]) => [
      month,
      days,
    ]);
    assert.deepEqual(filled, [['Jun', '20']]);
  }
  assert.ok(!(await year({ institute: here! })).text.includes(`${there!.toUpperCase()} · Financial report`));
  const none = await year({ year: String(thisYear + 4) });
  assert.doesNotMatch(none.text, /by month/);
});
