import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../test/support/app.ts';
import { doing, makeCast } from '../../../test/support/cast.ts';
import { testDatabase } from '../../../test/support/cluster.ts';
import { makeGains } from '../../../test/support/union-gains.ts';
import { partnerOf } from '../../../test/support/union-work.ts';
import { paths, withQuery } from '../../paths.ts';
import { recordDialogueBody } from './commands/record-dialogue-body.ts';

const db = await testDatabase();
const app = testApp(db);

const prepared = async () => {
  const cast = await makeCast(db);
  const { partnershipId } = await partnerOf(db, cast, 'Syndicat du port');
  const gains = await makeGains(db, cast, { partnershipId, tag: cast.institute.code });
  const coordinator = cast.as('partner_coordinator', { partnerships: [partnershipId], language: 'en' });
  return { cast, partnershipId, coordinator, ...gains };
};

const typedTalks = {
  title: 'Salaires du port',
  heldOn: '10/03/2025',
  country: 'BJ',
  form: 'negotiation',
  level: 'local',
  withPartner: 'on',
  'parties.0.kind': 'public_authority',
  'parties.0.name': 'Mairie',
  'parties.2.kind': 'employers',
  'parties.2.name': 'Port autonome',
  seatsWomen: '2',
  topics: ['wages', 'safety'],
  result: 'minutes',
  source: 'Procès-verbal',
};

test('a coordinator records talks, reads what they count as, and corrects them with a reason', async () => {
  const { coordinator, partnershipId } = await prepared();
  const me = app.as(coordinator);
  const form = await me.get(paths.newDialogueEvent());
  assert.match(form.text, new RegExp(`value="${partnershipId}" selected`));
  assert.match(form.text, /No names of members, victims or informants/);
  const saved = await me.post(paths.newDialogueEvent(), { ...typedTalks, partnershipId });
  assert.equal(saved.status, 303);
  const address = saved.location?.split('?')[0] ?? '';
  const id = address.split('/').at(-1) ?? '';
  const record = await me.get(address);
  assert.match(record.text, /local tripartite/);
  assert.match(record.text, /Mairie/);
  const correction = await me.get(paths.correctDialogueEvent({ id }));
  assert.match(correction.text, /name="parties.1.name"[^>]*value="Port autonome"/);
  const corrected = { ...typedTalks, level: 'national', version: '1', reason: 'It was the ministry' };
  assert.equal((await me.post(paths.correctDialogueEvent({ id }), corrected)).status, 303);
  assert.match((await me.get(address)).text, /other tripartite/);
  assert.match((await me.get(paths.history({ kind: 'dialogue_event', id }))).text, /It was the ministry/);
});

test('what is wrong with an event is said at its field and what was typed is kept', async () => {
  const { coordinator, partnershipId } = await prepared();
  const wrong = { ...typedTalks, partnershipId, heldOn: '10/03/2100', 'parties.2.name': '' };
  const sent = await app.as(coordinator).post(paths.newDialogueEvent(), wrong);
  assert.equal(sent.status, 422);
  assert.match(sent.text, /id="f-parties-1-name-error"/);
  assert.match(sent.text, /name="title"[^>]*value="Salaires du port"/);
  const again = await app
    .as(coordinator)
    .post(paths.newDialogueEvent(), { ...wrong, 'parties.2.name': 'Port' });
  assert.match(again.text, /id="f-heldOn-error"/);
});

test('an agreement is recorded, renewed and counted again on its own page', async () => {
  const { cast, partnershipId } = await prepared();
  const officer = app.as(cast.as('programme_officer', { language: 'en' }));
  const typed = {
    partnershipId,
    title: 'Convention du port',
    level: 'company',
    country: 'BJ',
    withPartner: 'on',
    signedOn: '01/05/2024',
    termFrom: '01/06/2024',
    termUntil: '31/05/2025',
    women: '40',
    men: '60',
    source: 'Journal officiel',
    onBehalf: 'Letter of May',
  };
  const saved = await officer.post(paths.newCollectiveAgreement(), typed);
  const address = saved.location?.split('?')[0] ?? '';
  const id = address.split('/').at(-1) ?? '';
  const renewed = { state: 'renewed', onDay: '20/05/2025', termFrom: '01/06/2025', source: 'Avenant' };
  assert.equal((await officer.post(paths.continueCollectiveAgreement({ id }), renewed)).status, 303);
  const counted = { fromOn: '01/06/2025', women: '50', men: '70', source: 'Total des listes' };
  assert.equal((await officer.post(paths.countWorkersCovered({ id }), counted)).status, 303);
  const record = await officer.get(address);
  assert.match(record.text, /renewed/);
  assert.match(record.text, />120</);
  assert.match(record.text, /Letter of May/);
  const ended = { state: 'ended', onDay: '01/06/2025', termFrom: '01/06/2025', source: 'x' };
  const refused = await officer.post(paths.continueCollectiveAgreement({ id }), ended);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /id="f-termFrom-error"/);
});

test('a dossier without evidence is marked on its page, and no longer once a stage is corrected', async () => {
  const { coordinator, dossierId } = await prepared();
  const me = app.as(coordinator);
  const address = paths.advocacyDossier({ id: dossierId });
  const marked = await me.get(address);
  assert.match(marked.text, /without evidence: does not count yet/);
  const correction = /\/rights\/advocacy-stages\/[0-9a-f-]+\/correction/.exec(marked.text)?.[0] ?? '';
  const proven = { stage: 'adopted', onDay: '10/11/2025', evidence: 'Décret 2025-12', reason: 'Published' };
  assert.equal((await me.post(correction, proven)).status, 303);
  assert.doesNotMatch((await me.get(address)).text, /without evidence/);
  const missing = await me.post(paths.advanceAdvocacyDossier({ id: dossierId }), { stage: 'applied' });
  assert.equal(missing.status, 422);
  assert.match(missing.text, /id="f-onDay-error"/);
});

