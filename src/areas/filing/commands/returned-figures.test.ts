import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { firstHalf, reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { publicationGate } from '../../publishing/queries/publication-gate.ts';
import { reviewReport } from '../../results/commands/review-report.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { show as showForm } from '../pages/file-programme.tsx';
import { filingById } from '../queries/filings.ts';
import { fileProgramme } from './file-programme.ts';

const db = await testDatabase();
const app = testApp(db);
const office = await reportingOffice(db);
const { cast, programme } = office;
const en = { language: 'en' } as const;
const director = cast.as('director', en);
const donor = cast.as('donor_officer', { ...en, institutes: [cast.institute.id] });

await db.write(cast.system, (tx) =>
  tx
    .updateTable('outcomes')
    .set({ aims: ['O2'] })
    .where('programme_id', '=', programme.id)
    .execute(),
);

const [members, women, trained] = [
  await office.indicator(),
  await office.indicator(),
  await office.indicator(),
];
const sheet = await office.open([members, women]);
await sheet.submitting([
  { indicatorId: members, value: '12000' },
  { indicatorId: women, value: '40' },
]);
const { report, figures } = await sheet.now();
const [wrong] = figures.filter(({ indicatorId }) => indicatorId === members);
await doing(db, office.officer, reviewReport, {
  reportId: report.id,
  version: report.version,
  seen: figures.map(({ rowId }) => rowId),
  figures: [{ id: wrong!.id, kind: 'returned', comment: 'A nought too many' }],
  approveRest: false,
});
/** A year beside its half: summed twice. */
await office.record(trained, '30');
await office.record(trained, '70', { from: firstHalf.from, until: `${reportYear}-12-31` });

const filing = (year = reportYear) =>
  perform(db, director, fileProgramme, newId(), { programmeId: programme.id, kind: 'yearly_account', year });
const checksOf = async (year?: number) => {
  const outcome = await filing(year);
  assert.ok(outcome.done);
  const filed = await db.read(donor, (tx) => filingById(tx, [cast.institute.id], outcome.value.id));
  return {
    id: outcome.value.id,
    said: Object.fromEntries(
      (filed?.content.checks ?? [])
        .filter(({ ruleId }) => ruleId.startsWith('R-'))
        .map(({ ruleId, verdict, sentence }) => [ruleId, [verdict, sentence.args?.count]]),
    ),
  };
};

test('what was returned, never judged or is marked is told where the account is filed, and in the account itself', async () => {
  const form = paths.fileProgramme({ id: programme.id });
  const lastYear = await app.as(director).get(form);
  assert.doesNotMatch(lastYear.text, /was returned/, 'nothing was measured until its end');
  const year = String(reportYear + 40);
  const { text } = await app.as(director).post(form, { kind: 'yearly_account', year });
  assert.match(text, /1 figure was returned to its partner and counts as it stands/);
  assert.match(text, /1 figure was submitted and never reviewed/);
  assert.match(text, /2 figures count days that others count too/);
  const params = { id: programme.id };
  const { queries } = await countingQueries(db, director, showForm, { params });
  assert.ok(queries <= 10, `${queries} queries`);
  const { id, said } = await checksOf();
  assert.deepEqual(said, {
    'R-returned': ['warns', 1],
    'R-reviewed': ['warns', 1],
    'R-programme-period': ['ok', 0],
    'R-counted-once': ['warns', 2],
    'R-percentage': ['ok', 0],
    'R-breakdown-sum': ['ok', 0],
  });
  const page = await app.as(donor).get(paths.filing({ id }));
  assert.match(page.text, /1 figure was returned to its partner/);
  assert.doesNotMatch(page.text, /nought/);
});

test('each sentence leads to the figures that it is said of', async () => {
  const listed = async (query: Record<string, string>) =>
    (await app.as(director).get(withQuery(paths.measurements(), { programme: programme.id, ...query }))).text;
  const returned = await listed({ state: 'returned' });
  assert.match(returned, /12,000/);
  assert.doesNotMatch(returned, />40</);
  const twice = await listed({ rule: 'R-counted-once' });
  assert.match(twice, />70</);
  assert.doesNotMatch(twice, /12,000/);
  assert.doesNotMatch(await listed({ rule: 'R-counted-once', until: `${reportYear - 1}-12-31` }), />70</);
});

test('before a publication the same is told', async () => {
  const { text } = await app.as(director).get(paths.exportIati({ id: programme.id }));
  assert.match(text, /1 figure was returned to its partner and counts as it stands/);
  assert.match(text, new RegExp(`programme=${programme.id}&amp;state=returned`));
});

test('where the institute chose that it blocks, neither an account is filed nor a file written', async () => {
  await doing(db, cast.system, adoptRulebook, {
    parameters: [
      {
        ruleId: 'R-returned',
        name: 'consequence',
        value: 'blocks',
        unit: 'blocks-or-warns',
        citation: 'House rule',
        confidence: 'read',
        validFrom: '2007-06-06',
      },
    ],
    countryFacts: [],
  });
  assert.deepEqual(await filing(), {
    done: false,
    problem: { key: 'filing.blocked', args: { count: 1, rules: 'R-returned' } },
  });
  const page = await app
    .as(director)
    .get(withQuery(paths.exportIati({ id: programme.id }), { download: '1' }));
  assert.match(page.text, /1 figure was returned/);
  assert.match(page.text, /Nothing is published while a rule stands in the way/);
});

test('what is held back is given no identifiers either: they are for good', async () => {
  const address = paths.exportIati({ id: programme.id });
  assert.doesNotMatch((await app.as(director).get(address)).text, /Give the identifiers/);
  const posted = await app.as(director).post(address);
  assert.equal(posted.status, 422);
  assert.match(posted.text, /Nothing is published while a rule stands in the way/);
  const { gate, named } = await db.read(director, async (tx) => ({
    gate: await publicationGate(tx, cast.institute.id, programme.id),
    named: await programmeById(tx, cast.institute.id, programme.id),
  }));
  assert.equal(named?.iatiIdentifier, null);
  assert.equal(gate.isHeldBack, true);
  assert.deepEqual(
    gate.checks.filter(({ verdict }) => verdict === 'blocks').map(({ ruleId }) => ruleId),
    ['R-returned'],
  );
});

test('a partner and an auditor are told nothing by a state in the address that they may not read', async () => {
  const auditor = cast.as('auditor', {
    ...en,
    scope: { outcomes: [...programme.outcomes], years: [reportYear] },
  });
  for (const state of ['returned', 'nonesuch']) {
    const { status, text } = await app.as(auditor).get(withQuery(paths.measurements(), { state }));
    assert.equal(status, 422);
    assert.ok(text.includes(`“${state}” is not among the choices here`), 'as any word that is none');
    assert.doesNotMatch(text, /<option value="returned"|>70</);
  }
  for (const actor of [
    auditor,
    cast.as('partner_coordinator', { ...en, partnerships: [office.partnershipId] }),
  ]) {
    const marked = await app.as(actor).get(withQuery(paths.measurements(), { rule: 'R-counted-once' }));
    assert.match(marked.text, />70</);
    assert.doesNotMatch(marked.text, />12,000</);
  }
});
