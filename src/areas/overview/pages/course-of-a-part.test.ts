import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { yearOf } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { setTarget } from '../../results/commands/set-target.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const app = testApp(db);
const en = { language: 'en' } as const;
const year = yearOf(office.today);
await doing(db, cast.system, setTarget, {
  indicatorId: office.indicatorId,
  from: `${year}-01-01`,
  until: `${year}-12-31`,
  value: '1100',
});

const pages = {
  outcome: paths.outcome({ id: office.outcomes[0] }),
  programme: paths.programme({ id: office.programmeId }),
  portfolio: paths.portfolio(),
  review: paths.review({ id: office.reviewId }),
};

/** What only the whole's figures can say: a share of the way, and whether that is late. */
const told = /on course|>late<|Late: more|of the way to the targets|Way covered|Way made/;

test('no file says a course to whoever reads a part of the figures, nor figures narrowed to a partner', async () => {
  const [partnership] = office.partnerships;
  const scope = { outcomes: [office.outcomes[0]], years: [year] };
  const officer = cast.as('programme_officer', en);
  const partner = cast.as('partner_coordinator', { ...en, partnerships: [partnership] });
  const head = async (actor: typeof officer, address: string, query: Record<string, string> = {}) =>
    (await app.as(actor).get(withQuery(address, { format: 'csv', ...query }))).text.split('\r\n')[0] ?? '';
  const files = [
    [pages.outcome, {}],
    [pages.programme, {}],
    [pages.programme, { table: 'indicators' }],
    [pages.portfolio, {}],
  ] as const;
  for (const [address, query] of files) {
    assert.match(await head(officer, address, query), /on course|Way covered|State/i, address);
    for (const reader of [partner, cast.as('auditor', { ...en, scope })])
      assert.doesNotMatch(await head(reader, address, query), /on course|Way covered|State/i, address);
  }
  const narrowed = await head(officer, pages.outcome, { partner: partnership });
  assert.match(narrowed, /Target/);
  assert.doesNotMatch(narrowed, /Way covered|State/i);
});

test('what a way is counted from is told below the table: not the baseline where values are added up', async () => {
  const { text } = await app.as(cast.as('programme_officer', en)).get(pages.outcome);
  assert.match(text, /from baseline to target, or of the target itself where values are added up over time/);
});

test('on every page whoever reads a part of the figures is told neither a course nor that it is late', async () => {
  const scope = { outcomes: [office.outcomes[0]], years: [year] };
  const readers = [
    cast.as('partner_coordinator', { ...en, partnerships: [office.partnerships[0]] }),
    cast.as('auditor', { ...en, scope }),
  ];
  for (const [name, address] of Object.entries(pages)) {
    const whole = await app.as(cast.as('programme_officer', en)).get(address);
    assert.equal(whole.status, 200, name);
    assert.match(whole.text, told, name);
    for (const reader of readers) {
      const part = await app.as(reader).get(address);
      assert.equal(part.status, 200, `${reader.role} ${name}`);
      assert.doesNotMatch(part.text, told, `${reader.role} ${name}`);
      if (name === 'outcome' || name === 'review') assert.match(part.text, /Target of the programme/, name);
    }
  }
});
