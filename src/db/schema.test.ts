import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { testPlace } from '../../test/support/cluster.ts';
import { projectRoot } from '../root.ts';
import { schemaText } from './write-schema.ts';

const place = await testPlace();

test('schema.ts says what the migrations make; «npm run schema» writes it', async () => {
  const written = readFileSync(join(projectRoot, 'src', 'db', 'schema.ts'), 'utf8');
  assert.equal(written, await schemaText(place.ownerUrl));
});
