import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { schemaText } from '../../src/db/write-schema.ts';
import { projectRoot } from '../../src/root.ts';
import { testPlace } from './cluster.ts';

// `npm run schema`: writes src/db/schema.ts from the migrations.
test('schema.ts is written from the migrated database', async () => {
  const place = await testPlace();
  writeFileSync(join(projectRoot, 'src', 'db', 'schema.ts'), await schemaText(place.ownerUrl));
});
