import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { paths } from '../../../paths.ts';
import { cancelActivity } from '../../activities/commands/cancel-activity.ts';
import { holdActivity } from '../../activities/commands/hold-activity.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { show } from './exchange-balance.tsx';

const db = await testDatabase();
const app = testApp(db);
const en = { language: 'en' } as const;

const prepared = async () => {
  const cast = await makeCast(db);
  const listed = { kind: 'dac_listed', value: 'LDC', source: 'List', confidence: 'read' as const };
  const countryFacts = [{ ...listed, country: 'BJ', validFrom: '2017-01-01' }];
  await doing(db, cast.system, adoptRulebook, { parameters: [], countryFacts });
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const exchange = async (country: string, side: string, { year = 2025, held = true, of = true } = {}) => {
    const [from, until] = [`${year}-03-02`, `${year}-03-04`];
    const { id } = await doing(db, cast.system, planActivity, {
      kind: 'A7',
      title: `Exchange in ${country}, ${side}`,
      outcomeId,
      ...(of ? { partnershipId } : {}),
      plannedFrom: from,
      plannedUntil: until,
      country,
      format: 'seminar',
      side,
      direction: 'south_south',
      termsOfReference: 'To learn',
    });
    if (held)
      await doing(db, cast.system, holdActivity, {
        activityId: id,
        heldFrom: from,
        heldUntil: until,
        counts: [],
      });
    return id;
  };
  await exchange('BJ', 'bilateral');
  await exchange('BJ', 'multilateral', { of: false });
  await exchange('BE', 'multilateral', { of: false });
  await exchange('BJ', 'bilateral', { held: false });
  await exchange('BE', 'bilateral', { year: 2024 });
  const cancelled = await exchange('BE', 'bilateral', { held: false });
  await doing(db, cast.system, cancelActivity, { activityId: cancelled, reason: 'No room' });
  return { cast, partnershipId };
};

const csvOf = (text: string) =>
  text
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
    .slice(1);

test('exchanges that were held are balanced by year, and each figure leads to what it counts', async () => {
  const { cast } = await prepared();
  const officer = app.as(cast.as('programme_officer', en));
  const { text } = await officer.get(paths.exchangeBalance());
  assert.match(text, /Balance of exchanges \(A7\)/);
  const south = /href="([^"]+hemisphere=south[^"]*)">2</.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const list = (await officer.get(south)).text;
  assert.equal(list.match(/Exchange in BJ/g)?.length, 2);
  assert.match(list, /Benin · South/);
  const many = /href="([^"]+side=multilateral[^"]*)">2</.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  assert.equal((await officer.get(many)).text.match(/, multilateral</g)?.length, 2);
  const file = (await officer.get(`${paths.exchangeBalance()}?format=csv`)).text;
  assert.deepEqual(
    csvOf(file).map((line) => line.split(/[;,]/).slice(1).join(' ')),
    ['2025 2 1 0 1 2 3 1', '2024 0 1 0 1 0 1 0'],
  );
  const { queries } = await countingQueries(db, cast.as('programme_officer'), show, {});
  assert.equal(queries, 1);
});

test('the page of an exchange says where it lies, and the list that is taken along too', async () => {
  const { cast } = await prepared();
  const officer = app.as(cast.as('programme_officer', en));
  const file = (await officer.get(`${paths.activities()}?kind=A7&hemisphere=north&format=csv`)).text;
  assert.ok(csvOf(file).length > 0 && csvOf(file).every((line) => line.includes('North')));
  const list = (await officer.get(`${paths.activities()}?kind=A7&hemisphere=north`)).text;
  const page = /href="(\/activities\/[0-9a-f-]{36})"/.exec(list)?.[1] ?? '';
  assert.match((await officer.get(page)).text, /North or South<\/dt><dd>North/);
});

test('a partner balances its own exchanges, another institute its own, and the donor none', async () => {
  const { cast, partnershipId } = await prepared();
  const partner = app.as(cast.as('partner_coordinator', { ...en, partnerships: [partnershipId] }));
  const own = csvOf((await partner.get(`${paths.exchangeBalance()}?format=csv`)).text);
  assert.match(own[0] ?? '', /2025\D1\D0\D0\D1\D0\D1\D1$/);
  const stranger = app.as((await makeCast(db)).as('director', en));
  assert.match((await stranger.get(paths.exchangeBalance())).text, /No exchange has been planned yet/);
  const donor = app.as(cast.as('donor_officer', en));
  assert.equal((await donor.get(paths.exchangeBalance())).status, 404);
});
