import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { enrol } from '../../../../test/support/enrol.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { askForPasswordLink } from './ask-for-password-link.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const app = testApp(db);

const ask = (email: string, address = newId()) => askForPasswordLink(db, { email, address });

test('one mailbox is sent three letters an hour, wherever they are asked from', async () => {
  const { email } = await enrol(db, cast.system, 'finance_officer');
  for (let letters = 0; letters < 3; letters++) assert.equal((await ask(email))?.email, email);
  assert.equal(await ask(email), undefined);
});

test('one network address asks for thirty an hour, and others are not kept from asking', async () => {
  const { email } = await enrol(db, cast.system, 'finance_officer');
  const flooder = newId();
  for (let tries = 0; tries < 30; tries++) await ask(`nobody-${tries}@example.org`, flooder);
  assert.equal(await ask(email, flooder), undefined);
  assert.equal((await ask(email))?.email, email);
});

test('the page answers the same to a known address, an unknown one and a third too many', async () => {
  const { email } = await enrol(db, cast.system, 'finance_officer');
  const visitor = app.with();
  const known = await visitor.post(paths.forgotten(), { email });
  const unknown = await visitor.post(paths.forgotten(), { email: 'nobody@example.org' });
  for (let more = 0; more < 3; more++) await visitor.post(paths.forgotten(), { email });
  const late = await visitor.post(paths.forgotten(), { email });
  assert.equal(app.letters.filter(({ to }) => to === email).length, 3);
  for (const { status, text } of [unknown, late])
    assert.deepEqual([status, text], [known.status, known.text]);
});
