import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { carriedBy, partnerOf } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { addDays } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { addCausalLink } from '../../programmes/commands/add-causal-link.ts';
import { addOutput } from '../../programmes/commands/add-output.ts';
import { addStatement } from '../../programmes/commands/add-statement.ts';
import { correctIndicator } from '../../results/commands/correct-indicator.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { setWindow } from '../../results/commands/set-window.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const app = testApp(db);
const en = { language: 'en' } as const;
const tag = cast.institute.code;
const { programmeId, outcomes, today, indicatorId } = office;
const said = (text: string) => ({ en: { text, source: true as const } });
const output = {
  outcomeId: outcomes[0],
  code: 'R1',
  title: said(`Trained cadres of ${tag}`),
  actions: ['A2'],
};
const { id: outputId } = await doing(db, cast.system, addOutput, output);
const assumption = {
  programmeId,
  outcomeId: outcomes[0],
  kind: 'assumption',
  text: said(`Free law of ${tag}`),
};
await doing(db, cast.system, addStatement, assumption);
const impact = { programmeId, kind: 'impact', text: said(`Decent work of ${tag}`) };
await doing(db, cast.system, addStatement, impact);
const reason = said(`The same cadres of ${tag}`);
const link = { from: { kind: 'output', id: outputId }, to: { kind: 'outcome', id: outcomes[1] } };
await doing(db, cast.system, addCausalLink, { programmeId, ...link, reason });

const partner = (...partnerships: string[]): Actor => cast.as('partner_coordinator', { ...en, partnerships });
const ofFirst = partner(office.partnerships[0]);
/** It works in the second outcome. */
const stranger = partner(office.partnerships[1]);
const newcomer = (await partnerOf(db, cast, `Newcomer of ${tag}`)).partnershipId;
const both = partner((await partnerOf(db, cast, `Both of ${tag}`)).partnershipId);
for (const id of outcomes) await carriedBy(db, cast, id, ...both.partnerships);
const get = (actor: Actor, address: string) => app.as(actor).get(address);
const textFor = async (actor: Actor, address: string) => (await get(actor, address)).text;

const addresses = [
  paths.outcome({ id: outcomes[0] }),
  paths.history({ kind: 'outcome', id: outcomes[0] }),
  paths.indicators({ id: outcomes[0] }),
  paths.indicator({ id: indicatorId }),
  paths.history({ kind: 'indicator', id: indicatorId }),
];

test('an outcome, its indicators and their histories are found by a partner that works in it, and by no other', async () => {
  for (const address of addresses) {
    assert.equal((await get(ofFirst, address)).status, 200, address);
    for (const other of [stranger, partner(newcomer)])
      assert.equal((await get(other, address)).status, 404, address);
  }
});

const wordsOfFirst = [`Outcome 1 of ${tag}`, `Trained cadres of ${tag}`, `Free law of ${tag}`];

test('the theory of change tells a partner its outcomes and what is of the programme, on the page and in its file', async () => {
  const page = paths.theory({ id: programmeId });
  for (const address of [page, `${page}?format=csv`]) {
    const [own, other, fresh] = [
      await textFor(ofFirst, address),
      await textFor(stranger, address),
      await textFor(partner(newcomer), address),
    ];
    for (const words of wordsOfFirst) {
      assert.ok(own.includes(words), words);
      assert.ok(!other.includes(words) && !fresh.includes(words), words);
    }
    for (const text of [own, other, fresh]) assert.ok(text.includes(`Decent work of ${tag}`));
    assert.ok(other.includes(`Outcome 2 of ${tag}`) && !own.includes(`Outcome 2 of ${tag}`));
    assert.ok((await textFor(both, address)).includes(`The same cadres of ${tag}`));
    for (const text of [own, other])
      assert.ok(!text.includes(`The same cadres of ${tag}`), 'one end is closed');
  }
});

test('search finds outcomes and indicators for who works there alone', async () => {
  const found = (actor: Actor, words: string) =>
    textFor(actor, `${paths.search()}?q=${encodeURIComponent(words)}`);
  for (const [words, address] of [
    [`Outcome 1 of ${tag}`, paths.outcome({ id: outcomes[0] })],
    [`Members of ${tag}`, paths.indicator({ id: indicatorId })],
  ] as const) {
    assert.ok((await found(ofFirst, words)).includes(address), words);
    for (const other of [stranger, partner(newcomer)])
      assert.ok(!(await found(other, words)).includes(address), words);
  }
});

