import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { title } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { askDerogation } from '../../records/commands/ask-derogation.ts';
import { decideDerogation } from '../../records/commands/decide-derogation.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { addOutcome } from '../commands/add-outcome.ts';
import { decideProgramme } from '../commands/decide-programme.ts';
import { openProgramme } from '../commands/open-programme.ts';
import { reviseOutcome } from '../commands/revise-outcome.ts';
import { programmePeriodRule } from '../rules/programme-rules.ts';
import { decisionsOf } from './decisions.ts';
import { checksOfProgramme } from './programme-checks.ts';

const db = await testDatabase();
const today = '2026-11-24' as CalendarDay;

const prepared = async () => {
  const cast = await makeCast(db);
  await doing(db, cast.system, adoptRulebook, {
    parameters: programmePeriodRule.parameters.map((seed) => ({ ruleId: programmePeriodRule.id, ...seed })),
    countryFacts: [
      {
        country: 'BJ',
        kind: 'partner_country',
        value: '2017-2021',
        source: 'Programme',
        confidence: 'read',
        validFrom: '2017-01-01',
        validUntil: '2022-03-31',
      },
    ],
  });
  const { id: programmeId } = await doing(db, cast.system, openProgramme, {
    reference: 'P2022',
    title,
    fromOn: '2022-01-01',
  });
  return { cast, programmeId };
};

test('what an import brought without an aim or with odd percentages is kept, and a check says so', async () => {
  const { cast, programmeId } = await prepared();
  const { id: outcomeId } = await doing(db, cast.system, addOutcome, {
    programmeId,
    code: 'OS1',
    title,
    isImported: true,
    places: [{ country: 'BJ', percentage: '70' }, { country: 'TG' }],
  });
  const checks = await db.read(cast.as('auditor'), (tx) =>
    checksOfProgramme(tx, cast.institute.id, programmeId, today),
  );
  assert.deepEqual(
    checks.map(({ ruleId, verdict, subject }) => [ruleId, verdict, subject.id === outcomeId]),
    [
      ['P-period', 'ok', false],
      ['P-percentages', 'ok', false],
      ['P-signatory', 'warns', false],
      ['P-outcome-percentages', 'blocks', true],
      ['P-outcome-aim', 'blocks', true],
      ['P-partner-country', 'blocks', true],
      ['O2-baseline', 'ok', true],
    ],
  );
  const country = checks.find(({ ruleId }) => ruleId === 'P-partner-country');
  assert.equal(country?.inputs.notPartner, 'TG');
});

test('a derogation on one outcome settles its block, and no other outcome’s', async () => {
  const { cast, programmeId } = await prepared();
  const outcome = { programmeId, title, aims: [], isImported: true };
  const { id: excepted } = await doing(db, cast.system, addOutcome, { ...outcome, code: 'OS1' });
  const { id: other } = await doing(db, cast.system, addOutcome, { ...outcome, code: 'OS2' });
  const derogationId = newId();
  await doing(db, cast.as('programme_officer'), askDerogation, {
    id: derogationId,
    ruleId: 'P-outcome-aim',
    subject: { kind: 'outcome', id: excepted },
    origin: 'donor',
    reason: 'Agreed by letter',
    from: '2026-01-01',
    until: '2026-12-31',
  });
  await doing(db, cast.as('director'), decideDerogation, {
    derogationId,
    origin: 'donor',
    decision: 'granted',
    reason: 'Letter of the donor',
    letterReference: 'DGD/2026/12',
    letter: { name: 'letter.pdf', mediaType: 'application/pdf', size: 10, sha256: 'a'.repeat(64) },
  });
  const checks = await db.read(cast.as('director'), (tx) =>
    checksOfProgramme(tx, cast.institute.id, programmeId, today),
  );
  const verdictOf = (id: string) =>
    checks.find(({ ruleId, subject }) => ruleId === 'P-outcome-aim' && subject.id === id)?.verdict;
  assert.deepEqual([verdictOf(excepted), verdictOf(other)], ['settled', 'blocks']);
});

test('a programme is not recorded as submitted while a check blocks it, and is once it is mended', async () => {
  const { cast, programmeId } = await prepared();
  const outcome = { programmeId, code: 'OS1', title, aims: [], isImported: true };
  const { id: outcomeId } = await doing(db, cast.system, addOutcome, outcome);
  const director = cast.as('director');
  const submission = { programmeId, kind: 'submitted', decidedOn: '2021-09-30' };
  const refused = await perform(db, director, decideProgramme, newId(), submission);
  assert.deepEqual(!refused.done && refused.problem?.key, 'programmes.check-aim-broken');
  assert.deepEqual(await db.read(director, (tx) => decisionsOf(tx, cast.institute.id, programmeId)), []);
  await doing(db, director, reviseOutcome, { outcomeId, version: 1, code: 'OS1', title, aims: ['O2'] });
  const page = testApp(db).as(director);
  const form = paths.decideProgramme({ id: programmeId });
  assert.match(
    (await page.get(form)).text,
    /OS1 ne dit d’aucune cible/,
    'what only warns is said before it is submitted',
  );
  await doing(db, director, decideProgramme, submission);
});

test('a closed programme stays closed, and nothing is decided in the future', async () => {
  const { cast, programmeId } = await prepared();
  const director = cast.as('director');
  const decide = (kind: string, more: object = {}) =>
    perform(db, director, decideProgramme, newId(), {
      programmeId,
      kind,
      decidedOn: '2021-12-01',
      reference: 'AM 1',
      ...more,
    });
  const future = await decide('decided', { decidedOn: '2199-01-01' });
  assert.deepEqual(Object.keys((!future.done && future.fields) || {}), ['decidedOn']);
  assert.ok((await decide('decided', { subsidyMinor: 100, submittedOn: '2021-07-29' })).done);
  assert.ok((await decide('decided', { subsidyMinor: 200 })).done);
  assert.ok((await decide('closed')).done);
  const again = await decide('decided');
  assert.deepEqual(!again.done && again.problem?.key, 'programmes.not-after-closed');
});
