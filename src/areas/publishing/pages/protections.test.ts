import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { fileFrom } from '../../../../test/support/publication.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { registerOrganisation } from '../../partners/commands/register-organisation.ts';
import { reviseOutcome } from '../../programmes/commands/revise-outcome.ts';
import { outcomeById } from '../../programmes/queries/outcomes.ts';
import { giveIdentifiers } from '../commands/give-identifiers.ts';

const db = await testDatabase();
const app = testApp(db);
const en = { language: 'en' } as const;

const prepared = async () => {
  const cast = await makeCast(db);
  const office = await makeOffice(db, cast);
  const officer = app.as(cast.as('programme_officer', en));
  const director = app.as(cast.as('director', en));
  await doing(db, cast.system, giveIdentifiers, { programmeId: office.programmeId });
  const file = withQuery(paths.exportIati({ id: office.programmeId }), { download: '1' });
  const published = () => officer.get(file);
  const protect = (more: object, who = officer) =>
    who.post(paths.newProtection(), {
      ...{ organisationId: office.organisations[0], degree: 'unnamed', ground: 'security' },
      ...{ reason: 'Arrests in spring' },
      ...more,
    });
  const list = async () => (await officer.get(paths.protections())).text;
  const idIn = (text: string, what: string) =>
    new RegExp(`/protections/([0-9a-f-]+)/${what}`).exec(text)?.[1] ?? '';
  const names = office.organisations.map((_, at) => `Invented union ${at + 1} of ${cast.institute.code}`);
  return { ...office, cast, officer, director, published, protect, list, idIn, names };
};

test('a protection holds at once: the name, the references and the country go from what is published, sums stay', async () => {
  const { published, protect, names, cast } = await prepared();
  const before = await published();
  assert.ok(before.text.includes(names[0]!) && before.text.includes(names[1]!));
  assert.equal((await protect({})).status, 303);
  const unnamed = await published();
  assert.equal(unnamed.status, 200);
  assert.ok(!unnamed.text.includes(names[0]!), 'its name');
  assert.ok(unnamed.text.includes(names[1]!), 'the other is named as before');
  assert.match(unnamed.text, /Organisation partenaire \(nom non publié\)/);
  assert.equal((await protect({ degree: 'country_withheld' })).status, 303);
  const withheld = await fileFrom((await published()).bytes);
  const [programme, first, second] = withheld.activities.map(({ activity }) => activity);
  assert.deepEqual([programme!.countries, first!.countries], [[], []]);
  assert.deepEqual(
    first!.regions.map(({ code }) => code),
    ['998'],
  );
  assert.deepEqual(
    second!.countries.map(({ code }) => code),
    ['BJ'],
  );
  assert.equal((await protect({ degree: 'folded' })).status, 303);
  const { text, bytes } = await published();
  assert.ok(!names.some((name) => text.includes(`<narrative>${name}`)) || text.includes(names[1]!));
  assert.ok(!text.includes(names[0]!) && !text.includes(`${cast.institute.code}-AG-1`));
  assert.deepEqual(await sumsIn(bytes), await sumsIn(before.bytes), 'by year and kind');
});

/** What transactions come to, by year and kind. */
const sumsIn = async (bytes: Uint8Array): Promise<Record<string, number>> => {
  const sums: Record<string, number> = {};
  for (const { activity } of (await fileFrom(bytes)).activities)
    for (const { type, date, value } of activity.transactions) {
      const cell = `${date?.slice(0, 4)} ${type}`;
      sums[cell] = (sums[cell] ?? 0) + Number(value?.amount);
    }
  return sums;
};

test('a text that still names who is protected stops the publication, and says which and where', async () => {
  const { published, protect, names, cast, outcomes } = await prepared();
  const outcome = await db.read(cast.system, (tx) => outcomeById(tx, cast.institute.id, outcomes[1]!));
  await doing(db, cast.system, reviseOutcome, {
    ...{ outcomeId: outcomes[1], version: outcome!.version, code: outcome!.code, title: outcome!.title },
    ...{ aims: outcome!.aims, isBelgian: false },
    description: { fr: { text: `Avec ${names[0]!.toUpperCase()}, entre autres`, source: true } },
  });
  assert.equal((await published()).status, 200);
  await protect({});
  const { status, text } = await published();
  assert.equal(status, 422);
  assert.match(text, /The publication was stopped/);
  assert.match(text, /iati-activity\[3\]\/description\[1\]\/narrative/);
});

