import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { addDays, type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { defineIndicator } from '../commands/define-indicator.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const today = todayIn();
const year = Number(today.slice(0, 4));
const programme = await makeProgramme(db, cast, { from: `${year}-01-01`, until: `${year + 4}-12-31` });
const [partnershipId, otherId] = programme.partnerships;
const officer = app.as(cast.as('programme_officer'));
const partner = app.as(cast.as('partner_coordinator', { partnerships: [partnershipId] }));
const other = app.as(cast.as('partner_coordinator', { partnerships: [otherId] }));
const axes = [
  {
    key: 'sector',
    label: { fr: { text: 'Secteur', source: true } },
    categories: [{ key: 'mining', label: { fr: { text: 'Mines', source: true } } }],
  },
];

const made = async (more = {}) =>
  (
    await doing(db, cast.system, defineIndicator, {
      outcomeId: programme.outcomes[0],
      code: newId().slice(-8),
      title: { fr: { text: 'Membres payants', source: true } },
      measure: 'number',
      overTime: 'sum',
      overPartners: 'sum',
      ...more,
    })
  ).id;

const typedDay = (day: CalendarDay): string => day.split('-').reverse().join('/');

const opened = async () => {
  const ids = {
    members: await made({ axes }),
    share: await made({ measure: 'percentage', overTime: 'last', overPartners: 'ratio' }),
    told: await made({ measure: 'qualitative', overTime: 'last', overPartners: 'none' }),
  };
  const form = {
    name: `P${newId().slice(-6)}`,
    from: `01/01/${year}`,
    until: `30/06/${year}`,
    opensOn: typedDay(addDays(today, -3)),
    closesOn: typedDay(addDays(today, 30)),
    indicators: Object.values(ids),
    partnerships: [partnershipId],
  };
  const saved = await officer.post(paths.newWindow({ id: programme.id }), form);
  assert.equal(saved.status, 303, saved.text.slice(0, 3000));
  const windowAddress = saved.location!.split('?')[0]!;
  const led = await partner.get(windowAddress);
  assert.equal(led.status, 303);
  return { ids, form, address: led.location!, windowAddress };
};

const versionIn = (text: string): string => /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';

test('a window is opened from the programme; what is wrong is told and nothing typed is lost', async () => {
  const { form, windowAddress } = await opened();
  const address = paths.newWindow({ id: programme.id });
  const wrong = await officer.post(address, {
    ...form,
    name: 'Autre',
    until: '30/06/1999',
    closesOn: 'hier',
  });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /value="Autre"/);
  assert.match(wrong.text, /«\shier\s»/);
  const list = await officer.get(paths.reportingWindows({ id: programme.id }));
  assert.match(list.text, new RegExp(form.name));
  assert.match((await officer.get(windowAddress)).text, /non remis/);
  assert.equal((await partner.get(address)).status, 403);
  const change = windowAddress.replace(/$/, '/edit');
  const edit = await officer.get(change);
  const renamed = { ...form, name: `${form.name} bis`, version: versionIn(edit.text) };
  assert.equal((await officer.post(change, renamed)).status, 303);
  const late = await officer.post(change, renamed);
  assert.equal(late.status, 422);
  assert.match(late.text, /Deux versions/);
  const file = await officer.get(`${windowAddress}?format=csv`);
  assert.match(file.text, /non remis/);
});

test('a partner drafts on a phone, is told what is missing beside each field, and submits', async () => {
  const { ids, address } = await opened();
  const form = await partner.get(address);
  assert.equal(form.status, 200, form.text.slice(0, 3000));
  assert.match(form.text, /Secteur: Mines|Secteur\s?: Mines/);
  const typed = {
    [`f.${ids.members}.whole.value`]: 'douze',
    [`f.${ids.told}.whole.text.fr`]: 'Le dialogue reprend',
  };
  const draft = await partner.post(address, { ...typed, step: 'draft', version: versionIn(form.text) });
  assert.equal(draft.status, 303, draft.text.slice(0, 3000));
  const again = await partner.get(address);
  assert.match(again.text, /value="douze"/);
  assert.match(again.text, /Le dialogue reprend/);
  assert.match(again.text, /Brouillon de/);
  const version = versionIn(again.text);
  const unread = await partner.post(address, { ...typed, step: 'submit', version });
  assert.equal(unread.status, 422);
  assert.match(unread.text, /«\sdouze\s» n’est pas un nombre/);
  assert.match(unread.text, /Le dialogue reprend/);
  const filled = {
    ...typed,
    [`f.${ids.members}.whole.value`]: '1.200',
    [`f.${ids.members}.sex:female.value`]: '1.300',
    [`f.${ids.share}.whole.numerator`]: '9',
    [`f.${ids.share}.whole.denominator`]: '8',
    provenance: 'Registre',
    step: 'submit',
    version,
  };
  const beyond = await partner.post(address, filled);
  assert.equal(beyond.status, 422);
  assert.match(beyond.text, /9 sur 8/);
  assert.match(beyond.text, /Par sexe, les parties font 1\s300, plus que le total de 1\s200/);
  assert.match(beyond.text, /value="1.300"/);
  const good = {
    ...filled,
    [`f.${ids.members}.sex:female.value`]: '700',
    [`f.${ids.members}.sector:mining.value`]: '40',
    [`f.${ids.share}.whole.numerator`]: '6',
  };
  const nothing = await partner.post(address, {
    ...good,
    [`f.${ids.share}.whole.numerator`]: '',
    [`f.${ids.share}.whole.denominator`]: '',
  });
  assert.match(nothing.text, /dites pourquoi il n’y a rien à rapporter/);
  const sent = await partner.post(address, good);
  assert.equal(sent.status, 303, sent.text.slice(0, 3000));
  const shown = await partner.get(address);
  assert.match(shown.text, /75\s%/);
  assert.match(shown.text, /chez le chargé de programme/);
  const home = await officer.get(paths.home());
  assert.match(home.text, /Examiner les chiffres de/);
  assert.equal((await other.get(address)).status, 404);
  assert.match((await partner.get(paths.figureReports({ id: partnershipId }))).text, /remis/);
});

