import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testPlace } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { withOwner } from '../../../db/owner.ts';
import { addDays, yearOf } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { recordTransaction } from '../../finance/commands/record-transaction.ts';
import { registerOrganisation } from '../../partners/commands/register-organisation.ts';
import { startPartnership } from '../../partners/commands/start-partnership.ts';
import { addOutcome } from '../../programmes/commands/add-outcome.ts';
import { reviseOutcome } from '../../programmes/commands/revise-outcome.ts';
import { reviseProgramme } from '../../programmes/commands/revise-programme.ts';
import { noPoints } from '../../records/queries/returned-points.ts';
import { recordMeasurement } from '../../results/commands/record-measurement.ts';
import { showWith as showIndicatorWith } from '../../results/pages/indicator.tsx';
import { show as showCountry } from './country.tsx';
import { show as showOutcome } from './outcome.tsx';
import { show as showPartner } from './partner.tsx';
import { show as showPartnerResults } from './partner-results.tsx';
import { show as showProgramme } from './programme.tsx';

const place = await testPlace();
const db = place.open();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const app = testApp(db);
const en = { language: 'en' } as const;
const officer = cast.as('programme_officer', en);
const { today, programmeId, outcomes, partnerships, indicatorId } = office;
const [outcomeId] = outcomes;
const [partnershipId] = partnerships;
const then = addDays(today, -5);
const year = yearOf(today);
const said = (text: string) => ({ en: { text, source: true as const } });
const command = <I, V>(one: Parameters<typeof doing<I, V>>[2], input: unknown) =>
  doing(db, cast.system, one, input);

// All that the office did was known five days ago; what follows is known since today.
await withOwner(place.ownerUrl, (owner) =>
  owner.query(`update audit_entries set at = at - interval '10 days' where chain = $1`, [cast.institute.id]),
);
await command(recordExpense, {
  ...{ outcomeId, partnershipId, activityId: office.activities.late },
  ...{ line: 'a', heading: 'running', paidOn: addDays(today, -40), description: 'Known since' },
  ...{ amount: { minor: 77_00, currency: 'EUR' }, onBehalf: { source: 'letter' } },
});
await command(recordTransaction, {
  ...{ kind: 'disbursement', programmeId, outcomeId, partnershipId, on: addDays(today, -30) },
  ...{ amount: { minor: 11_00, currency: 'EUR' } },
});
await command(recordMeasurement, {
  ...{ indicatorId, partnershipId, value: '9', provenance: 'Register', onBehalf: { source: 'letter' } },
  ...{ from: today, until: today },
});
await command(reviseOutcome, {
  ...{ outcomeId, version: 1, code: 'NEW1', title: said('Called otherwise') },
  ...{ aims: ['O1', 'O2'], isBelgian: false },
});
await command(reviseProgramme, {
  ...{ programmeId, version: 1, reference: 'NEWP', title: said('Renamed since') },
  ...{ fromOn: `${year - 4}-01-01`, untilOn: `${year}-12-31` },
});
const { id: addedSince } = await command(addOutcome, {
  ...{ programmeId, code: 'OS3', title: said('Added since'), aims: ['O5'], isBelgian: false },
  ...{ places: [], classifications: [], participations: [], partnershipIds: [] },
});

const pages = {
  programme: paths.programme({ id: programmeId }),
  outcome: paths.outcome({ id: outcomeId }),
  country: paths.country({ country: 'BJ' }),
  partner: paths.partner({ id: partnershipId }),
  partnerResults: paths.partnerResults({ id: partnershipId }),
};
const read = async (address: string, query: Record<string, string> = {}, actor = officer) =>
  app.as(actor).get(withQuery(address, query));

