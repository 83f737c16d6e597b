import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { certify } from '../../../../test/support/certified.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { grantedSubsidy } from '../../../../test/support/granted-subsidy.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { changeInstalment } from '../../finance/commands/change-instalment.ts';
import { correctTransaction } from '../../finance/commands/correct-transaction.ts';
import { recordTransaction } from '../../finance/commands/record-transaction.ts';
import { setOpeningBalances } from '../../finance/commands/set-opening-balances.ts';
import { voidTransaction } from '../../finance/commands/void-transaction.ts';
import { claim, instalment } from '../../finance/queries/instalments.ts';
import { takeClaimStep } from './take-claim-step.ts';
import { takeSubsidyCut } from './take-subsidy-cut.ts';

const db = await testDatabase();
const app = testApp(db);
const eur = (minor: number) => ({ minor, currency: 'EUR' });
const granted = (more = {}) => grantedSubsidy(db, more);

test('the balance is that of the report as it was filed, to the cent, and decides whether a claim is filed', async () => {
  const { firstPaid, spend, filed, judged, prepare, step } = await granted();
  await firstPaid();
  await spend('2024-05-02', 600_00);
  await filed(2024);
  // Known later: the report did not have it.
  await spend('2024-11-02', 300_00);
  await spend('2025-05-02', 1_000_00);
  const { reported, proven } = await judged(2);
  assert.deepEqual(
    [reported?.available, reported?.used, reported?.unspent, reported?.instalment, reported?.percent],
    [1_000_00, 600_00, 400_00, 800_00, '50'],
  );
  assert.deepEqual(
    [reported?.isBelow, reported?.excess, proven?.unspent, proven?.isBelow],
    [false, 0, 100_00, true],
  );
  const plain = await prepare(2, 'plain');
  assert.ok(plain.done);
  const blocked = await step(plain.value.id, 'filed');
  assert.ok(!blocked.done);
  assert.match(String(blocked.problem?.args?.rules), /^M09 \(.*art\. 32 §2, 3°\)$/);
  assert.ok((await step(plain.value.id, 'withdrawn')).done);
  const proof = await prepare(2, 'proof');
  assert.ok(proof.done);
  assert.ok((await step(proof.value.id, 'filed')).done);
});

test('money that only went to partners proves nothing', async () => {
  const { firstPaid, programmeId, programme, finance, filed, judged, prepare, step } = await granted();
  await firstPaid();
  await doing(db, finance, recordTransaction, {
    programmeId,
    partnershipId: programme.partnerships[0],
    kind: 'disbursement',
    on: '2024-06-01',
    amount: eur(900_00),
  });
  await filed(2024);
  const { proven, advances } = await judged(2);
  assert.deepEqual([proven?.used, proven?.unspent, advances], [0, 2_000_00, 900_00]);
  const prepared = await prepare(2, 'proof');
  assert.ok(prepared.done);
  const blocked = await step(prepared.value.id, 'filed');
  assert.match(String(!blocked.done && blocked.problem?.args?.rules), /^M10 /);
});

test('a cut is the excess to the cent, confirmed by the director, and for good', async () => {
  const { cast, firstPaid, spend, filed, judged, prepare, step, finance, director, ids, institute } =
    await granted();
  await firstPaid();
  await spend('2024-05-02', 399_99);
  await filed(2024);
  assert.equal((await judged(2)).reported?.excess, 200_01);
  const prepared = await prepare(2, 'cut', { amount: undefined });
  assert.ok(prepared.done);
  const claimId = prepared.value.id;
  const found = await db.read(finance, (tx) => claim(tx, institute, claimId));
  assert.equal(found?.minor, 800_00 - 200_01);
  const early = await step(claimId, 'filed');
  assert.match(String(!early.done && early.problem?.args?.rules), /^M11 /);
  const input = {
    claimId,
    amount: eur(200_01),
    on: '2026-02-02',
    reason: 'Retard de 2024',
    isConfirmed: true,
  };
  const cut = (more = {}, actor = director) =>
    perform(db, actor, takeSubsidyCut, newId(), { ...input, ...more });
  await assert.rejects(cut({}, finance), NotAllowed);
  const other = await cut({ amount: eur(200_00) });
  assert.equal(!other.done && other.fields?.amount?.[0]?.args?.excess, '200.01');
  const unsure = await cut({ isConfirmed: false });
  assert.deepEqual(!unsure.done && Object.keys(unsure.fields ?? {}), ['isConfirmed']);
  const both = await Promise.all([cut(), cut()]);
  assert.deepEqual(both.map(({ done }) => done).sort(), [false, true]);
  assert.ok((await step(claimId, 'filed')).done);
  const after = await db.read(finance, (tx) => instalment(tx, institute, ids[2]));
  assert.equal(after?.cutMinor, 200_01);
  for (const statement of ['update subsidy_cuts set amount_minor = 1', 'delete from subsidy_cuts'])
    await assert.rejects(
      db.write(cast.system, (tx) => sql.raw(statement).execute(tx)),
      /permission denied/,
    );
  const refused = await step(claimId, 'refused');
  assert.ok(refused.done);
  const next = await prepare(2, 'plain');
  assert.equal(!next.done && next.fields?.amount?.[0]?.args?.left, '599.99');
});

