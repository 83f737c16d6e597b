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
    [`${year} · 2 accounts`, '€40,000.00'],
    [`${year - 1} · 1 account`, '€20,000.00'],
    ['1 programme without an account', '€20,000.00'],
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

test('of a programme without an account nothing is said to be spent: nothing was filed of it', async () => {
  const [plan, account] = [await filed(null), await filed(0)];
  const donor = plan.cast.as('donor_officer', { language: 'en' });
  const { text } = await app.as(donor).get(paths.filedOutcomes());
  const [, ...groups] = text.split('<tr class="group">');
  const spentOf = (code: string) => {
    const group = groups.find((each) => each.includes(code.toUpperCase()))?.split('</tbody>')[0] ?? '';
    return [...group.matchAll(/data-label="Spent and chargeable"><span><a[^>]*>([^<]*)/g)].map(
      ([, said]) => said,
    );
  };
  assert.match(
    text,
    new RegExp(`${plan.cast.institute.code.toUpperCase()}[^<]*the programme · no account filed<`),
  );
  assert.deepEqual([...new Set(spentOf(plan.cast.institute.code))], ['not filed']);
  assert.deepEqual(
    [...new Set(spentOf(account.cast.institute.code))],
    ['€0.00'],
    'nought that an account says',
  );
  const [outcomes] = filedOutcomeQuestions;
  const asked = [askedInstitute(db, plan.cast), askedInstitute(db, account.cast)];
  const { rows } = await outcomes!.ask(asked, ['institute']);
  const figuresOf = (code: string) => rows.find(({ at }) => at.institute === code)?.figures;
  const { budget, spent, transferred } = figuresOf(plan.cast.institute.code)!;
  const euros = (minor: number) => ({ minor, currency: 'EUR' });
  assert.deepEqual(
    [budget, spent, transferred],
    [euros(20_000_00), null, euros(1000_00)],
    'what was filed stays',
  );
  assert.deepEqual(figuresOf(account.cast.institute.code)?.spent, euros(0));
});
