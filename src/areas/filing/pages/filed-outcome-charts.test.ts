import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { type Cast, doing, makeCast } from '../../../../test/support/cast.ts';
import { ownDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice, type Office } from '../../../../test/support/office.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { fileProgramme } from '../commands/file-programme.ts';

const db = await ownDatabase();
const app = testApp(db);
const [cast, second] = [await makeCast(db), await makeCast(db)];
const [office, secondOffice] = [await makeOffice(db, cast), await makeOffice(db, second)];
const year = Number(office.today.slice(0, 4));

const filed = async (of: Cast, at: Office, minor: number) => {
  await doing(db, of.as('finance_officer'), recordExpense, {
    ...{ outcomeId: at.outcomes[0], line: 'd', heading: 'running', paidOn: at.today, chargedYear: year },
    ...{ description: 'Translation of a study', amount: { minor, currency: 'EUR' } },
    ...{ voucherState: 'kept_at_partner', voucherClass: 'ordinary' },
  });
  const what = { programmeId: at.programmeId, kind: 'yearly_account', year };
  await doing(db, of.as('director'), fileProgramme, what);
};
await filed(cast, office, 111_00);
await filed(second, secondOffice, 444_00);

const donor = cast.as('donor_officer', {
  ...{ institutes: [cast.institute.id, second.institute.id], language: 'en' as const },
});
const page = paths.filedOutcomes();
const read = async (actor = donor, path = page) => (await app.as(actor).get(path)).text;

const nameOf = (of: Cast) =>
  `${of.institute.code.toUpperCase()} · ${of.institute.code}-P · account of ${year}`;
const amountsIn = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').match(/\d[\d,]*\.\d\d/g) ?? [];

/** The drawing of an account: of each outcome the amounts beside its bars, and how wide the bars are. */
const drawn = (text: string, of: Cast) => {
  const card = text.split('<section class="card"').find((each) => each.includes(`<h2>${nameOf(of)}</h2>`));
  const bars = /<ul class="bars">(.*?)<\/ul>/s.exec(card ?? '')?.[1] ?? '';
  return [...bars.matchAll(/<li>(.*?)<\/li>/gs)].map(([, bar = '']) => ({
    code: /<span>([^<]*)<\/span>/.exec(bar)?.[1],
    amounts: amountsIn(bar),
    widths: [...bar.matchAll(/<rect[^>]* width="([^"]*)"/g)].map(([, width]) => width),
  }));
};

/** The same amounts in the table below: budget, spent and transferred, without what of it fell in the year. */
const tabled = (text: string, of: Cast) => {
  const [, ...groups] = text.split('<tr class="group">');
  const group = groups.find((each) => each.includes(`>${nameOf(of)}<`)) ?? '';
  return [...(group.split('</tbody>')[0] ?? '').matchAll(/<tr><th.*?<\/tr>/gs)].map(([row]) => {
    const [budget, spent, , transferred] = amountsIn(row);
    return [budget, spent, transferred];
  });
};

test('each account has its drawing, with the figures of the table and bars in their proportion', async () => {
  const text = await read();
  for (const each of [cast, second]) {
    const lines = drawn(text, each);
    assert.deepEqual(
      lines.map(({ code }) => code),
      ['OS1', 'OS2', 'Management and structure'],
    );
    assert.deepEqual(
      lines.map(({ amounts }) => amounts),
      tabled(text, each),
    );
  }
  assert.deepEqual(drawn(text, second)[0], {
    code: 'OS1',
    amounts: ['10,000.00', '444.00', '0.00'],
    widths: ['100%', '4.44%', '0%'],
  });
  assert.equal(text.match(/<summary>The figures as a table<\/summary>/g)?.length, 2);
});

test('what the page is narrowed to is drawn alone', async () => {
  const text = await read(donor, withQuery(page, { institute: second.institute.code, aim: 'O3' }));
  assert.deepEqual(
    drawn(text, second).map(({ code }) => code),
    ['OS2'],
  );
  assert.deepEqual(drawn(text, cast), []);
});

test('an institute sees its own account drawn; where nothing was filed nothing is', async () => {
  const text = await read(cast.as('director', { language: 'en' }));
  assert.equal(drawn(text, cast).length, 3);
  assert.deepEqual(drawn(text, second), []);
  assert.equal(text.match(/<figure class="chart">/g)?.length, 1);
  const none = await read((await makeCast(db)).as('director', { language: 'en' }));
  assert.doesNotMatch(none, /<figure|One chart per account/);
});