test('who is protected and works in another programme is searched for as well', async () => {
  const { published, protect, cast, outcomes } = await prepared();
  const name = `Quiet federation of ${cast.institute.code}`;
  const { id } = await doing(db, cast.system, registerOrganisation, {
    ...{ kind: 'national_union', name, country: 'BJ' },
  });
  const outcome = await db.read(cast.system, (tx) => outcomeById(tx, cast.institute.id, outcomes[0]!));
  await doing(db, cast.system, reviseOutcome, {
    ...{ outcomeId: outcomes[0], version: outcome!.version, code: outcome!.code, title: outcome!.title },
    ...{ aims: outcome!.aims, isBelgian: false },
    description: { fr: { text: `Comme la ${name}`, source: true } },
  });
  assert.equal((await published()).status, 200);
  assert.equal((await protect({ organisationId: id })).status, 303);
  assert.match((await published()).text, /The publication was stopped: “Quiet federation/);
});

test('to protect less takes two people, and never the one who asked', async () => {
  const { cast, officer, director, protect, list, idIn, names, published } = await prepared();
  await protect({ degree: 'country_withheld' });
  const id = idIn(await list(), 'lowering');
  const less = await protect({});
  assert.equal(less.status, 422);
  assert.match(less.text, /id="f-degree-error"[\s\S]*takes two people/);
  const ask = (degree: string) =>
    officer.post(paths.lowerProtection({ id }), { degree, reason: 'They asked to be named' });
  assert.match((await ask('country_withheld')).text, /id="f-degree-error"/);
  assert.equal((await ask('open')).status, 303);
  assert.match((await ask('open')).text, /asked already/);
  assert.ok(!(await published()).text.includes(names[0]!), 'asking changes nothing');
  const answer = (who: typeof officer, said: string) =>
    who.post(paths.answerLowering({ id }), { answer: said });
  assert.match((await answer(officer, 'agreed')).text, /it takes a second person/);
  const otherHat = app.as({ ...cast.as('director', en), userId: newId() });
  assert.equal((await answer(otherHat, 'agreed')).status, 303);
  assert.ok((await published()).text.includes(names[0]!));
  assert.equal((await director.get(paths.answerLowering({ id }))).status, 404, 'it stands no more');
});

test('a request to protect less can be refused or taken back, and the protection stays', async () => {
  const { officer, director, protect, list, idIn, names, published } = await prepared();
  await protect({});
  const id = idIn(await list(), 'lowering');
  for (const who of [director, officer]) {
    await officer.post(paths.lowerProtection({ id }), { degree: 'open', reason: 'Quiet again' });
    assert.equal((await who.post(paths.answerLowering({ id }), { answer: 'refused' })).status, 303);
    assert.ok(!(await published()).text.includes(names[0]!));
    assert.equal(idIn(await list(), 'lowering'), id);
  }
});

test('what a protection lacks is said at its field, and a stranger to the office finds nothing', async () => {
  const { protect, cast, organisations, outcomes, list, idIn, partnerships } = await prepared();
  const { status, text } = await protect({ organisationId: '', degree: '', ground: '', reason: '' });
  assert.equal(status, 422);
  for (const field of ['organisationId', 'degree', 'ground', 'reason'])
    assert.ok(text.includes(`id="f-${field}-error"`), field);
  await protect({});
  const id = idIn(await list(), 'lowering');
  const strangers = [
    cast.as('partner_coordinator', { ...en, partnerships: [partnerships[0]] }),
    cast.as('auditor', { ...en, scope: { outcomes: [outcomes[0]], years: [2026] } }),
    cast.as('donor_officer', { ...en, institute: null }),
    (await makeCast(db)).as('director', en),
  ];
  for (const actor of strangers) {
    const visitor = app.as(actor);
    const there = actor.institute?.id !== cast.institute.id && actor.role === 'director';
    const seen = await visitor.get(paths.protections());
    assert.equal(seen.status, there ? 200 : 404, actor.role);
    assert.ok(!seen.text.includes('Arrests in spring'));
    assert.equal((await visitor.get(paths.lowerProtection({ id }))).status, 404, actor.role);
    const planted = { organisationId: organisations[0], degree: 'unnamed', ground: 'law', reason: 'x' };
    assert.ok((await visitor.post(paths.newProtection(), planted)).status >= 400, actor.role);
  }
});
