import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { controlReplyRule } from '../rules/control-reply-rule.ts';
import { findingRules } from '../rules/finding-rules.ts';
import { show } from './finding.tsx';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const { outcomes, partnerships } = await makeProgramme(db, cast, { from: '2022-01-01', until: '2026-12-31' });
const en = { language: 'en' } as const;
const [outcome] = outcomes;
const auditor = app.as(cast.as('auditor', { ...en, scope: { outcomes: [outcome], years: [2025] } }));
const elsewhere = app.as(cast.as('auditor', { ...en, scope: { outcomes: [outcomes[1]], years: [2025] } }));
const financeActor = cast.as('finance_officer', en);
const finance = app.as(financeActor);
await doing(db, cast.system, adoptRulebook, {
  parameters: [controlReplyRule, ...findingRules].flatMap(({ id, parameters }) =>
    parameters.map((seed) => ({ ...seed, ruleId: id })),
  ),
});
const spend = (item: string, paidOn = '2025-03-14') =>
  doing(db, financeActor, recordExpense, {
    outcomeId: outcome,
    line: 'd',
    heading: 'running',
    item,
    paidOn,
    description: `Hall ${item}`,
    amount: { minor: 1_000_00, currency: 'EUR' },
  });
const rent = await spend('rent');
const today = todayIn();
const typed = {
  currency: 'EUR',
  amount: '250.00',
  reason: 'No receipt of the hall',
  article: 'art. 33',
  controlEndedOn: addDays(today, -20),
  foundOn: addDays(today, -10),
};
const address = withQuery(paths.newFinding(), { expense: rent.id });
const record = async (more = {}) =>
  ((await auditor.post(address, { ...typed, ...more })).location ?? '').split('?')[0]!;

test('a finding goes from the control to the institute and back, page by page, with the days that are left', async () => {
  assert.match((await auditor.get(address)).text, /value="1,000.00"/);
  const empty = await auditor.post(address, { ...typed, reason: '', amount: '9,999.00' });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /value="9,999.00"/);
  const at = await record();
  const id = at.split('/').at(-1)!;
  assert.match((await finance.get(at)).text, /20 days left/);
  assert.match((await finance.get(paths.home())).text, /Reply to the finding/);
  assert.equal((await finance.post(paths.replyToFinding({ id }), { reply: '' })).status, 422);
  assert.equal((await finance.post(paths.replyToFinding({ id }), { reply: 'It is lost' })).status, 303);
  assert.match((await auditor.get(paths.home())).text, /Decide on the finding/);
  const decision = { decision: 'partly', rejected: '100.00', currency: 'EUR', remark: 'Half is backed' };
  const tooMuch = await auditor.post(paths.decideFinding({ id }), { ...decision, rejected: '250.00' });
  assert.equal(tooMuch.status, 422);
  assert.match(tooMuch.text, /less than the amount in question/);
  assert.equal((await auditor.post(paths.decideFinding({ id }), decision)).status, 303);
  assert.match((await finance.get(paths.home())).text, /Charge to own funds/);
  const page = (await finance.get(at)).text;
  assert.match(page, /A reversal takes it out/);
  const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? '';
  const settling = { version, paidOn: '2026-01-10' };
  assert.equal((await finance.post(paths.settleFinding({ id }), settling)).status, 303);
  assert.match((await finance.get(at)).text, /own funds/);
  assert.match((await finance.get(paths.findingLetter({ id }))).text, /art\. 49 §3/);
  assert.match((await finance.get(withQuery(paths.findings(), { format: 'csv' }))).text, /100\.00/);
  const { queries } = await countingQueries(db, financeActor, show, { params: { id } });
  assert.ok(queries <= 10, `${queries}`);
});

test('who has no part in the control finds nothing of it', async () => {
  const at = await record();
  const id = at.split('/').at(-1)!;
  assert.equal((await elsewhere.get(at)).status, 404);
  assert.equal((await elsewhere.post(paths.decideFinding({ id }), { decision: 'accepted' })).status, 404);
  assert.equal((await elsewhere.get(address)).status, 200);
  assert.equal((await elsewhere.post(address, typed)).status, 422);
  const partner = app.as(cast.as('partner_treasurer', { ...en, partnerships: [partnerships[0]] }));
  const donor = app.as(cast.as('donor_officer', en));
  const stranger = app.as((await makeCast(db)).as('finance_officer', en));
  for (const [who, statuses] of [
    [partner, [403, 403, 403]],
    [donor, [404, 404, 404]],
    [stranger, [404, 200, 200]],
  ] as const)
    assert.deepEqual(
      [
        (await who.get(at)).status,
        (await who.get(paths.findings())).status,
        (await who.get(paths.newFinding())).status,
      ],
      statuses,
    );
  assert.doesNotMatch((await stranger.get(paths.findings())).text, /No receipt/);
});

test('a control limited to budget items reads and draws of those alone', async () => {
  const travel = await spend('travel');
  const scope = { outcomes: [outcome], years: [2025], items: ['travel'] };
  const limited = app.as(cast.as('auditor', { ...en, scope }));
  const at = await record();
  assert.equal((await limited.get(paths.expense({ id: travel.id }))).status, 200);
  assert.equal((await limited.get(paths.expense({ id: rent.id }))).status, 404);
  assert.equal((await limited.get(at)).status, 404);
  const ledger = (await limited.get(paths.ledger())).text;
  assert.match(ledger, /running costs · travel/);
  assert.doesNotMatch(ledger, /running costs · rent/);
  const plan = { outcomes: [outcome!], years: ['2025'], method: 'random', size: '5', seed: '7' };
  const draw = (items: string[]) => limited.post(paths.auditSamples(), { ...plan, items });
  assert.equal((await draw(['rent'])).status, 403);
  assert.equal((await draw([])).status, 403);
  const drawn = await draw(['travel']);
  assert.equal(drawn.status, 303);
  assert.match((await limited.get(drawn.location!.split('?')[0]!)).text, /Hall travel/);
  assert.match((await limited.get(paths.home())).text, /Items under control/);
});
