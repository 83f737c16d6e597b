import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { after, beforeEach, mock, test } from 'node:test';
import pg from 'pg';
import { paths } from '../src/paths.ts';
import { testApp } from './support/app.ts';
import { makeCast } from './support/cast.ts';
import { testPlace } from './support/cluster.ts';
import { makeProgramme } from './support/programme.ts';

const place = await testPlace();
const db = place.open();
const owner = new pg.Client({ connectionString: place.ownerUrl });
// The database is dropped before this file's own hooks run.
owner.on('error', () => {});
await owner.connect();
after(async () => {
  await owner.end();
  await db.close();
});

/** A disk that takes half of the bytes and then has no room: the refusal is the kernel's own, of a device that is full. */
const fillingUp: typeof writeFile = async (file, data, options) => {
  const bytes = data as Uint8Array;
  await writeFile(file, bytes.subarray(0, bytes.byteLength >> 1), options);
  await writeFile('/dev/full', bytes);
};
let room = false;
const disk: typeof writeFile = (file, data, options) => (room ? writeFile : fillingUp)(file, data, options);

const app = testApp(db, disk);
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const [partnershipId] = programme.partnerships;
const treasurer = app.as(cast.as('partner_treasurer', { partnerships: [partnershipId] }));
const officer = app.as({ ...cast.as('finance_officer'), language: 'nl' });

const log = mock.method(console, 'error', () => {});
const logged = (): string => log.mock.calls.map(({ arguments: words }) => words.join(' ')).join('\n');
beforeEach(() => {
  room = false;
});

const photo = {
  file: {
    name: 'recu.pdf',
    type: 'application/pdf',
    bytes: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
  },
};
const expense = (description: string) => ({
  amount: '12,50',
  currency: 'EUR',
  paidOn: '14/03/2027',
  description,
  outcomeId: programme.outcomes[0],
  heading: 'running',
  item: 'venue',
  voucher: 'file',
});

const filesInStore = (): string[] =>
  existsSync(app.filesFolder)
    ? readdirSync(app.filesFolder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    : [];

const rowsOf = async (table: 'documents' | 'expenses', institute = cast.institute.id) =>
  (await owner.query(`select * from ${table} where institute_id = $1`, [institute])).rows;
const entriesOf = async (command: string) =>
  (
    await owner.query('select no from audit_entries where chain = $1 and command = $2', [
      cast.institute.id,
      command,
    ])
  ).rows;

test('an expense is saved although its voucher finds no room; the photo can be sent again later', async () => {
  const saved = await treasurer.post(paths.newExpense(), expense('Salle'), photo);
  assert.equal(saved.status, 303, saved.text.slice(0, 2000));
  const address = saved.location ?? '';
  assert.match(address, /\/voucher$/);
  const refused = await treasurer.post(address, { title: 'Reçu 12' }, photo);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /id="f-file-error">Le disque du serveur est plein/);
  assert.match(refused.text, /value="Reçu 12"/);
  assert.deepEqual(filesInStore(), []);
  assert.deepEqual(await rowsOf('documents'), []);
  assert.deepEqual(await entriesOf('attach-document'), []);
  assert.equal((await rowsOf('expenses')).length, 1);
  assert.match(logged(), /disk is full: ENOSPC/);
  room = true;
  assert.equal((await treasurer.post(address, { title: 'Reçu 12' }, photo)).status, 303);
  assert.equal(filesInStore().length, 1);
});

test('a document that finds no room leaves nothing, and says so beside the file in the reader’s language', async () => {
  const before = filesInStore();
  const documents = (await rowsOf('documents')).length;
  const address = paths.attachDocument({ kind: 'programme', id: programme.id });
  const other = { file: { ...photo.file, bytes: Buffer.concat([photo.file.bytes, Buffer.from('%2\n')]) } };
  const typed = { class: 'ordinary', title: 'Brief van de donor' };
  const refused = await officer.post(address, typed, other);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /id="f-file-error">De schijf van de server is vol/);
  assert.match(refused.text, /value="Brief van de donor"/);
  assert.deepEqual(filesInStore(), before);
  assert.equal((await rowsOf('documents')).length, documents);
});

test('where the database has no room, the form keeps what was typed and nothing is half saved', async () => {
  // The server itself answers SQLSTATE 53100, after the chain was locked and a row was tried.
  await owner.query(`create function no_room() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file' using errcode = '53100'; end $$`);
  await owner.query(`create trigger no_room after insert on expenses for each row
    when (new.description = 'Plus de place') execute function no_room()`);
  const [count, entries] = [(await rowsOf('expenses')).length, (await entriesOf('record-expense')).length];
  const refused = await treasurer.post(paths.newExpense(), expense('Plus de place'));
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Le disque du serveur est plein/);
  assert.match(refused.text, /value="12,50"/);
  assert.match(refused.text, /Plus de place/);
  assert.equal((await rowsOf('expenses')).length, count);
  assert.equal((await entriesOf('record-expense')).length, entries);
  await owner.query('drop trigger no_room on expenses');
  const command_id = /name="command_id" value="([^"]+)"/.exec(refused.text)?.[1] ?? '';
  const again = await treasurer.post(paths.newExpense(), { ...expense('Plus de place'), command_id });
  assert.equal(again.status, 303);
  assert.equal((await rowsOf('expenses')).length, count + 1);
});
