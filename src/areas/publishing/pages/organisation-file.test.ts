import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { yearOf } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { decideProgramme } from '../../programmes/commands/decide-programme.ts';
import { giveIdentifiers } from '../commands/give-identifiers.ts';
import { protectPartner } from '../commands/protect-partner.ts';
import { standardDir, withStandard } from '../xml/standard-files.ts';
import { validateFile } from '../xml/validate.ts';

const db = await testDatabase();
const app = testApp(db);
const en = { language: 'en' } as const;
const file = withQuery(paths.organisationFile(), { download: '1' });

test(
  'an organisation file says what the programmes publish, is valid, and the same again',
  withStandard,
  async () => {
    const cast = await makeCast(db);
    const { programmeId, today, organisations } = await makeOffice(db, cast);
    const officer = app.as(cast.as('programme_officer', en));
    assert.match((await officer.get(paths.organisationFile())).text, /No decided programme bears/);
    await doing(db, cast.system, decideProgramme, {
      ...{
        programmeId,
        kind: 'decided',
        decidedOn: today,
        submittedOn: today,
        reference: 'AM 1',
        subsidyMinor: 20_000_00,
      },
    });
    await doing(db, cast.system, giveIdentifiers, { programmeId });
    const { text } = await officer.get(paths.organisationFile());
    assert.match(text, new RegExp(`${yearOf(today)}[\\s\\S]*20,000\\.00`));
    const { bytes, headers } = await officer.get(file);
    assert.match(headers.get('content-type') ?? '', /xml/);
    const validated = await validateFile(bytes, { standardDir });
    assert.ok(validated.ok);
    const { fileType, verdict, findings } = validated.value;
    assert.deepEqual([fileType, verdict], ['iati-organisations', 'valid']);
    assert.deepEqual(
      findings.map(({ id }) => id),
      ['1.18.8'],
      'a made up institute has no agency',
    );
    assert.match(new TextDecoder().decode(bytes), /<recipient-country code="BJ"/);
    assert.deepEqual((await officer.get(file)).bytes, bytes);
    await doing(db, cast.system, protectPartner, {
      ...{
        organisationId: organisations[0],
        degree: 'country_withheld',
        ground: 'security',
        reason: 'Arrests',
      },
    });
    const withheld = new TextDecoder().decode((await officer.get(file)).bytes);
    assert.match(withheld, /<recipient-region vocabulary="1" code="998"/);
  },
);

test('nobody else has it, and no other institute is in it', async () => {
  const cast = await makeCast(db);
  const { partnerships } = await makeOffice(db, cast);
  for (const [role, more, status] of [
    ['finance_officer', {}, 403],
    ['partner_coordinator', { partnerships: [partnerships[0]] }, 403],
    ['donor_officer', { institute: null }, 404],
  ] as const) {
    const visitor = app.as(cast.as(role, { ...en, ...more }));
    assert.equal((await visitor.get(file)).status, status, role);
  }
});
