import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, reportYear, told } from '../../../../test/support/reporting.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { reviewReport } from '../commands/review-report.ts';
import { setWindow } from '../commands/set-window.ts';

const db = await testDatabase();
const app = testApp(db);
const office = await reportingOffice(db);
const partner = app.as(office.partner);
const officer = app.as(office.officer);
const other = app.as(
  office.cast.as('partner_coordinator', { partnerships: [office.programme.partnerships[1]] }),
);
const auditor = app.as(
  office.cast.as('auditor', { scope: { outcomes: [office.programme.outcomes[0]], years: [reportYear] } }),
);

const axes = [
  {
    key: 'sector',
    label: { fr: { text: 'Secteur', source: true } },
    categories: [{ key: 'mining', label: { fr: { text: 'Mines', source: true } } }],
  },
];

const opened = async () => {
  const [dropped, counted, told_, missing] = [
    await office.indicator(),
    await office.indicator({ axes }),
    await office.indicator({ measure: 'qualitative', overTime: 'last', overPartners: 'none' }),
    await office.indicator(),
  ];
  const sheet = await office.open([counted, told_, missing]);
  const address = paths.measurementReport({ id: (await sheet.now()).report.id });
  const version = async () => String((await sheet.now()).report.version);
  const typed = {
    [`f.${counted}.whole.value`]: '4.321',
    [`f.${counted}.sector:mining.value`]: '1.234',
    [`f.${counted}.sector:forestry.value`]: '77',
    [`f.${counted}.BJ.whole.value`]: '55',
    [`f.${counted}.whole.comment.nl`]: 'Zonder de jongeren',
    [`f.${told_}.whole.text.fr`]: 'Le dialogue\r\nreprend',
    [`f.${dropped}.whole.value`]: '99',
    [`f.${missing}.nothing`]: 'Liste pas prête',
    provenance: 'Registre des membres',
    reason: 'Une page manquait',
  };
  const close = () =>
    doing(db, office.officer, setWindow, {
      ...sheet.input,
      closesOn: addDays(todayIn(), -1),
      ...{ id: sheet.windowId, version: 1 },
    });
  return { ...sheet, counted, told: told_, missing, address, version, typed, close };
};

