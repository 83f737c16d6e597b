import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { askedInstitute } from '../../../../test/support/asked-institute.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { ownDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import type { Money } from '../../../kernel/money.ts';
import { paths } from '../../../paths.ts';
import { fileProgramme } from '../commands/file-programme.ts';
import { filedOutcomeQuestions } from '../queries/filed-outcome-questions.ts';

const db = await ownDatabase();
const app = testApp(db);

/** An institute that filed an account of the year, so many years ago, or its programme as a whole. */
const filed = async (ago: number | null) => {
  const cast = await makeCast(db);
  const { programmeId, today } = await makeOffice(db, cast);
  const year = Number(today.slice(0, 4)) - (ago ?? 0);
  const what = ago === null ? { kind: 'programme' } : { kind: 'yearly_account', year };
  await doing(db, cast.as('director'), fileProgramme, { programmeId, ...what });
  return { cast, year };
};

test('accounts of different years, and whole programmes, add up to nothing, on the page or at the shell', async () => {
  const all = [await filed(0), await filed(0), await filed(1), await filed(null)];
  const [{ cast, year }] = all as [(typeof all)[number]];
  const institutes = all.map((each) => each.cast.institute.id);
  const donor = cast.as('donor_officer', { institutes, language: 'en' });
  const { text } = await app.as(donor).get(paths.filedOutcomes());
  const foot = /<tfoot>.*<\/tfoot>/s.exec(text)?.[0] ?? '';
  for (const [name, sum] of [
    [year, '€40,000.00'],
    [year - 1, '€20,000.00'],
    ['the programme', '€20,000.00'],
  ])
    assert.ok(foot.includes(`>${name}</div>${sum}`), `${name}: ${sum}`);
  assert.doesNotMatch(foot, /[68]0,000/);
  const asked = all.map((each) => askedInstitute(db, each.cast));
  const [outcomes] = filedOutcomeQuestions;
  const byYear = await outcomes!.ask(asked, ['year']);
  assert.deepEqual(
    byYear.rows.map(({ at, figures }) => [at.year, (figures.budget as Money).minor]).sort(),
    [
      [String(year - 1), 20_000_00],
      [String(year), 40_000_00],
      [null, 20_000_00],
    ].sort(),
  );
  assert.equal(byYear.total, undefined);
  const [byOutcome] = (await outcomes!.ask(asked, ['outcome'])).rows;
  assert.deepEqual([byOutcome?.figures.budget, byOutcome?.figures.participants], [null, null]);
  const ofOneYear = await outcomes!.ask(asked.slice(0, 2), ['outcome']);
  assert.deepEqual(ofOneYear.total?.budget, { minor: 40_000_00, currency: 'EUR' });
});