test('not before 15 January or the decree, and from the third on not without the report', async () => {
  const { prepare, step, finance, ids, institute } = await granted();
  const second = await prepare(1, 'plain', { on: '2025-01-10' });
  assert.ok(second.done);
  const early = await step(second.value.id, 'filed', { on: '2025-01-14' });
  assert.match(String(!early.done && early.problem?.args?.rules), /^M12 /);
  assert.ok((await step(second.value.id, 'filed', { on: '2025-01-15' })).done);
  const row = (await db.read(finance, (tx) => instalment(tx, institute, ids[2])))!;
  await doing(db, finance, changeInstalment, {
    id: ids[2],
    version: row.entryNo,
    reason: 'Arrêté reçu',
    number: 3,
    year: 2026,
    amount: eur(800_00),
    decreeReceivedOn: '2026-03-02',
  });
  const third = await prepare(2, 'plain');
  assert.ok(third.done);
  const blocked = await step(third.value.id, 'filed');
  assert.match(String(!blocked.done && blocked.problem?.args?.rules), /^M12 .*, M13 /);
});

test('measured by the subsidy, the balance is what was paid less its part of what was spent', async () => {
  const { firstPaid, spend, filed, judged } = await granted({ base: 'subsidy' });
  await firstPaid();
  await spend('2024-05-02', 600_00);
  await filed(2024);
  const { reported } = await judged(2);
  // All three instalments are the subsidy: 2,400 of 5,000, so that 600.00 are 288.00 of it.
  assert.deepEqual([reported?.available, reported?.used, reported?.unspent], [800_00, 288_00, 512_00]);
});

test('a report that was certified before the house joined counts as filed, with what it says was spent', async () => {
  const { finance, programme, programmeId, judged, firstPaid } = await granted();
  await firstPaid();
  const reportId = await certify(db, finance, { programmeId, years: [2024, 2024], title: 'Rapport 2024' });
  await doing(db, finance, setOpeningBalances, {
    programmeId,
    balances: [
      {
        reportId,
        year: 2024,
        block: 'operational',
        outcomeId: programme.outcomes[0],
        line: 'd',
        heading: 'running',
        amount: eur(700_00),
      },
    ],
  });
  const { reported, reportedYear, checksOf } = await judged(2);
  assert.deepEqual([reportedYear?.year, reported?.used, reported?.unspent], [2024, 700_00, 300_00]);
  const late = checksOf({ way: 'plain' }).filter(({ verdict }) => verdict === 'blocks');
  assert.deepEqual(late, []);
});

test('one claim is under way at a time, none is above its instalment, and a cut that leaves nothing is refused', async () => {
  const { firstPaid, filed, prepare, received, pay, state } = await granted();
  const { claimId } = await firstPaid();
  const again = await prepare(0, 'plain');
  assert.equal(!again.done && again.problem?.key, 'finance.instalment-is-claimed');
  const above = await prepare(1, 'plain', { amount: eur(800_01) });
  assert.deepEqual(!above.done && Object.keys(above.fields ?? {}), ['amount']);
  const nothing = await prepare(1, 'cut');
  assert.equal(!nothing.done && nothing.fields?.way?.[0]?.key, 'finance.cut-of-nothing');
  await filed(2024);
  // 1,000 unspent, 400 allowed: 600 are cut of 800. With 2025 unspent too, more than the instalment.
  await filed(2025);
  const all = await prepare(2, 'cut');
  assert.equal(!all.done && all.fields?.way?.[0]?.key, 'finance.cut-leaves-nothing');
  const other = await received('2024-04-01', 1_00);
  const twice = await pay(claimId, other.id);
  assert.equal(!twice.done && twice.problem?.key, 'finance.claim-step-not-now');
  assert.equal(await state(claimId), 'paid');
});

test('a payment follows the correction of its transaction and ends with its withdrawal', async () => {
  const { firstPaid, finance, programmeId, institute, state, pay, received } = await granted();
  const { claimId, transactionId } = await firstPaid();
  const versionOf = async (id: string) =>
    (
      await db.read(finance, (tx) =>
        tx.selectFrom('transactions').select('entry_no').where('id', '=', id).executeTakeFirstOrThrow(),
      )
    ).entry_no;
  const said = { programmeId, kind: 'incoming_funds', on: '2024-03-21', amount: eur(800_00) };
  const correction = {
    ...said,
    id: transactionId,
    version: await versionOf(transactionId),
    reason: 'Date',
  };
  const refusedAt = async (more: object) => {
    const refused = await perform(db, finance, correctTransaction, newId(), { ...correction, ...more });
    return !refused.done && Object.entries(refused.fields ?? {}).map(([field, [why]]) => [field, why?.key]);
  };
  assert.deepEqual(await refusedAt({ amount: eur(800_01) }), [['amount', 'finance.receipt-above-claim']]);
  const other = 'finance.receipt-of-something-else';
  assert.deepEqual(await refusedAt({ kind: 'incoming_commitment' }), [['kind', other]]);
  assert.deepEqual(await refusedAt({ amount: { minor: 1, currency: 'USD' } }), [['amount', other]]);
  const corrected = await doing(db, finance, correctTransaction, correction);
  const paid = await db.read(finance, (tx) => claim(tx, institute, claimId));
  assert.equal(paid?.transactionId, corrected.id);
  const version = await versionOf(corrected.id);
  await doing(db, finance, voidTransaction, { id: corrected.id, version, reason: 'Deux fois' });
  assert.equal(await state(claimId), 'filed');
  const wrong = await pay(claimId, (await received('2024-04-01', 1_00, 'incoming_commitment')).id);
  assert.equal(!wrong.done && wrong.fields?.transactionId?.[0]?.key, 'finance.receipt-of-something-else');
  const much = await pay(claimId, (await received('2024-04-01', 800_01)).id);
  assert.equal(!much.done && much.fields?.transactionId?.[0]?.key, 'finance.receipt-above-claim');
});

