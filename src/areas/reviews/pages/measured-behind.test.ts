import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { addDays, yearOf } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { recordMeasurement } from '../../results/commands/record-measurement.ts';
import { addPoint } from '../commands/add-point.ts';
import { concludeReview } from '../commands/conclude-review.ts';

const db = await testDatabase();
const app = testApp(db);
const onBehalf = { source: 'letter' };

/** What was measured, as the page says it, and what the page behind it says and counts. */
const measured = async (actor: Parameters<typeof app.as>[0], address: string, indicatorId: string) => {
  const { text } = await app.as(actor).get(address);
  const entries = paths.figureEntries({ id: indicatorId });
  const [, href = '', said = ''] = new RegExp(`href="(${entries}[^"]*)">([^<]*)<`).exec(text) ?? [];
  const behind = await app.as(actor).get(href.replaceAll('&amp;', '&'));
  assert.equal(behind.status, 200, href);
  const [, value] = /<dd class="value">([^<]*)/.exec(behind.text) ?? [];
  const rows = behind.text.match(/<tbody.*?<\/tbody>/s)?.[0].match(/<tr/g) ?? [];
  return { said, value, rows: rows.length };
};

test('what was measured until the end of a scored year leads to the entries until then, which add up to it', async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Syndicat');
  const { id: indicatorId } = await doing(db, cast.system, defineIndicator, {
    ...{ outcomeId, code: '1.1', title: { en: { text: 'Members', source: true } } },
    ...{ measure: 'number', overTime: 'sum', overPartners: 'sum' },
  });
  for (const [year, value] of [
    ['2023', '1000'],
    ['2024', '234'],
    ['2025', '111'],
  ] as const)
    await doing(db, cast.system, recordMeasurement, {
      ...{ indicatorId, partnershipId, from: `${year}-01-01`, until: `${year}-12-31`, value },
      ...{ provenance: 'Register', onBehalf },
    });
  const officer = cast.as('programme_officer', { language: 'en' });
  const behind = (year: string) =>
    measured(officer, withQuery(paths.outcomeScores({ id: outcomeId }), { year }), indicatorId);
  const [before, after] = [await behind('2024'), await behind('2025')];
  assert.equal(before.value, before.said);
  assert.equal(after.value, after.said);
  assert.notEqual(before.said, after.said);
  assert.equal(after.rows, before.rows + 1);
});

test('what a concluded review knew as measured leads to the entries known then, today’s to those of today', async () => {
  const cast = await makeCast(db);
  const office = await makeOffice(db, cast);
  const { reviewId, indicatorId, today } = office;
  const [partnershipId] = office.partnerships;
  await doing(db, cast.system, addPoint, {
    ...{ reviewId, kind: 'gap', what: 'Slow', about: { kind: 'outcome' } },
  });
  await doing(db, cast.system, concludeReview, { reviewId });
  await doing(db, cast.system, recordMeasurement, {
    ...{ indicatorId, partnershipId: office.partnerships[1], value: '900', provenance: 'register', onBehalf },
    ...{ from: `${yearOf(today)}-01-01`, until: addDays(today, -1) },
  });
  const director = cast.as('director', { language: 'en' });
  const address = paths.review({ id: reviewId });
  const then = await measured(director, address, indicatorId);
  const now = await measured(director, withQuery(address, { figures: 'now' }), indicatorId);
  assert.deepEqual([then.said, then.value], ['150', '150']);
  assert.deepEqual([now.said, now.value], ['1,050', '1,050']);
  assert.equal(now.rows, then.rows + 1);
  const coordinator = cast.as('partner_coordinator', { language: 'en', partnerships: [partnershipId] });
  const ofPartner = async (query: Record<string, string>) =>
    figureLinks((await app.as(coordinator).get(withQuery(address, query))).text);
  assert.deepEqual(await ofPartner({}), [], 'a partner has no list of then');
  for (const part of ['/entries', '/budget?', '/expenses?', '/transactions?', '/activities?'])
    assert.ok(
      (await ofPartner({ figures: 'now' })).some((href) => href.includes(part)),
      part,
    );
  for (const href of figureLinks((await app.as(director).get(address)).text)) assert.match(href, /asof=\d+/);
});

/** Where the figures of a review lead: money, cells of numbers. */
const figureLinks = (text: string): string[] =>
  [...text.matchAll(/(?:<dd class="value">|<td class="n"[^>]*><span>)<a href="([^"]*)"/g)].map(
    ([, href = '']) => href,
  );
