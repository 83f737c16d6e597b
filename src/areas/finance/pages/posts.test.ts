import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordPost } from '../commands/record-post.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const stranger = await makeCast(db);
const programme = await makeProgramme(db, cast);
const [outcomeId] = programme.outcomes;
const [partnershipId, otherPartnershipId] = programme.partnerships;
const finance = app.as(cast.as('finance_officer'));
const treasurer = app.as(cast.as('partner_treasurer', { partnerships: [partnershipId] }));
const otherPartner = app.as(cast.as('partner_treasurer', { partnerships: [otherPartnershipId] }));
const foreigner = app.as(stranger.as('finance_officer'));
const auditor = app.as(cast.as('auditor', { scope: { outcomes: [outcomeId], years: [2027] } }));
const administrator = app.as(cast.as('administrator'));

const filled = { post: 'Comptable', fullTimeEquivalent: '0,5', fromOn: '01/01/2027', untilOn: '' };
const share = {
  fromOn: '01/03/2027',
  untilOn: '31/03/2027',
  funder: 'institute',
  sharePercent: '60',
  source: 'Relevé de mars',
};

test('a partner records a post and its time; what is wrong stands at its field, and others find nothing', async () => {
  const wrong = { post: '', fullTimeEquivalent: '21', fromOn: '31/12/2027', untilOn: '01/01/2027' };
  const refused = await treasurer.post(paths.newPost(), wrong);
  assert.equal(refused.status, 422);
  for (const field of ['post', 'fullTimeEquivalent'])
    assert.match(refused.text, new RegExp(`id="f-${field}-error"`));
  const backwards = await treasurer.post(paths.newPost(), { ...filled, untilOn: '31/12/2026' });
  assert.match(backwards.text, /id="f-untilOn-error"/);
  const saved = await treasurer.post(paths.newPost(), { ...filled, partnershipId: otherPartnershipId });
  assert.equal(saved.status, 303, saved.text.slice(0, 2000));
  const here = saved.location ?? '';
  const id = here.split('/').at(-1) ?? '';
  assert.match((await treasurer.get(here)).text, /Aucun contrat au dossier/);
  const shares = paths.newPostShare({ id });
  const beyond = await treasurer.post(shares, { ...share, sharePercent: '101', untilOn: '28/02/2027' });
  assert.equal(beyond.status, 422);
  assert.match(beyond.text, /id="f-sharePercent-error"/);
  assert.equal((await treasurer.post(shares, share)).status, 303);
  assert.equal(
    (await finance.post(shares, { ...share, funder: 'other_donor', sharePercent: '50' })).status,
    303,
  );
  const page = await finance.get(here);
  assert.match(page.text, /tag stop">110/);
  const [, shareId = ''] = /post-shares\/([0-9a-f-]{36})\/correction/.exec(page.text) ?? [];
  const correction = paths.correctPostShare({ id: shareId });
  for (const who of [otherPartner, foreigner]) {
    for (const path of [here, paths.correctPost({ id }), shares, correction])
      assert.equal((await who.get(path)).status, 404, path);
    assert.equal((await who.post(shares, share)).status, 404);
    assert.equal((await who.post(correction, { ...share, reason: 'x' })).status, 404);
  }
  assert.equal((await auditor.get(here)).status, 404, 'no expense under control pays it');
  assert.equal((await administrator.get(here)).status, 200);
  for (const path of [paths.newPost(), paths.correctPost({ id }), shares, correction])
    assert.equal((await administrator.get(path)).status, 403, path);
  assert.equal((await finance.post(correction, { ...share, reason: 'Faux', neverWas: 'on' })).status, 303);
  assert.doesNotMatch((await finance.get(here)).text, /tag stop/);
  assert.doesNotMatch((await otherPartner.get(paths.posts())).text, /Comptable/);
});

test('a correction keeps what hangs on the post; the second of two is shown both', async () => {
  const post = { partnershipId, post: 'Formatrice', fullTimeEquivalent: '1', fromOn: '2027-01-01' };
  const { id } = await doing(db, cast.system, recordPost, post);
  await finance.post(paths.newPostShare({ id }), share);
  const form = await finance.get(paths.correctPost({ id }));
  const [, version = ''] = /name="version" value="(\d+)"/.exec(form.text) ?? [];
  const changed = { ...filled, post: 'Pool de formation', fullTimeEquivalent: '2', version, reason: 'Deux' };
  assert.equal((await finance.post(paths.correctPost({ id }), { ...changed, reason: '' })).status, 422);
  assert.equal((await finance.post(paths.correctPost({ id }), changed)).status, 303);
  const late = await treasurer.post(paths.correctPost({ id }), { ...changed, post: 'Autre' });
  assert.equal(late.status, 422);
  assert.match(late.text, /Deux versions/);
  const page = await finance.get(paths.post({ id }));
  assert.match(page.text, /Pool de formation/);
  assert.match(page.text, /Relevé de mars/);
});

test('only personnel costs of the same partner pay a post; the expense leads to it and the post to its expenses', async () => {
  const post = { partnershipId, post: 'Juriste', fullTimeEquivalent: '1', fromOn: '2027-01-01' };
  const { id: postId } = await doing(db, cast.system, recordPost, post);
  const expense = {
    amount: '800',
    currency: 'EUR',
    paidOn: '14/03/2027',
    description: 'Salaire de mars',
    outcomeId,
    partnershipId,
    heading: 'personnel',
    voucher: 'later',
    postId,
  };
  for (const wrong of [
    { heading: 'running' },
    { partnershipId: otherPartnershipId },
    { partnershipId: '' },
  ]) {
    const refused = await finance.post(paths.newExpense(), { ...expense, line: 'd', ...wrong });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /id="f-postId-error"/);
  }
  const saved = await finance.post(paths.newExpense(), expense);
  assert.equal(saved.status, 303, saved.text.slice(0, 3000));
  const page = await finance.get(saved.location ?? '');
  assert.match(page.text, new RegExp(`href="${paths.post({ id: postId })}">Juriste`));
  const list = await finance.get(withQuery(paths.expenses(), { post: postId }));
  assert.equal(list.text.match(/Salaire de mars<\/span>/g)?.length, 1);
  assert.equal((await auditor.get(paths.post({ id: postId }))).status, 200, 'now one under control pays it');
});

