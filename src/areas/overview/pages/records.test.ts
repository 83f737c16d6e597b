import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { jpeg, photo, placeName } from '../../../../test/support/pictures.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { documentsOf } from '../../records/queries/documents.ts';
import { pictureOnly } from '../../records/rules/picture-only.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const app = testApp(db);
const { id: programme, partnerships } = await makeProgramme(db, cast);
const officer = app.as(cast.as('programme_officer'));
const finance = app.as(cast.as('finance_officer'));
const director = app.as(cast.as('director'));
const partner = app.as(cast.as('partner_coordinator', { partnerships: [partnerships[0]] }));
const otherPartner = app.as(cast.as('partner_coordinator', { partnerships: [partnerships[1]] }));
const stranger = app.as((await makeCast(db)).as('finance_officer'));

const subject = { kind: 'partnership', id: partnerships[0] };
const attachPath = paths.attachDocument(subject);
const upload = (bytes: Uint8Array, name = 'photo.jpg', type = 'image/jpeg') => ({
  file: { name, type, bytes },
});
const newestId = async (on = subject) =>
  (await db.read(cast.system, (tx) => documentsOf(tx, cast.institute.id, on)))[0]!.id;
const attach = async (fields: object, files = upload(photo())) => {
  const answer = await officer.post(attachPath, { class: 'ordinary', title: 'Facture', ...fields }, files);
  assert.equal(answer.status, 303, answer.text);
  return { id: await newestId() };
};

test('a photo is attached, shown without where it was taken, and taken along', async () => {
  const at = await attach({ title: 'Facture de la salle' });
  assert.match((await officer.get(paths.document(at))).text, /<img class="photo" src="\/documents\//);
  const file = await partner.get(paths.documentFile(at));
  assert.equal(file.status, 200);
  assert.equal(file.headers.get('content-type'), 'image/jpeg');
  assert.match(file.headers.get('content-disposition') ?? '', /^inline; filename\*=UTF-8''photo\.jpg/);
  assert.equal(file.headers.get('content-security-policy'), "default-src 'none'; sandbox");
  assert.equal(file.headers.get('x-content-type-options'), 'nosniff');
  assert.ok(!file.text.includes(placeName));
  assert.deepEqual(file.bytes, pictureOnly(photo(), 'image/jpeg'));
});

test('the wrong person finds no document: another partner, another institute, the donor', async () => {
  const at = await attach({});
  for (const visitor of [otherPartner, stranger, app.as(cast.as('donor_officer'))])
    for (const path of [paths.document(at), paths.documentFile(at)])
      assert.equal((await visitor.get(path)).status, 404, path);
  for (const path of [paths.documentFile({ id: newId() }), paths.document({ id: 'x' })])
    assert.equal((await officer.get(path)).status, 404, path);
});

for (const [name, bytes, problem] of [
  ['a page that says it is a photo', Buffer.from('<html><script>alert(1)</script>'), 'Ce n’est ni une photo'],
  ['a program', Buffer.from('MZ\x90\0'), 'Ce n’est ni une photo'],
  ['a photo that arrived in part', jpeg.subarray(0, 400), 'Ce fichier est abîmé'],
  ['a HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0'), 'Cette photo est en HEIC'],
  ['larger than 20 MB', new Uint8Array(20 * 1024 * 1024 + 1), 'Ce fichier dépasse 20'],
] as const)
  test(`${name} is refused at its field, and what was typed is kept`, async () => {
    const fields = { class: 'ordinary', title: 'Typed with care' };
    const refused = await officer.post(attachPath, fields, upload(bytes));
    assert.equal(refused.status, 422);
    assert.match(refused.text, new RegExp(`id="f-file-error">${problem}`));
    assert.match(refused.text, /value="Typed with care"/);
  });

test('a file larger than any form may be is refused before it is read', async () => {
  const bytes = new Uint8Array(63 * 1024 * 1024);
  assert.equal(
    (await officer.post(attachPath, { class: 'ordinary', title: 'x' }, upload(bytes))).status,
    413,
  );
});