/** What a page says of then, and what it says of today in its place. */
const told: Record<keyof typeof pages, { known: string[]; since: string[] }> = {
  programme: {
    known: ['€400.00', 'OS1', `${cast.institute.code}-P`, 'Programme'],
    since: ['477.00', 'NEW1', 'NEWP', 'Renamed since', 'Added since', '1,011.00'],
  },
  outcome: {
    known: ['€400.00', 'OS1', '>150<'],
    since: ['477.00', 'NEW1', 'Called otherwise', '€11.00', '>9<'],
  },
  country: { known: ['400.00', 'OS1', '>150<'], since: ['477.00', 'NEW1', '>9<'] },
  partner: { known: ['€400.00', '€1,000.00'], since: ['477.00', '1,011.00', '€11.00'] },
  partnerResults: { known: ['400.00', 'OS1', '>150<'], since: ['477.00', 'NEW1', '>9<'] },
};

for (const [name, address] of Object.entries(pages) as [keyof typeof pages, string][]) {
  test(`as of a day is what was known on its evening, and says so: ${name}`, async () => {
    const { status, text } = await read(address, { on: then });
    assert.equal(status, 200);
    assert.match(text, /As it stood on the evening of/);
    assert.match(text, /is left out\./);
    for (const known of told[name].known) assert.ok(text.includes(known), known);
    for (const since of told[name].since) assert.ok(!text.includes(since), since);
    const now = (await read(address)).text;
    assert.doesNotMatch(now, /As it stood on the evening of/);
    for (const since of told[name].since) assert.ok(now.includes(since), since);
    const before = await read(address, { on: addDays(today, -300) });
    assert.equal(before.status, 200);
    assert.ok(!before.text.includes('400.00'), 'nothing was known before the first entry');
  });

  test(`a figure as of a day leads to what adds up to it as of that day, or nowhere: ${name}`, async () => {
    const { text } = await read(address, { on: then });
    const links = [...text.matchAll(/<a [^>]*href="(\/[^"]*)"[^>]*>([^<]*)/g)].flatMap(
      ([, href = '', figure = '']) =>
        /^[€–-]?[\d,./]+( of \d+| %)?$/.test(figure.trim())
          ? [{ href: href.replaceAll('&amp;', '&'), figure }]
          : [],
    );
    assert.ok(links.length > 1, text.slice(0, 500));
    for (const { href } of links) {
      assert.match(href, /[?&](asof=\d+|on=\d{4}-\d\d-\d\d)(&|#|$)/, href);
      assert.equal((await app.as(officer).get(href)).status, 200, href);
    }
    const spent = links.find(
      ({ href, figure }) => /^\/(expenses|portfolio)/.test(href) && figure.includes('400.00'),
    );
    const list = (await app.as(officer).get(spent?.href ?? '')).text;
    assert.match(list, /400\.00/);
    assert.doesNotMatch(list, /Known since/);
  });

  test(`a file is of the day that is asked, and is named by it: ${name}`, async () => {
    const { status, text, headers } = await read(address, { format: 'csv', on: then });
    assert.equal(status, 200);
    for (const since of told[name].since)
      assert.ok(!text.includes(since.replaceAll(/[<>]/g, '\u0000')), since);
    assert.ok(headers.get('content-disposition')?.includes(then));
    assert.match(
      (await read(address, { on: then })).text,
      new RegExp(`href="[^"]*on=${then}[^"]*format=xlsx`),
    );
  });

  test(`a day that cannot be meant is said beside its field, and today is shown: ${name}`, async () => {
    for (const [on, why] of [
      ['31/02/2026', 'is not a date'],
      ['soon', 'is not a date'],
      [addDays(today, 1), 'This day is still to come'],
    ] as const)
      for (const format of ['', 'csv']) {
        const { status, text } = await read(address, { on, format });
        assert.equal(status, 422, on);
        assert.ok(text.includes(why), on);
        assert.match(text, /name="on"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*name="on"/, on);
        assert.ok(text.includes('477.00'), on);
      }
    assert.match((await read(address, { on: 'soon' })).text, /value="soon"/);
  });

  test(`a partner reads how things stand, whatever day it asks for: ${name}`, async () => {
    const readers = [cast.as('partner_coordinator', { ...en, partnerships: [partnershipId] })];
    for (const reader of readers) {
      const { status, text } = await read(address, { on: then }, reader);
      assert.equal(status, 200, reader.role);
      assert.ok(!text.includes('name="on"'), reader.role);
      assert.doesNotMatch(text, /As it stood on/);
      assert.ok(text.includes('477.00'), reader.role);
    }
  });

  test(`an auditor reads of a day what was known of its control, and is led to lists of that day: ${name}`, async () => {
    const auditor = cast.as('auditor', { ...en, scope: { outcomes: [outcomeId], years: [year, year - 1] } });
    const { status, text } = await read(address, { on: then }, auditor);
    assert.equal(status, 200);
    assert.match(text, /As it stood on the evening of/);
    // Of a partner's money a control is told no balance, whose sums these are.
    assert.ok(text.includes(name === 'partner' ? 'Your control covers some of these alone' : '400.00'));
    for (const since of told[name].since) assert.ok(!text.includes(since), since);
    assert.doesNotMatch(text, /not approved yet|\d returned/);
    const main = text.split(/<main[ >]/)[1] ?? '';
    const led = [...main.matchAll(/href="(\/[^"]*(?:asof=\d|on=\d{4})[^"]*)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    );
    for (const href of new Set(led)) assert.equal((await app.as(auditor).get(href)).status, 200, href);
    const elsewhere = cast.as('auditor', {
      ...en,
      scope: { outcomes: [addedSince], years: [year, year - 1] },
    });
    const other = await read(address, { on: then }, elsewhere);
    assert.ok(!other.text.includes('400.00'), 'another control');
  });
}

test('what was not on record on a day says so', async () => {
  const { status, text } = await read(paths.outcome({ id: addedSince }), { on: then });
  assert.equal(status, 200);
  assert.match(text, /Nothing of this was on record on/);
  assert.match(text, /It has been on record since/);
  assert.ok(text.includes(`href="${withQuery(paths.outcome({ id: addedSince }), { on: today })}"`));
  assert.doesNotMatch(text, /id="indicators"/);
  assert.match(
    (await read(pages.programme, { on: addDays(today, -300) })).text,
    /Nothing of this was on record/,
  );
});

test('of a day before a partner was on record its page says since when it is, to whom it is shown today', async () => {
  const { id: organisationId } = await command(registerOrganisation, {
    name: 'Since',
    kind: 'national_union',
    country: 'BJ',
  });
  const { id: joinedSince } = await command(startPartnership, {
    organisationId,
    fromOn: addDays(today, -60),
  });
  const added = { address: paths.partner({ id: joinedSince }), on: then, since: today };
  const first = { address: pages.partner, on: addDays(today, -300), since: addDays(today, -10) };
  for (const { address, on, since } of [added, first]) {
    const { status, text } = await read(address, { on });
    assert.equal(status, 200);
    assert.match(text, /Nothing of this was on record on/);
    assert.match(text, /It has been on record since/);
    assert.ok(text.includes(`href="${withQuery(address, { on: since })}"`));
    assert.ok(text.includes(`href="${address}"`));
    assert.match(text, /name="on"/);
    assert.doesNotMatch(text, /id="money"|format=|is left out\./);
    assert.doesNotMatch((await read(address, { on: since })).text, /Nothing of this was on record/);
    assert.equal((await read(address, { on, format: 'csv' })).status, 422, 'no file of nothing');
  }
  const stranger = (await makeCast(db)).as('programme_officer', en);
  const donor = cast.as('donor_officer', { ...en, institute: null });
  const other = cast.as('partner_coordinator', { ...en, partnerships: [partnerships[1]] });
  for (const actor of [stranger, donor, other])
    assert.equal((await read(pages.partner, { on: first.on }, actor)).status, 404, actor.role);
});

test('a page as of a day asks no more than ten queries', async () => {
  for (const [show, params] of [
    [showProgramme, { id: programmeId }],
    [showOutcome, { id: outcomeId }],
    [showCountry, { country: 'BJ' }],
    [showPartner, { id: partnershipId }],
    [showPartnerResults, { id: partnershipId }],
    [showIndicatorWith(() => noPoints), { id: indicatorId }],
  ] as const) {
    const { queries } = await countingQueries(db, officer, show, { params, query: `on=${then}` });
    assert.ok(queries <= 10, `${JSON.stringify(params)}: ${queries}`);
  }
});
