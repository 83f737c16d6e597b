import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { partnerOf, programmeOf, title } from '../../../../test/support/union-work.ts';
import type { Command } from '../../../command/command.ts';
import { perform } from '../../../command/perform.ts';
import { addDays, type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { addOutcome } from '../commands/add-outcome.ts';
import { answerAmendment } from '../commands/answer-amendment.ts';
import { decideProgramme } from '../commands/decide-programme.ts';
import { requestAmendment } from '../commands/request-amendment.ts';
import { reviseOutcome } from '../commands/revise-outcome.ts';
import { withdrawAmendment } from '../commands/withdraw-amendment.ts';
import * as editOutcome from '../pages/edit-outcome.tsx';
import { additionRows } from './additions.ts';
import { designChecks } from './design-checks.ts';

const db = await testDatabase();
const app = testApp(db);
const today = todayIn();

/** Decided with OS1 in Benin carried by one partner; each step gives the number of its entry. */
const decided = async (approval = 'outcome; country; partner') => {
  const cast = await makeCast(db);
  await doing(db, cast.system, adoptRulebook, {
    parameters: [
      {
        ruleId: 'M17',
        name: 'prior-approval',
        value: approval,
        unit: 'kinds',
        citation: 'art. 35-37',
        confidence: 'read',
        validFrom: '2017-01-01',
      },
    ],
  });
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  const { partnershipId: first } = await partnerOf(db, cast, 'CSA');
  const { partnershipId: second } = await partnerOf(db, cast, 'CSB');
  const entryOf = async <I, V>(command: Command<I, V>, input: unknown): Promise<number> => {
    const performed = await perform(db, cast.system, command, newId(), input);
    assert.ok(performed.done, JSON.stringify(performed));
    return performed.entryNo;
  };
  let version = 0;
  const carry = (countries: string[], partnershipIds: string[]) => {
    version += 1;
    const places = countries.map((country) => ({ country }));
    const outcome = { outcomeId, version, code: 'OS1', title, aims: ['O2'] };
    return entryOf(reviseOutcome, { ...outcome, places, partnershipIds, isImported: true });
  };
  const request = async (more: Record<string, unknown>) => {
    const id = newId();
    const said = { procedure: 'consent', requestedOn: addDays(today, -9), what: 'Change', reason: 'Need' };
    const entryNo = await entryOf(requestAmendment, { id, programmeId, ...said, ...more });
    return { id, entryNo };
  };
  const answer = (amendmentId: string, verdict: string, more = {}) =>
    entryOf(answerAmendment, {
      amendmentId,
      version: 0,
      verdict,
      answeredOn: addDays(today, -2),
      reference: 'Letter',
      ...more,
    });
  const withdraw = (amendmentId: string) =>
    entryOf(withdrawAmendment, {
      amendmentId,
      version: 1,
      byFunction: 'Officer',
      withdrawnOn: today,
      reason: 'By mistake',
    });
  const seen = async (asOf?: number) =>
    (
      await db.read(cast.system, (tx) => additionRows(cast.institute.id, programmeId, asOf).execute(tx))
    ).rows.map(({ kind, name, knows }) => `${kind} ${name} ${knows}`);
  const told = async () => {
    const checks = await db.read(cast.system, (tx) =>
      designChecks(tx, cast.institute.id, programmeId, today as CalendarDay),
    );
    return checks.filter(({ ruleId }) => ruleId === 'P-agreed-first');
  };
  await carry(['BJ'], [first]);
  await entryOf(decideProgramme, {
    programmeId,
    kind: 'decided',
    decidedOn: '2021-12-01',
    submittedOn: '2021-07-29',
    reference: 'AM 1',
  });
  return {
    cast,
    programmeId,
    outcomeId,
    first,
    second,
    entryOf,
    carry,
    request,
    answer,
    withdraw,
    seen,
    told,
  };
};

test('what stood when the donor decided is no addition, however often its lists are saved again or put back', async () => {
  const { carry, seen, told, first, second } = await decided();
  await carry(['BJ'], [first]);
  assert.deepEqual(await seen(), []);
  const came = await carry(['BJ', 'TG'], [first, second]);
  const left = await carry([], []);
  await carry(['BJ'], [first]);
  assert.deepEqual(await seen(), []);
  assert.deepEqual(await seen(came), ['partner CSB nothing', 'country TG nothing']);
  assert.deepEqual(await seen(left), []);
  assert.deepEqual(
    (await told()).map(({ verdict }) => verdict),
    ['ok', 'ok'],
  );
});

test('an outcome, a country and a partner are told by a rule with its article until each has the donor’s consent', async () => {
  const { programmeId, first, second, entryOf, carry, request, answer, seen, told } = await decided();
  await carry(['BJ', 'TG'], [first, second]);
  const id = newId();
  await entryOf(addOutcome, { id, programmeId, code: 'OS2', title, aims: ['O3'] });
  const before = (await told()).filter(({ verdict }) => verdict === 'warns');
  assert.deepEqual(
    before.map(({ citation, sentence }) => [citation, sentence.key, sentence.args?.unagreed]),
    [
      ['AR/KB 11 Sept 2016, art. 35-37', 'programmes.check-added-unagreed', 'CSB, TG'],
      ['AR/KB 11 Sept 2016, art. 35-37', 'programmes.check-added-unagreed', 'OS2'],
    ],
  );
  const outcome = await request({ kind: 'new_outcome', outcomeId: id, country: 'TG' });
  const partner = await request({ kind: 'new_partner', partnerId: second });
  assert.ok((await seen()).every((said) => said.endsWith('nothing')));
  const granted = await answer(outcome.id, 'granted');
  await answer(partner.id, 'granted');
  assert.deepEqual(await seen(), ['partner CSB agreed', 'outcome OS2 agreed', 'country TG agreed']);
  assert.deepEqual(await seen(granted), ['partner CSB nothing', 'outcome OS2 agreed', 'country TG agreed']);
  assert.deepEqual(await seen(granted - 1), [
    'partner CSB nothing',
    'outcome OS2 nothing',
    'country TG nothing',
  ]);
  assert.ok((await told()).every(({ verdict }) => verdict === 'ok'));
});

test('a change that was refused or withdrawn, or of another kind, is no consent', async () => {
  const { first, carry, request, answer, withdraw, seen } = await decided();
  const came = await carry(['BJ', 'TG'], [first]);
  await answer((await request({ kind: 'new_country', country: 'TG' })).id, 'refused');
  await answer((await request({ kind: 'other', country: 'TG' })).id, 'granted');
  assert.deepEqual(await seen(), ['country TG nothing']);
  const telling = await request({ kind: 'new_country', procedure: 'notification', country: 'TG' });
  assert.deepEqual(await seen(), ['country TG told']);
  const withdrawn = await withdraw(telling.id);
  assert.deepEqual(await seen(), ['country TG nothing']);
  assert.deepEqual(await seen(withdrawn - 1), ['country TG told']);
  assert.deepEqual(await seen(came), ['country TG nothing']);
});

test('what only has to be told is settled by telling, not what needs consent; a refusal undoes it', async () => {
  const { first, second, carry, request, answer, told } = await decided('country');
  await carry(['BJ', 'TG'], [first, second]);
  const keyOf = async () => (await told()).find(({ subject }) => subject.kind === 'outcome')?.sentence;
  assert.deepEqual(await keyOf(), {
    key: 'programmes.check-added-both',
    args: { unagreed: 'TG', untold: 'CSB' },
  });
  const both = { kind: 'new_partner', procedure: 'notification', partnerId: second, country: 'TG' };
  const { id } = await request(both);
  assert.equal((await keyOf())?.key, 'programmes.check-added-unagreed');
  await answer(id, 'refused');
  assert.equal((await keyOf())?.key, 'programmes.check-added-both');
});

test('the form of an outcome says beforehand what is not agreed to, and a stranger sees nothing', async () => {
  const { cast, outcomeId, first, second } = await decided();
  const me = app.as(cast.as('programme_officer', { language: 'en' }));
  const officer = cast.as('programme_officer');
  const { queries } = await countingQueries(db, officer, editOutcome.show, { params: { id: outcomeId } });
  assert.ok(queries <= 10, String(queries));
  const typed = { code: 'OS1', 'title.fr': 'Un titre', aims: ['O2'], version: '2' };
  const more = { ...typed, partnershipIds: [first, second], check: '1' };
  const { status, text } = await me.post(paths.editOutcome({ id: outcomeId }), more);
  assert.equal(status, 200);
  assert.match(text, /Added since the donor decided, without its consent: CSB\./);
  assert.match(text, /art\. 35-37/);
  const other = app.as((await makeCast(db)).as('programme_officer'));
  assert.equal((await other.get(paths.editOutcome({ id: outcomeId }))).status, 404);
});