test('what its name says does not matter: a PDF called .jpg is a PDF, and is taken along rather than run', async () => {
  const at = await attach({ title: 'Devis' }, upload(Buffer.from('%PDF-1.7\n%%EOF'), '../../etc/photo.jpg'));
  const file = await officer.get(paths.documentFile(at));
  assert.equal(file.headers.get('content-type'), 'application/pdf');
  assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename\*=UTF-8''photo\.jpg$/);
});

test('a list of persons is noted with its number, sum, place and keeper, in the person’s own notation', async () => {
  const kept = { 'kept.headCount': '24', 'kept.sum': '1.250,50', 'kept.currency': 'EUR' };
  const where = {
    'kept.place': 'Bujumbura',
    'kept.keeper': 'Trésorerie',
    'onBehalf.source': 'Courriel du 3 mars',
  };
  const fields = { class: 'list_of_persons', title: 'Présences', ...kept, ...where };
  assert.equal((await officer.post(attachPath, fields)).status, 303);
  const page = await partner.get(paths.document({ id: await newestId() }));
  for (const said of ['1 250,50', '24', 'Bujumbura', 'Courriel du 3 mars'])
    assert.ok(page.text.replaceAll(/[\u00a0\u202f.]/g, ' ').includes(said), said);
  const wrong = await officer.post(attachPath, { ...fields, 'kept.headCount': 'many', 'kept.place': '' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /id="f-kept-headCount-error"/);
});

test('pay opens to finance for a stated purpose, once a statement, and everyone else is told why not', async () => {
  const at = await attach({ class: 'pay', title: 'Fiche de paie' });
  assert.equal((await finance.get(paths.documentFile(at))).status, 404);
  assert.equal((await officer.get(paths.documentFile(at))).status, 403);
  for (const visitor of [officer, director, partner]) {
    const { text } = await visitor.get(paths.document(at));
    assert.match(text, /ne s’ouvrent qu’aux finances/);
    assert.doesNotMatch(text, /name="purpose"|<img/);
    assert.equal((await visitor.post(paths.openDocument(at), { purpose: 'Curious' })).status, 403);
  }
  const noPurpose = await finance.post(paths.openDocument(at), { purpose: ' ' });
  assert.equal(noPurpose.status, 422);
  assert.match(noPurpose.text, /id="f-purpose-error"/);
  const statement = { purpose: 'Échantillon de mars', command_id: newId() };
  const opened = await finance.post(paths.openDocument(at), statement);
  assert.equal(opened.status, 200);
  assert.match(opened.headers.get('content-disposition') ?? '', /^attachment; filename\*=UTF-8''pay\.jpg/);
  assert.equal((await finance.post(paths.openDocument(at), statement)).status, 303);
  assert.match((await finance.get(paths.document(at))).text, /Échantillon de mars/);
});

test('a document whose file is missing says so, to those who may open it, and opens nothing else', async () => {
  const missing = async (documentClass: 'ordinary' | 'pay') => {
    const file = { name: 'a.pdf', mediaType: 'application/pdf', size: 9, sha256: 'ab'.repeat(32) } as const;
    await doing(db, cast.as('programme_officer'), attachDocument, {
      subject,
      partnershipId: partnerships[0],
      title: 'Fiche',
      class: documentClass,
      file,
    });
    return { id: await newestId() };
  };
  const ordinary = await officer.get(paths.documentFile(await missing('ordinary')));
  const at = await missing('pay');
  const pay = await finance.post(paths.openDocument(at), { purpose: 'Contrôle', command_id: newId() });
  for (const { status, text } of [ordinary, pay]) {
    assert.equal(status, 404);
    assert.match(text, /Le fichier manque ici/);
  }
  assert.doesNotMatch((await stranger.get(paths.documentFile(at))).text, /Le fichier manque ici/);
});

test('the file’s name is the title of an ordinary document, never of pay or a list', async () => {
  await attach({ title: '' }, upload(photo(), 'Reçu 12.jpg'));
  assert.match((await officer.get(paths.document({ id: await newestId() }))).text, /<h1[^>]*>Reçu 12\.jpg/);
  const pay = { class: 'pay', title: '' };
  const refused = await officer.post(attachPath, pay, upload(photo(), 'Salaire de Nadia.jpg'));
  assert.equal(refused.status, 422);
  assert.match(refused.text, /id="f-title-error"/);
});

test('nobody attaches to, comments on or asks about a thing they do not see', async () => {
  for (const visitor of [otherPartner, stranger]) {
    assert.equal((await visitor.get(attachPath)).status, 404);
    assert.equal(
      (await visitor.post(attachPath, { title: 'x', class: 'ordinary' }, upload(photo()))).status,
      404,
    );
    assert.equal((await visitor.post(paths.writeComment(subject), { text: 'x' })).status, 404);
  }
  const query = `?kind=programme&id=${programme}`;
  assert.equal((await stranger.get(paths.askDerogation() + query)).status, 404);
  assert.equal((await partner.get(paths.askDerogation() + query)).status, 403);
  assert.equal((await officer.get(paths.attachDocument({ kind: 'secret', id: programme }))).status, 404);
});

test('a remark goes where its button says, and an empty one comes back', async () => {
  const on = paths.writeComment(subject);
  assert.equal((await officer.post(on, { text: ' ', reach: 'partner' })).status, 422);
  assert.equal((await officer.post(on, { text: 'For the partner', reach: 'partner' })).status, 303);
  assert.equal((await officer.post(on, { text: 'Among us', reach: 'house' })).status, 303);
  assert.equal((await partner.post(on, { text: 'From the partner', reach: 'house' })).status, 303);
  const read = await db.read(cast.system, (tx) =>
    tx
      .selectFrom('comments')
      .select(['text', 'partnership_id'])
      .where('institute_id', '=', cast.institute.id)
      .orderBy('entry_no')
      .execute(),
  );
  const own = partnerships[0];
  assert.deepEqual(
    read.map(({ text, partnership_id }) => [text, partnership_id]),
    [
      ['For the partner', own],
      ['Among us', null],
      ['From the partner', own],
    ],
  );
});

const asking = {
  kind: 'programme',
  id: programme,
  reason: 'Inondation',
  from: '01/01/2027',
  until: '31/12/2027',
};

test('a derogation of the donor is asked, put on record with its letter by another officer, and withdrawn', async () => {
  const form = await officer.get(
    `${paths.askDerogation()}?kind=programme&id=${programme}&rule=A-programme-period`,
  );
  assert.match(form.text, /value="A-programme-period" selected/);
  const asked = await officer.post(paths.askDerogation(), { ...asking, ruleId: 'A-programme-period' });
  assert.equal(asked.status, 303, asked.text);
  const path = asked.location!;
  assert.match((await officer.get(path)).text, /Qui demande une dérogation ne l’accorde pas/);
  const typed = { decision: 'granted', reason: 'Lettre reçue', letterReference: 'D2.1/33' };
  assert.equal((await officer.post(path, typed, { letter: upload(jpeg).file })).status, 422);
  const without = await finance.post(path, typed);
  assert.equal(without.status, 422);
  assert.match(without.text, /id="f-letter-error"/);
  assert.match(without.text, /Lettre reçue/);
  assert.equal((await finance.post(path, typed, { letter: upload(jpeg).file })).status, 303);
  assert.match((await director.get(path)).text, /D2\.1\/33/);
  assert.match((await director.get(paths.derogations())).text, /accordée/);
  assert.equal((await finance.post(path, { decision: 'withdrawn', reason: 'Plus utile' })).status, 303);
  assert.match((await director.get(`${paths.derogations()}?state=withdrawn`)).text, /Inondation/);
  assert.match((await director.get(`${paths.derogations()}?format=csv`)).text, /Inondation/);
});

test('what is missing when asking is said at its field; an unknown rule is no rule', async () => {
  const refused = await officer.post(paths.askDerogation(), { ...asking, ruleId: 'none-such', until: '' });
  assert.equal(refused.status, 422);
  for (const field of ['ruleId', 'until'])
    assert.match(refused.text, new RegExp(`id="f-${field}-error"`), field);
  assert.match(refused.text, /Inondation/);
});

test('derogations are the institute’s: its partners, the donor and other institutes see none', async () => {
  const asked = await officer.post(paths.askDerogation(), { ...asking, ruleId: 'A-programme-period' });
  assert.equal((await stranger.get(asked.location!)).status, 404);
  assert.equal((await partner.get(asked.location!)).status, 403);
  assert.equal((await app.as(cast.as('donor_officer')).get(paths.derogations())).status, 403);
});
