import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { ownDatabase } from '../../../../test/support/cluster.ts';
import { clockOf, decided } from '../../../../test/support/obligations.ts';
import { title } from '../../../../test/support/union-work.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { openProgramme } from '../../programmes/commands/open-programme.ts';
import { fileObligation } from '../commands/file-obligation.ts';

const db = await ownDatabase();
const app = testApp(db);
const thisYear = yearOf(todayIn());
const told = thisYear - 2;

const prepared = async () => {
  const cast = await makeCast(db);
  const { owed } = await clockOf(db, cast);
  const { id: obligationId } = await owed('financial-report', told);
  const donor = app.as(cast.as('donor_officer', { institutes: [cast.institute.id], language: 'en' }));
  const year = (query: Record<string, string> = {}) => donor.get(withQuery(paths.obligations(), query));
  const overdueIn = async (query: Record<string, string> = {}) =>
    (await year(query)).text.split('id="overdue"')[1]?.split('</section>')[0] ?? '';
  return { cast, obligationId, year, overdueIn };
};

const report = new RegExp(`Financial report(?:(?!</tr>)[^])*P2022 · ${told}<`);

test('what is overdue from earlier years stands in the page of this year, in a part and in lines of the file of its own', async () => {
  const { cast, obligationId, year, overdueIn } = await prepared();
  assert.match(await overdueIn(), report);
  const page = (await year()).text;
  assert.equal(
    page.split(`P2022 · ${told}<`).length,
    page.split('id="overdue"')[1]?.split(`P2022 · ${told}<`).length,
  );
  const file = (await year({ format: 'csv' })).text;
  assert.match(file, new RegExp(`Financial report,P2022,${told},${told + 1}-06-30,,,,not filed yet,yes,`));
  assert.match(file, /,not filed yet,no,/);
  const thenFile = (await year({ year: String(told + 1), format: 'csv' })).text;
  assert.match(thenFile, new RegExp(`Financial report,P2022,${told},[^\\n]*,not filed yet,no,`));
  assert.equal(await overdueIn({ year: String(told + 1) }), '', 'only in the year that runs');
  const filedOn = `${told + 1}-07-20`;
  await doing(db, cast.system, fileObligation, { obligationId, version: 0, filedOn, channel: 'extranet' });
  assert.doesNotMatch(await overdueIn(), report);
});

test('the donor’s year is narrowed to a programme, in the part of what is overdue and in the file too', async () => {
  const { cast, year, overdueIn } = await prepared();
  const { id } = await doing(db, cast.system, openProgramme, {
    ...{ reference: 'Q2022', title, fromOn: `${told}-01-01`, untilOn: `${thisYear}-12-31` },
  });
  await decided(db, cast, id);
  assert.match(await overdueIn(), /Q2022 · /);
  const one = await year({ programme: 'Q2022' });
  assert.equal(one.status, 200);
  assert.match(one.text, /Q2022 · /);
  assert.doesNotMatch(one.text, /P2022 · /);
  assert.ok(!(await year({ programme: 'Q2022', format: 'csv' })).text.includes('P2022'));
  const later = await year({ programme: 'Q2022', year: String(thisYear + 9) });
  assert.equal(later.status, 200, 'a programme stays a choice in a year in which nothing of it is owed');
  const wrong = await year({ programme: 'nonesuch' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /“nonesuch” is not among the choices here/);
  assert.equal((await year({ programme: 'nonesuch', format: 'csv' })).status, 422);
});
