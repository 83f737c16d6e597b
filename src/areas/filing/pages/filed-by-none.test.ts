import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { ownDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { paths, withQuery } from '../../../paths.ts';
import { fileProgramme } from '../commands/file-programme.ts';

const db = await ownDatabase();
const app = testApp(db);

/** An institute that filed an account of the year, so many years ago. */
const filed = async (ago: number) => {
  const cast = await makeCast(db);
  const { programmeId, today } = await makeOffice(db, cast);
  const year = Number(today.slice(0, 4)) - ago;
  const what = { kind: 'yearly_account', year };
  await doing(db, cast.as('director'), fileProgramme, { programmeId, ...what });
  return { cast, year };
};

test('the joint view says of how many accounts a sum is, and which institutes filed none', async () => {
  const [first, second, last] = [await filed(0), await filed(0), await filed(1)];
  const none = await makeCast(db);
  const institutes = [first, second, last].map(({ cast }) => cast.institute.id);
  const donor = first.cast.as('donor_officer', {
    institutes: [...institutes, none.institute.id],
    language: 'en',
  });
  const upper = ({ institute }: { institute: { code: string } }) => institute.code.toUpperCase();
  const said = (text: string) => text.replaceAll(/<[^>]*>/g, '');
  const all = said((await app.as(donor).get(paths.filedOutcomes())).text);
  assert.ok(all.includes(`Nothing was filed yet by ${upper(none)}.`));
  const ofYear = withQuery(paths.filedOutcomes(), { year: String(first.year) });
  const { text } = await app.as(donor).get(ofYear);
  assert.match(said(text), /Total · 2 accounts/);
  const [, told] = new RegExp(`No account of ${first.year} was filed by ([^.]*)\\.`).exec(said(text)) ?? [];
  assert.deepEqual(told?.split(', ').sort(), [upper(last.cast), upper(none)].sort());
  assert.ok(text.includes(`href="${withQuery(paths.filings(), { institute: last.cast.institute.code })}"`));
  const narrowed = withQuery(paths.filedOutcomes(), {
    year: String(first.year),
    institute: last.cast.institute.code,
  });
  const lacking = said((await app.as(donor).get(narrowed)).text);
  assert.ok(lacking.includes(`filed by ${upper(last.cast)}.`) && lacking.includes('fits what is asked here'));
});