test('the pages show both ways out side by side; the wrong person finds nothing', async () => {
  const { cast, firstPaid, spend, filed, finance, director, programmeId, programme, ids } = await granted();
  await firstPaid();
  await spend('2024-05-02', 399_99);
  await filed(2024);
  const staff = app.as(finance);
  const address = paths.instalment({ id: ids[2] });
  const page = await staff.get(address);
  assert.equal(page.status, 200);
  assert.match(page.text, /200,01/);
  assert.match(page.text, /Par un état à ce jour/);
  assert.match((await staff.get(paths.instalments({ id: programmeId }))).text, /2[\s.\u202f]400,00/);
  assert.equal((await staff.get(`${paths.instalments({ id: programmeId })}?format=csv`)).status, 200);
  const form = paths.newInstalment({ id: programmeId });
  assert.equal((await staff.get(form)).status, 200);
  const typed = { number: '3', year: '2027', amount: '800,00' };
  const taken = await staff.post(form, typed);
  assert.equal(taken.status, 422);
  assert.match(taken.text, /a déjà une tranche de ce numéro/);
  assert.equal((await staff.post(form, { ...typed, number: '4' })).status, 303);
  assert.equal((await staff.get(paths.changeInstalment({ id: ids[2] }))).status, 200);
  assert.equal((await staff.get(paths.prepareClaim({ id: ids[2] }))).status, 200);
  assert.equal(
    (await staff.post(paths.prepareClaim({ id: ids[2] }), { way: 'plain', on: '', amount: '' })).status,
    422,
  );
  const made = await staff.post(paths.prepareClaim({ id: ids[2] }), {
    way: 'cut',
    on: '01/02/2026',
    amount: '800,00',
  });
  assert.equal(made.status, 303, made.text.slice(0, 1500));
  assert.match((await staff.get(`${address}?format=csv`)).text, /;;\d+,\d\d;EUR\r\n/);
  const claimId = /claims\/([^/]+)\/step/.exec((await staff.get(address)).text)?.[1] ?? '';
  const deciding = app.as(director);
  const cut = paths.takeSubsidyCut({ id: claimId });
  assert.equal((await staff.get(cut)).status, 403);
  assert.equal((await deciding.get(cut)).status, 200);
  const confirmed = { amount: '200,01', on: '02/02/2026', reason: 'Retard', isConfirmed: 'on' };
  assert.equal((await deciding.post(cut, { ...confirmed, isConfirmed: '' })).status, 422);
  assert.equal((await deciding.post(cut, confirmed)).status, 303);
  assert.equal((await staff.get(paths.takeClaimStep({ id: claimId }))).status, 200);
  assert.equal(
    (await staff.post(paths.takeClaimStep({ id: claimId }), { step: 'filed', on: '03/02/2026' })).status,
    303,
  );
  assert.equal((await staff.get(paths.payClaim({ id: claimId }))).status, 200);
  const partner = app.as(cast.as('partner_treasurer', { partnerships: [programme.partnerships[0]] }));
  const auditor = app.as(cast.as('auditor', { scope: { outcomes: [programme.outcomes[0]], years: [2024] } }));
  for (const visitor of [partner, auditor])
    for (const url of [address, paths.instalments({ id: programmeId }), paths.payClaim({ id: claimId })])
      assert.equal((await visitor.get(url)).status, 403, url);
  for (const visitor of [partner, auditor])
    assert.equal(
      (await visitor.get(paths.history({ kind: 'instalment', id: ids[2] }))).status,
      visitor === partner ? 404 : 200,
    );
  assert.equal((await staff.get(paths.history({ kind: 'instalment', id: ids[2] }))).status, 200);
  assert.equal((await app.as(cast.as('donor_officer')).get(address)).status, 404);
  const foreign = (await makeCast(db)).as('finance_officer');
  assert.equal((await app.as(foreign).get(address)).status, 404);
  const step = { claimId, step: 'refused', on: '2026-02-04', note: 'x' };
  await assert.rejects(perform(db, foreign, takeClaimStep, newId(), step), NotFound);
});