test('who recovers VAT is said by finance from a day on; an expense with such VAT waits for its correction', async () => {
  assert.equal((await treasurer.get(paths.newVatStanding())).status, 403);
  const nothing = await finance.post(paths.newVatStanding(), { partnershipId });
  assert.equal(nothing.status, 422);
  assert.match(nothing.text, /id="f-recovers-error"/);
  const said = { partnershipId, recovers: 'yes', fromOn: '01/01/2027', reason: 'Attestation du fisc' };
  assert.equal((await finance.post(paths.newVatStanding(), said)).status, 303);
  assert.match((await treasurer.get(paths.vatStandings())).text, /Attestation du fisc/);
  assert.doesNotMatch((await otherPartner.get(paths.vatStandings())).text, /Attestation du fisc/);
  assert.doesNotMatch((await foreigner.get(paths.vatStandings())).text, /Attestation du fisc/);
  const expense = {
    amount: '121',
    currency: 'EUR',
    paidOn: '14/03/2027',
    description: 'Ordinateur',
    outcomeId,
    heading: 'running',
    voucher: 'later',
    vat: '121,01',
  };
  const beyond = await treasurer.post(paths.newExpense(), expense);
  assert.equal(beyond.status, 422);
  assert.match(beyond.text, /id="f-vat-error"/);
  const saved = await treasurer.post(paths.newExpense(), { ...expense, vat: '21' });
  const page = await treasurer.get(saved.location ?? '');
  assert.match(page.text, /21\.00 EUR sont de la TVA récupérée\s: 100\.00 EUR sont imputables/);
});