/** All that was typed is there to be read, and nothing that sends it again. */
const holdsAll = (text: string) => {
  for (const each of [
    /l(?:’|&#39;|&#x27;)ensemble<\/dt><dd><span>4\.321/,
    /Secteur\s?: Mines<\/dt><dd><span>1\.234/,
    /Secteur\s?: forestry<\/dt><dd><span>77/,
    /Bénin<\/h3>.*<dd><span>55/s,
    /<dd><span lang="nl">Zonder de jongeren/,
    /<dd><span lang="fr">Le dialogue<br\/>reprend/,
    /N’est plus demandé<\/h3>.*<dd><span>99/s,
    /<dd><span>Liste pas prête/,
    /<dd><span>Registre des membres/,
    /<dd><span>Une page manquait/,
  ])
    assert.match(text, each);
  assert.doesNotMatch(text, /name="step"/);
};

test('a sheet that is sent after its window closed is shown as it was typed, and says whom to ask', async () => {
  const { address, version, typed, close, now } = await opened();
  const shown = await version();
  await close();
  for (const step of ['submit', 'draft']) {
    const late = await partner.post(address, { ...typed, step, version: shown });
    assert.equal(late.status, 422);
    assert.match(late.text, /class="errors".*La période s’est fermée le/s);
    assert.match(late.text, /Aucun de ces chiffres n’est enregistré/);
    assert.match(late.text, /Adressez-vous à l’institut/);
    holdsAll(late.text);
  }
  const after = await now();
  assert.deepEqual([after.figures, after.report.draft], [[], null]);
});

test('so is what cannot be read as a number', async () => {
  const { address, version, typed, close, counted } = await opened();
  await close();
  const late = { ...typed, [`f.${counted}.whole.value`]: 'douze', step: 'submit', version: await version() };
  const { status, text } = await partner.post(address, late);
  assert.equal(status, 422);
  assert.match(text, /<dd><span>douze/);
  assert.match(text, /La période s’est fermée le/);
  assert.doesNotMatch(text, /name="step"/);
});

test('a sheet that the officer approved or locked since it was shown is told as typed, to the partner and on behalf', async () => {
  const { address, version, typed, counted, told: words, missing, now, submitting, lock } = await opened();
  const shown = await version();
  const figures = [
    { indicatorId: counted, value: '10' },
    { indicatorId: words, text: { fr: { text: 'Rien ne bouge', source: true } } },
  ];
  const nothing = [{ indicatorId: missing, reason: '-' }];
  assert.equal(told(await submitting(figures, { nothing })), 'done');
  const sends = async (why: RegExp) => {
    const sent = { ...typed, step: 'submit', version: shown };
    const [own, behalf] = [await partner.post(address, sent), await officer.post(address, sent)];
    assert.match(own.text, /Adressez-vous à l’institut/);
    assert.match(behalf.text, /une fois renvoyé, ou sa période rouverte/);
    for (const { status, text } of [own, behalf]) {
      assert.equal(status, 422);
      assert.match(text, why);
      assert.match(text, /Rien ne bouge/, 'what stands is told beside it');
      holdsAll(text);
    }
  };
  await sends(/class="errors".*Le rapport a été remis/s);
  const { report, figures: given } = await now();
  const review = { reportId: report.id, version: report.version, approveRest: true };
  const seen = given.map(({ rowId }) => rowId);
  await doing(db, office.officer, reviewReport, { ...review, seen, figures: [] });
  await sends(/class="errors".*Le rapport de cette période a été approuvé/s);
  assert.equal(told(await lock()), 'done');
  await sends(/class="errors".*Cette période est verrouillée/s);
  assert.deepEqual((await now()).figures.map(({ rowId }) => rowId).sort(), seen.sort());
});

test('a figure that was emptied too late is told as emptied', async () => {
  const { address, version, counted, close, now } = await opened();
  await office.record(counted, '10');
  const [stands] = (await now()).figures;
  await close();
  const late = { [`f.${counted}.whole.stands`]: stands!.rowId, step: 'submit', version: await version() };
  const { text } = await partner.post(address, late);
  assert.match(text, /ensemble<\/dt><dd><span>vidé/);
});

test('a draft that was kept is read after its window closed, by those who could fill it in', async () => {
  const { address, version, typed, close } = await opened();
  const kept = await partner.post(address, { ...typed, step: 'draft', version: await version() });
  assert.equal(kept.status, 303);
  assert.doesNotMatch((await partner.get(address)).text, /Le brouillon, pas remis/);
  await close();
  const { status, text } = await partner.get(address);
  assert.equal(status, 200);
  assert.match(text, /Le brouillon, pas remis/);
  assert.match(text, /La période s’est fermée le .*demandez à l’institut/);
  assert.match(text, /Adressez-vous à l’institut/);
  holdsAll(text);
  assert.equal(text.indexOf('4.321') < text.indexOf('1.234'), true, 'in the order of the sheet');
  assert.match((await officer.get(address)).text, /value="4\.321"/, 'the institute enters it on behalf');
  assert.equal((await other.get(address)).status, 404);
  assert.equal((await auditor.get(address)).status, 403);
});

test('and after the officer locked the sheet', async () => {
  const { address, version, typed, lock } = await opened();
  assert.equal(
    (await partner.post(address, { ...typed, step: 'draft', version: await version() })).status,
    303,
  );
  assert.equal(told(await lock()), 'done');
  const { text } = await partner.get(address);
  assert.match(text, /Cette période est verrouillée/);
  holdsAll(text);
});

test('a sheet that is never drafted has no such part once it is closed', async () => {
  const { address, close } = await opened();
  await close();
  assert.doesNotMatch((await partner.get(address)).text, /Le brouillon, pas remis|Ce que vous avez saisi/);
});
