import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import type { Role } from '../../../kernel/actor.ts';
import { paths, withQuery } from '../../../paths.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const app = testApp(db);

const asked = (text: string): URL[] =>
  [...text.matchAll(/href="(\/derogations\/ask[^"]*)"/g)].map(
    ([, href = '']) => new URL(href.replaceAll('&amp;', '&'), 'http://relais.test'),
  );

test('each block leads whoever may ask to a derogation from that rule for that thing, and nobody else', async () => {
  const officer = app.as(cast.as('programme_officer'));
  const { late } = office.activities;
  const blocked = [
    { path: paths.activity({ id: late }), kind: 'activity', id: late },
    { path: withQuery(paths.checks(), { of: 'activities' }), kind: 'activity', id: late },
    { path: paths.expense({ id: office.expenseId }), kind: 'expense', id: office.expenseId },
  ];
  for (const { path, kind, id } of blocked) {
    const links = asked((await officer.get(path)).text);
    const link = links.find(({ searchParams }) => searchParams.get('id') === id);
    assert.ok(link, path);
    assert.equal(link.searchParams.get('kind'), kind);
    const form = await officer.get(link.pathname + link.search);
    assert.match(form.text, new RegExp(`value="${link.searchParams.get('rule')}" selected`));
    for (const role of ['administrator', 'partner_coordinator'] as const) {
      const more = role === 'administrator' ? {} : { partnerships: office.partnerships };
      assert.deepEqual(asked((await app.as(cast.as(role, more)).get(path)).text), [], `${role} ${path}`);
    }
  }
});

test('checks and the rulebook lead to the derogations, the programmes to an import, for those who may', async () => {
  const leads = async (role: Role, path: string, to: string): Promise<boolean> => {
    const more = role === 'partner_coordinator' ? { partnerships: [office.partnerships[0]] } : {};
    return (await app.as(cast.as(role, more)).get(path)).text.includes(`href="${to}"`);
  };
  for (const path of [paths.checks(), paths.rules(), paths.derogations()])
    for (const role of ['programme_officer', 'administrator', 'director'] as const)
      assert.ok(await leads(role, path, paths.derogations()), `${role} ${path}`);
  for (const path of [paths.rules(), paths.checks()])
    assert.equal(await leads('partner_coordinator', path, paths.derogations()), false);
  for (const role of ['programme_officer', 'director'] as const)
    assert.ok(await leads(role, paths.programmes(), paths.importIati()), role);
  for (const role of ['finance_officer', 'administrator', 'partner_coordinator'] as const)
    assert.equal(await leads(role, paths.programmes(), paths.importIati()), false, role);
});
