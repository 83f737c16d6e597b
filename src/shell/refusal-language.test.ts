import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../test/support/app.ts';
import { makeCast } from '../../test/support/cast.ts';
import { testDatabase } from '../../test/support/cluster.ts';
import { newId } from '../kernel/id.ts';
import { paths } from '../paths.ts';
import { wordsIn } from '../text/words.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const app = testApp(db);
const { t } = wordsIn('nl');

test('what is refused or not there is said in the language of the person, not of the browser', async () => {
  const officer = app.as(cast.as('finance_officer', { language: 'nl' }));
  for (const [path, status, title] of [
    [paths.newProgramme(), 403, t('page.not-allowed')],
    [paths.outcome({ id: newId() }), 404, t('page.not-found')],
    ['/no-such-address', 404, t('page.not-found')],
  ] as const) {
    const answer = await officer.get(path);
    assert.equal(answer.status, status, path);
    assert.match(answer.text, /<html lang="nl"/, path);
    assert.ok(answer.text.includes(title), path);
  }
});

test('a visitor of whom nothing is known reads an unknown address in the language of the browser, or French', async () => {
  const { status, text } = await app.with('').get('/no-such-address');
  assert.equal(status, 404);
  assert.match(text, /<html lang="fr"/);
});