test('the pages and files of a programme, of all programmes and of results name no outcome of another partner', async () => {
  for (const address of [
    paths.programme({ id: programmeId }),
    `${paths.portfolio()}?format=csv`,
    paths.portfolio(),
    paths.resultFigures({ id: programmeId }),
    paths.programmeChecks({ id: programmeId }),
    paths.newExpense(),
    paths.home(),
  ]) {
    const { status, text } = await get(stranger, address);
    assert.ok([200, 404, 403].includes(status), `${address} ${status}`);
    for (const words of [...wordsOfFirst, `Members of ${tag}`])
      assert.ok(!text.includes(words), `${address} ${words}`);
  }
  const form = paths.planActivity({ kind: 'A2' });
  assert.ok((await textFor(stranger, form)).includes(outcomes[1]));
  assert.ok(!(await textFor(stranger, form)).includes(outcomes[0]));
});

test('a partner plans in its outcomes and finds no other to plan in', async () => {
  const plan = (actor: Actor, outcomeId: string) =>
    perform(db, actor, planActivity, newId(), {
      kind: 'A2',
      outcomeId,
      partnershipId: actor.partnerships[0],
      title: 'A course',
      plannedFrom: addDays(today, 1),
      plannedUntil: addDays(today, 2),
      country: 'BJ',
      theme: 'bargaining',
      method: 'course',
      level: 'national',
      trainerOrigin: 'partner',
    });
  await assert.rejects(plan(stranger, outcomes[0]), NotFound);
  assert.equal((await plan(stranger, outcomes[1])).done, true);
});

test('a partner that is put into an outcome, or asked for it expressly in a window, finds it from then on', async () => {
  const [joined, asked] = [
    partner(newcomer),
    partner((await partnerOf(db, cast, `Asked of ${tag}`)).partnershipId),
  ];
  await carriedBy(db, cast, outcomes[0], newcomer);
  assert.equal((await get(joined, paths.outcome({ id: outcomes[0] }))).status, 200);
  assert.equal((await get(asked, paths.outcome({ id: outcomes[0] }))).status, 404);
  const year = Number(today.slice(0, 4));
  const { id: moving } = await doing(db, cast.system, defineIndicator, {
    ...{ outcomeId: outcomes[0], code: 'MOVED', title: { fr: { text: 'Membres', source: true } } },
    ...{ measure: 'number', overTime: 'sum', overPartners: 'sum' },
  });
  await doing(db, cast.system, setWindow, {
    programmeId,
    name: 'H1',
    from: `${year - 1}-01-01`,
    until: `${year - 1}-06-30`,
    opensOn: `${year - 1}-07-01`,
    closesOn: `${year + 1}-07-31`,
    indicators: [moving],
    partnerships: asked.partnerships,
    alsoAsked: asked.partnerships.map((partnershipId) => ({ partnershipId, outcomeId: outcomes[0] })),
  });
  assert.equal((await get(asked, paths.outcome({ id: outcomes[0] }))).status, 200);
  assert.equal((await get(asked, paths.outcome({ id: outcomes[1] }))).status, 404);
  // What is only asked of it stands in lists too: they and row security say the same.
  for (const list of [paths.portfolio(), paths.programme({ id: programmeId })]) {
    const text = await textFor(asked, list);
    assert.ok(text.includes(`Outcome 1 of ${tag}`) && !text.includes(`Outcome 2 of ${tag}`), list);
  }

  // Put right, what it is asked lies in another outcome.
  await doing(db, cast.as('director'), correctIndicator, {
    ...{ indicatorId: moving, version: 1, code: 'MOVED', reason: 'Of the other outcome' },
    hangsOn: { outcomeId: outcomes[1] },
  });
  assert.equal((await get(asked, paths.outcome({ id: outcomes[0] }))).status, 404);
  assert.equal((await get(asked, paths.indicator({ id: moving }))).status, 200);
});
