import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { type Cast, doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, planOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { paths, withQuery } from '../../../paths.ts';
import { actionKinds } from '../../programmes/rules/outcome-input.ts';
import { planActivity } from '../commands/plan-activity.ts';
import { activities, activitiesAPage } from '../queries/activities.ts';
import { organisationsOf } from '../queries/activity-details.ts';

const db = await testDatabase();
const app = testApp(db);

const prepared = async () => {
  const cast = await makeCast(db);
  const { outcomeId, programmeId } = await programmeOf(db, cast);
  const partner = await partnerOf(db, cast, 'Syndicat du Bénin', outcomeId);
  const coordinator = cast.as('partner_coordinator', { partnerships: [partner.partnershipId] });
  return { cast, outcomeId, programmeId, coordinator, ...partner };
};

const typedTraining = {
  title: 'Négocier une convention',
  plannedFrom: '02/03/2026',
  plannedUntil: '06/03/2026',
  mode: 'in_person',
  country: 'BJ',
  theme: 'Négociation',
  method: 'course',
  level: 'national',
  trainerOrigin: 'partner',
  sessions: '5',
};

const planned = async (cast: Cast, input: object) =>
  (await doing(db, cast.system, planActivity, { ...training, ...input })).id;

test('a coordinator plans a training from a line of its plan, and it stands in the list', async () => {
  const { cast, outcomeId, partnershipId, coordinator } = await prepared();
  const { lineId } = await planOf(db, cast, partnershipId, { approvedOn: '2026-02-01' });
  const me = app.as(coordinator);
  const form = await me.get(withQuery(paths.planActivity({ kind: 'A2' }), { line: lineId }));
  assert.equal(form.status, 200);
  assert.match(form.text, new RegExp(`value="${lineId}" selected`));
  assert.match(form.text, /name="theme"[^>]*value="Négociation"/);
  assert.match(form.text, new RegExp(`value="${partnershipId}" selected`));
  const trainers = { partnerTrainers: '2', outsideExperts: '', circleLeaders: '3' };
  const fields = { ...typedTraining, ...trainers, outcomeId, partnershipId, planLineId: lineId };
  const saved = await me.post(paths.planActivity({ kind: 'A2' }), fields);
  assert.equal(saved.status, 303);
  const list = await me.get(paths.activities());
  assert.match(list.text, /Négocier une convention/);
  assert.match(list.text, /-2026-A2-0001/);
  const shown = await me.get(saved.location?.split('?')[0] ?? '');
  const counted = /Formateurs du partenaire 2, Animateurs de cercles d’étude \(pairs\) 3</;
  assert.match(shown.text, counted);
});

test('what is wrong with a plan is said at its fields and what was typed is kept', async () => {
  const { outcomeId, coordinator, partnershipId } = await prepared();
  const sent = await app.as(coordinator).post(paths.planActivity({ kind: 'A2' }), {
    ...typedTraining,
    outcomeId,
    partnershipId,
    plannedUntil: '01/03/2026',
    sessions: 'five',
    country: '',
  });
  assert.equal(sent.status, 422);
  assert.match(sent.text, /id="f-sessions-error"/);
  assert.match(sent.text, /name="sessions"[^>]*value="five"/);
  const again = await app.as(coordinator).post(paths.planActivity({ kind: 'A2' }), {
    ...typedTraining,
    outcomeId,
    partnershipId,
    plannedUntil: '01/03/2026',
    country: '',
  });
  assert.match(again.text, /id="f-plannedUntil-error"/);
  assert.match(again.text, /id="f-country-error"/);
});

test('an exchange is planned with who takes part and a host that only organises', async () => {
  const { cast, outcomeId, partnershipId, organisationId } = await prepared();
  const host = await partnerOf(db, cast, 'Hôte');
  const officer = cast.as('programme_officer');
  const fields = {
    title: 'Séminaire',
    outcomeId,
    partnershipId,
    plannedFrom: '04/05/2026',
    plannedUntil: '05/05/2026',
    mode: 'hybrid',
    country: 'TG',
    format: 'seminar',
    side: 'bilateral',
    direction: 'south_south',
    termsOfReference: 'Comparer la perception des cotisations',
    takesPart: organisationId,
    organiser: host.organisationId,
  };
  const saved = await app.as(officer).post(paths.planActivity({ kind: 'A7' }), fields);
  assert.equal(saved.status, 303);
  const id = saved.location?.split('?')[0]?.split('/').at(-1) ?? '';
  const form = await app.as(officer).get(paths.editActivity({ id }));
  assert.match(form.text, new RegExp(`name="takesPart" value="${organisationId}" checked`));
  assert.match(form.text, new RegExp(`value="${host.organisationId}" selected`));
  // The partner does not see the host by name, and keeps it when it saves.
  const coordinator = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  const theirs = await app.as(coordinator).get(paths.editActivity({ id }));
  assert.doesNotMatch(theirs.text, /Hôte/);
  const kept = await app.as(coordinator).post(paths.editActivity({ id }), { ...fields, version: '1' });
  assert.equal(kept.status, 303);
  const after = await app.as(officer).get(paths.editActivity({ id }));
  assert.match(after.text, new RegExp(`value="${host.organisationId}" selected`));
});

test('a second organiser, for which the form has no place, stays when the exchange is saved', async () => {
  const { cast, outcomeId, partnershipId, organisationId } = await prepared();
  const hosts = [await partnerOf(db, cast, 'Hôte 1'), await partnerOf(db, cast, 'Hôte 2')];
  const officer = cast.as('programme_officer');
  const detail = {
    title: 'Séminaire',
    country: 'TG',
    format: 'seminar',
    side: 'bilateral',
    direction: 'south_south',
    termsOfReference: 'Comparer',
  };
  const { id } = await doing(db, officer, planActivity, {
    ...detail,
    kind: 'A7',
    outcomeId,
    partnershipId,
    plannedFrom: '2026-05-04',
    plannedUntil: '2026-05-05',
    organisations: [
      { organisationId },
      ...hosts.map((host) => ({
        organisationId: host.organisationId,
        takesPart: false,
        organises: true,
      })),
    ],
  });
  const saved = await app.as(officer).post(paths.editActivity({ id }), {
    ...detail,
    version: '1',
    outcomeId,
    mode: 'in_person',
    plannedFrom: '04/05/2026',
    plannedUntil: '05/05/2026',
    takesPart: organisationId,
    organiser: hosts.map((host) => host.organisationId).sort()[0] ?? '',
  });
  assert.equal(saved.status, 303);
  const rows = await db.read(officer, (tx) => organisationsOf(tx, cast.institute.id, [id]));
  assert.deepEqual(
    rows.map(({ name, takesPart, organises }) => [name, takesPart, organises]),
    [
      ['Hôte 1', false, true],
      ['Hôte 2', false, true],
      ['Syndicat du Bénin', true, false],
    ],
  );
});

test('each of the nine kinds is offered and has its form, a kind nobody knows does not exist', async () => {
  const { coordinator } = await prepared();
  assert.equal((await app.as(coordinator).get(paths.planActivity({ kind: 'B1' }))).status, 404);
  assert.equal((await app.as(coordinator).post(paths.planActivity({ kind: 'B1' }))).status, 404);
  const choice = await app.as(coordinator).get(paths.chooseActivityKind());
  for (const kind of actionKinds) {
    assert.ok(choice.text.includes(`href="${paths.planActivity({ kind })}"`), kind);
    const form = await app.as(coordinator).get(paths.planActivity({ kind }));
    assert.ok(form.text.includes('<form class="form"'), kind);
  }
});

test('two people saving the same activity: the second sees both versions over the form', async () => {
  const { cast, outcomeId, partnershipId, coordinator } = await prepared();
  const id = await planned(cast, { outcomeId, partnershipId });
  const fields = { ...typedTraining, outcomeId, version: '1' };
  const officer = app.as(cast.as('programme_officer'));
  assert.equal(
    (await officer.post(paths.editActivity({ id }), { ...fields, title: 'De Bruxelles' })).status,
    303,
  );
  const second = await app
    .as(coordinator)
    .post(paths.editActivity({ id }), { ...fields, title: 'De Cotonou' });
  assert.equal(second.status, 422);
  assert.match(second.text, /De Bruxelles/);
  assert.match(second.text, /De Cotonou/);
  assert.match(second.text, /name="version" value="2"/);
});

test('the list narrows by kind, partner, outcome, state and year, turns its pages and goes along as a file', async () => {
  const { cast, outcomeId, partnershipId } = await prepared();
  const officer = cast.as('programme_officer');
  for (let at = 0; at < 52; at += 1)
    await planned(cast, {
      outcomeId,
      title: `Cours ${String(at).padStart(2, '0')}`,
      plannedFrom: `2025-0${1 + (at % 9)}-10`,
      plannedUntil: `2025-0${1 + (at % 9)}-11`,
    });
  await planned(cast, { outcomeId, partnershipId, title: 'Chez le partenaire' });
  const me = app.as(officer);
  const titles = (text: string) =>
    [...text.matchAll(/<a href="\/activities\/[0-9a-f-]+">([^<]+)</g)].map(([, t]) => t);
  const get = async (query: Record<string, string>) =>
    (await me.get(withQuery(paths.activities(), query))).text;
  assert.deepEqual(titles(await get({ partner: partnershipId })), ['Chez le partenaire']);
  assert.deepEqual(titles(await get({ year: '2026' })), ['Chez le partenaire']);
  assert.deepEqual(titles(await get({ kind: 'A7' })), []);
  assert.deepEqual(titles(await get({ state: 'held' })), []);
  assert.equal(titles(await get({ state: 'late', year: '2025' })).length, activitiesAPage);
  for (const sort of ['date', 'date-up', 'title', 'reference']) {
    const seen: (string | undefined)[] = [];
    let next: string | undefined = withQuery(paths.activities(), { sort, outcome: outcomeId });
    while (next) {
      const { text } = await me.get(next);
      seen.push(...titles(text));
      next = /<a href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    }
    assert.equal(new Set(seen).size, 53, sort);
    assert.equal(seen.length, 53, sort);
    if (sort === 'title') assert.deepEqual(seen, [...seen].sort());
  }
  const csv = await me.get(withQuery(paths.activities(), { format: 'csv', year: '2025' }));
  assert.equal(csv.text.trim().split('\r\n').length, 53);
});

test('what is another partner’s or institute’s does not exist; the auditor reads what is under control, the donor nothing', async () => {
  const { cast, outcomeId, partnershipId, programmeId } = await prepared();
  const id = await planned(cast, { outcomeId, partnershipId });
  const other = await partnerOf(db, cast, 'Other');
  const stranger = (await makeCast(db)).as('director');
  const coordinator = cast.as('partner_coordinator', { partnerships: [other.partnershipId] });
  const changing = [
    paths.editActivity({ id }),
    paths.holdActivity({ id }),
    paths.participants({ id }),
    paths.cancelActivity({ id }),
  ];
  for (const path of changing) {
    assert.equal((await app.as(stranger).get(path)).status, 404, path);
    assert.equal((await app.as(coordinator).get(path)).status, 404, path);
    assert.equal((await app.as(cast.as('donor_officer')).get(path)).status, 404, path);
    assert.equal((await app.as(cast.as('finance_officer')).get(path)).status, 403, path);
  }
  assert.doesNotMatch((await app.as(coordinator).get(paths.activities())).text, /Négocier/);
  assert.equal((await app.as(cast.as('donor_officer')).get(paths.activities())).status, 404);
  const auditor = (outcomes: string[], years: number[]) => cast.as('auditor', { scope: { outcomes, years } });
  const seen = (actor: ReturnType<typeof auditor>) =>
    db.read(actor, (tx) => activities(tx, cast.institute.id));
  assert.equal((await seen(auditor([outcomeId], [2026]))).length, 1);
  assert.equal((await seen(auditor([outcomeId], [2025]))).length, 0);
  assert.equal((await seen(auditor([programmeId], [2026]))).length, 0);
});