test('lists are narrowed by kind, country, partner and year, and go out as a file with the same filter', async () => {
  const { cast, partnershipId } = await prepared();
  const officer = app.as(cast.as('programme_officer', { language: 'en' }));
  const tag = cast.institute.code;
  for (const [list, title, kind, other] of [
    [paths.dialogueEvents(), `Talks of ${tag}`, 'bipartite', 'local_tripartite'],
    [paths.collectiveAgreements(), `Agreement of ${tag}`, 'company', 'sector'],
    [paths.dialogueBodies(), `Labour council of ${tag}`, 'local', 'national'],
  ] as const) {
    const found = await officer.get(withQuery(list, { kind, country: 'BJ', partner: partnershipId }));
    assert.match(found.text, new RegExp(title), list);
    assert.doesNotMatch((await officer.get(withQuery(list, { kind: other }))).text, new RegExp(title));
    assert.doesNotMatch((await officer.get(withQuery(list, { country: 'TG' }))).text, new RegExp(title));
    const file = await officer.get(withQuery(list, { kind, format: 'csv' }));
    assert.match(file.headers.get('content-type') ?? '', /csv/);
    assert.match(file.text, new RegExp(title));
  }
  const long = await officer.get(withQuery(paths.advocacyDossiers(), { year: '1990' }));
  assert.doesNotMatch(long.text, /Demand of/);
});

test('the first page counts by partner and year, with each number leading to its entries', async () => {
  const { cast, partnershipId } = await prepared();
  const { text } = await app.as(cast.as('finance_officer')).get(paths.rights());
  assert.match(text, /Syndicat du port/);
  assert.match(text, new RegExp(`kind=bipartite&amp;year=\\d{4}&amp;partner=${partnershipId}`));
});

test('a record is withdrawn with a reason and leaves the list', async () => {
  const { cast, eventId } = await prepared();
  const officer = app.as(cast.as('programme_officer', { language: 'en' }));
  const address = paths.withdrawRightsRecord({ kind: 'dialogue_event', id: eventId });
  assert.equal((await officer.post(address, {})).status, 422);
  assert.equal((await officer.post(address, { reason: 'Entered twice' })).status, 303);
  assert.match((await officer.get(paths.dialogueEvent({ id: eventId }))).text, /Entered twice/);
  assert.doesNotMatch((await officer.get(paths.dialogueEvents())).text, /Talks of/);
});

test('who may only read is refused the forms; auditor, donor and other institutes find nothing', async () => {
  const { cast, partnershipId, eventId, agreementId, dossierId } = await prepared();
  const treasurer = app.as(cast.as('partner_treasurer', { partnerships: [partnershipId] }));
  assert.equal((await treasurer.get(paths.dialogueEvent({ id: eventId }))).status, 200);
  assert.equal((await treasurer.get(paths.newDialogueEvent())).status, 403);
  const other = await makeCast(db);
  const auditor = cast.as('auditor', { scope: { outcomes: [eventId], years: [2025] } });
  for (const actor of [auditor, cast.as('donor_officer'), other.as('director')])
    for (const address of [
      paths.dialogueEvent({ id: eventId }),
      paths.collectiveAgreement({ id: agreementId }),
      paths.advocacyDossier({ id: dossierId }),
    ])
      assert.equal((await app.as(actor).get(address)).status, 404);
});

test('a search finds the records for who may read them, and for an auditor nothing of them', async () => {
  const { cast, coordinator, eventId } = await prepared();
  const found = withQuery(paths.search(), { q: `Talks of ${cast.institute.code}` });
  assert.match((await app.as(coordinator).get(found)).text, new RegExp(paths.dialogueEvent({ id: eventId })));
  const auditor = cast.as('auditor', { scope: { outcomes: [eventId], years: [2025] } });
  const { status, text } = await app.as(auditor).get(found);
  assert.equal(status, 200);
  assert.doesNotMatch(text, new RegExp(eventId));
});

test('an instrument that the list does not have stays on a dossier that is changed', async () => {
  const { cast, dossierId } = await prepared();
  const officer = app.as(cast.as('programme_officer', { language: 'en' }));
  const address = paths.editAdvocacyDossier({ id: dossierId });
  const typed = { title: 'Demand', level: 'national', demand: 'A decree', openedOn: '01/02/2025' };
  const changed = { ...typed, conventions: ['C189', 'C158'], version: '1' };
  assert.equal((await officer.post(address, changed)).status, 303);
  assert.match((await officer.get(address)).text, /name="conventions" value="C158" checked/);
});

test('the second page of dialogue bodies goes on where the first ends', async () => {
  const { cast, partnershipId } = await prepared();
  for (let no = 1; no <= 26; no++)
    await doing(db, cast.system, recordDialogueBody, {
      ...{ partnershipId, name: `Board ${String(no).padStart(2, '0')}`, country: 'BJ', level: 'local' },
      ...{ standing: 'ad_hoc', source: 'Decree' },
    } as never);
  const officer = app.as(cast.as('programme_officer', { language: 'en' }));
  const boardsOf = (text: string) => [...text.matchAll(/>(Board \d+)</g)].map(([, name]) => name);
  const first = await officer.get(withQuery(paths.dialogueBodies(), { q: 'board' }));
  assert.equal(boardsOf(first.text).length, 25);
  const next = first.text.match(/href="([^"]*after=[^"]*)"/)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const second = await officer.get(next);
  assert.equal(second.status, 200);
  assert.deepEqual(boardsOf(second.text), ['Board 26']);
});
