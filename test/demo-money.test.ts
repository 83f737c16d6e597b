import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { storyId } from '../db/demo/draws.ts';
import { loadDemo } from '../db/demo/load.ts';
import { namesOf } from '../db/demo/parties.ts';
import { stories } from '../db/demo/stories.ts';
import { budgetChecks } from '../src/areas/finance/queries/budget-checks.ts';
import { budgetShifts } from '../src/areas/finance/queries/budget-shifts.ts';
import { exchangeYears } from '../src/areas/finance/queries/exchange-differences.ts';
import { expenseChecks } from '../src/areas/finance/queries/expense-checks.ts';
import { judgedShift } from '../src/areas/finance/queries/shift-checks.ts';
import { systemActorOf } from '../src/areas/people/queries/system-actors.ts';
import { programmes } from '../src/areas/programmes/queries/programmes.ts';
import type { Check } from '../src/areas/rulebook/rules/rule.ts';
import { folderStore } from '../src/files/store.ts';
import { testDatabase } from './support/cluster.ts';
import { figuresOfDays } from './support/demo-days.ts';
import { unheard } from './support/unheard.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'relais-demo-'));
after(() => rmSync(dataFolder, { recursive: true, force: true }));
const db = await testDatabase();
await loadDemo({ db, dataFolder, files: folderStore(join(dataFolder, 'files')), say: () => {} });

const actorOf = async (code: string) =>
  (await db.read({ role: 'doorkeeper' }, (tx) => systemActorOf(tx, code)))!;

test('a shift that brings money without naming its decree is marked, and one that brings none is not', async () => {
  const checks: Check[] = [];
  for (const { code } of stories) {
    const actor = await actorOf(code);
    const institute = actor.institute!.id;
    checks.push(
      ...(await db.read(actor, async (tx) => {
        const all: Check[] = [];
        for (const shift of await budgetShifts(tx, institute, {}, null))
          all.push(...(await judgedShift(tx, institute, shift)).checks);
        return all;
      })),
    );
  }
  assert.deepEqual(unheard(checks, ['M38']), []);
});

test('the demo keeps and breaks what is asked of a voucher, an attestation, an approval and who bears it', async () => {
  const wanted = ['M20-attested', 'M22', 'F-approved', 'F-own-funds'];
  for (const story of stories) {
    const actor = await actorOf(story.code);
    const { institute } = namesOf(story);
    const ids = await db.read(actor, async (tx) => {
      const rows = await tx
        .selectFrom('expense_decisions')
        .select('expense_id')
        .where('decision', 'in', ['returned', 'own_funds'])
        .execute();
      const kinds = ['taxi-kept', 'taxi-over', 'invoice-kept', 'invoice-over'];
      return [
        ...rows.map(({ expense_id }) => expense_id),
        ...kinds.map((kind) => storyId(story.code, 'expense', kind)),
      ];
    });
    const checks = await db.read(actor, (tx) => expenseChecks(tx, institute, ids));
    assert.deepEqual(unheard([...checks.values()].flat(), wanted), [], story.code);
  }
});

test('the demo keeps and breaks the declared way to convert, and tells losses apart', async () => {
  for (const story of stories) {
    const actor = await actorOf(story.code);
    const { institute } = namesOf(story);
    const { ids, differences } = await db.read(actor, async (tx) => {
      const declared = await tx
        .selectFrom('exchange_methods')
        .select('partnership_id')
        .where('institute_id', '=', institute)
        .execute();
      const rows = await tx
        .selectFrom('expenses')
        .select('expense_id')
        .where(
          'partnership_id',
          'in',
          declared.flatMap(({ partnership_id }) => partnership_id ?? []),
        )
        .where('ended_by_no', 'is', null)
        .where('charged_year', '>=', 2025)
        .execute();
      return {
        ids: rows.map(({ expense_id }) => expense_id),
        differences: await exchangeYears(tx, institute),
      };
    });
    const checks = await db.read(actor, (tx) => expenseChecks(tx, institute, ids));
    assert.deepEqual(unheard([...checks.values()].flat(), ['M27']), [], story.code);
    assert.ok(
      differences.some(({ loss, gain }) => loss > 0 || gain > 0),
      story.code,
    );
  }
});

test('what the rules say of the demo’s budgets, and what nobody knows yet', async () => {
  const checks: Check[] = [];
  for (const story of stories) {
    const actor = await actorOf(story.code);
    const { institute } = namesOf(story);
    const own = await db.read(actor, async (tx) => {
      const found = await programmes(tx, institute);
      const judged: Check[] = [];
      for (const programme of found) judged.push(...(await budgetChecks(tx, institute, programme)));
      return judged;
    });
    checks.push(...own);
  }
  const verdicts = (id: string) =>
    [...new Set(checks.flatMap(({ ruleId, verdict }) => (ruleId === id ? [verdict] : [])))].sort();
  assert.deepEqual(
    Object.fromEntries(
      ['M01', 'M02', 'M03', 'M04', 'M06', 'M07', 'M08', 'M35'].map((id) => [id, verdicts(id)]),
    ),
    {
      M01: ['informs', 'ok'],
      M02: ['informs', 'ok'],
      M03: ['blocks', 'ok', 'warns'],
      M04: ['ok', 'warns'],
      M06: ['informs'],
      M07: ['ok', 'warns'],
      M08: ['blocks', 'ok', 'warns'],
      M35: ['informs'],
    },
  );
});

test('the days that are worth asking have other figures each, and today has others again', async () => {
  const found = await figuresOfDays(
    db,
    await actorOf('iiwe'),
    namesOf(stories[0]!).programme(stories[0]!.current),
  );
  assert.equal(new Set(found.map((each) => JSON.stringify(each))).size, found.length);
  const [, , locked, restated] = found;
  const changed = restated!.filter((row, at) => JSON.stringify(row) !== JSON.stringify(locked![at]));
  assert.deepEqual(
    changed.map(({ at }) => at.indicator),
    ['OS1.2'],
  );
});