test('a draft that does not add up is kept as typed, and told of beside its field where it is opened', async () => {
  const { ids, address } = await opened();
  const version = versionIn((await partner.get(address)).text);
  const typed = {
    [`f.${ids.members}.whole.value`]: '1.200',
    [`f.${ids.members}.sex:female.value`]: '1.300',
  };
  const draft = await partner.post(address, { ...typed, step: 'draft', version });
  assert.equal(draft.status, 303, draft.text.slice(0, 3000));
  const again = await partner.get(address);
  assert.match(again.text, /value="1.300"/);
  assert.match(again.text, /Par sexe, les parties font 1\s300, plus que le total de 1\s200/);
});

test('a number that cannot be read hides nothing else that is wrong, and each is told by its figure', async () => {
  const { ids, address } = await opened();
  const { text } = await partner.get(address);
  const wrong = {
    version: versionIn(text),
    step: 'submit',
    provenance: 'Registre',
    [`f.${ids.members}.whole.value`]: '100',
    [`f.${ids.members}.sex:female.value`]: '80',
    [`f.${ids.members}.sex:male.value`]: '40',
    [`f.${ids.share}.whole.numerator`]: 'douze',
  };
  const { status, text: told } = await partner.post(address, wrong);
  assert.equal(status, 422);
  const summary = /id="errors"[\s\S]*?<\/div>/.exec(told)?.[0] ?? '';
  assert.match(summary, /[^ ]{8} · sexe\s: hommes\s: Par sexe/);
  assert.match(summary, /[^ ]{8} · l’ensemble\s: Numérateur\s: «\s?douze\s?» n’est pas un nombre/);
  assert.match(summary, /Dénominateur\s: Remplissez ce champ/);
  assert.match(summary, /dites pourquoi il n’y a rien à rapporter/);
  assert.equal((summary.match(/<li>/g) ?? []).length, 4);
});

test('an officer returns one figure with a comment and approves the rest; the partner sees what to mend', async () => {
  const { ids, address } = await opened();
  const version = versionIn((await partner.get(address)).text);
  const filled = {
    [`f.${ids.members}.whole.value`]: '1.200',
    [`f.${ids.share}.nothing`]: 'Pas de congrès',
    [`f.${ids.told}.whole.text.fr`]: 'Le dialogue reprend',
    provenance: 'Registre',
    step: 'submit',
    version,
  };
  assert.equal((await partner.post(address, filled)).status, 303);
  const review = `${address}/review`;
  assert.equal((await partner.get(review)).status, 403);
  const page = await officer.get(review);
  assert.match(page.text, /Pas de congrès/);
  const boxes = [...page.text.matchAll(/name="return\.([^"]+)"/g)].map(([, id]) => id);
  assert.equal(boxes.length, 2);
  const seen = [...page.text.matchAll(/name="seen" value="([^"]+)"/g)].map(([, row = '']) => row);
  const back = { step: 'approve', version: versionIn(page.text), seen, [`return.${boxes[0]}`]: 'on' };
  const unexplained = await officer.post(review, back);
  assert.equal(unexplained.status, 422);
  const said = { ...back, [`comment.${boxes[0]}`]: 'Sans la section du nord ?' };
  assert.equal((await officer.post(review, said)).status, 303);
  const late = await officer.post(review, { ...said, [`comment.${boxes[1]}`]: 'Et au sud ?' });
  assert.equal(late.status, 422);
  assert.match(late.text, /Deux versions/);
  assert.match(late.text, /value="Et au sud \?"/);
  const mend = await partner.get(address);
  assert.match(mend.text, /Sans la section du nord/);
  assert.match(mend.text, /approuvé/);
  assert.match((await partner.get(paths.home())).text, /Revoir les chiffres renvoyés/);
  const lock = { step: 'lock', version: versionIn((await officer.get(review)).text) };
  assert.equal((await officer.post(review, lock)).status, 303);
  assert.match((await partner.get(address)).text, /Cette période est verrouillée/);
});
