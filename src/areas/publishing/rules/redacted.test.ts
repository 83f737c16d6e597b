import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { surroundingsOf } from './future-subject.ts';
import type { IatiActivity } from './iati-file.ts';
import type { Known, KnownSubject } from './import-plan.ts';
import { organisationsIn } from './parties-of.ts';
import { degreeIn, degrees, type Protection } from './protection.ts';
import { type Redacted, redacted } from './redacted.ts';
import { publishedContent } from './render-subject.ts';
import type { OrganisationRow, Subject, TransactionRow } from './subject.ts';
import { withheldIn } from './withheld-strings.ts';
import { writeIatiFile } from './write-activity.ts';

const CASES = 1500;
const today = '2026-06-01' as CalendarDay;
const COUNTRIES = ['BJ', 'CD', 'CO', 'ID', 'PE'];
const YEARS = [2024, 2025, 2026];

test('whatever the degrees, nothing withheld is published and no sum of a programme changes', () => {
  let withheld = 0;
  let folded = 0;
  for (let seed = 1; seed <= CASES; seed += 1) {
    const random = seededRandom(seed);
    const known = madeUp(random);
    const protections = someProtections(random, known);
    const result = redacted(known, { states: [protections], today });
    const xml = writtenOf(result.known);
    for (const { organisationId } of result.withheld) {
      withheld += 1;
      const everywhere = outcomesOf(known, organisationId).every(
        (id) => degreeIn(protections, organisationId, id) !== 'open',
      );
      if (!everywhere) continue;
      const strings = stringsOf(organisationOf(known, organisationId));
      const hits = withheldIn(
        [{ identifier: undefined, at: '', text: xml }],
        strings.map((text) => ({ text })),
      );
      assert.deepEqual(hits, [], `seed ${seed}`);
    }
    for (const { organisationId, outcomeId } of result.withheld) {
      const here = result.known.subjects.find(({ subject }) => subject.id === outcomeId);
      assert.ok(
        !here || !organisationsIn(here).includes(organisationId),
        `seed ${seed}: named where it is withheld`,
      );
    }
    folded += result.groups.size;
    assert.deepEqual(sumsOf(result.known), sumsOf(known), `seed ${seed}`);
    assert.deepEqual(new Set(result.named), namedIn(result.known), `seed ${seed}`);
  }
  assert.ok(withheld > CASES && folded > CASES / 10, 'the cases say something');
});

test('what nobody protects is published as it is', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const known = madeUp(seededRandom(seed));
    const result = redacted(known, { states: [], today });
    assert.equal(writtenOf(result.known), writtenOf(known), `seed ${seed}`);
    assert.deepEqual([result.withheld, [...result.groups]], [[], []]);
  }
});

test('a country that is withheld stands neither in its outcome nor in the programme', () => {
  let seen = 0;
  for (let seed = 1; seed <= 500; seed += 1) {
    const random = seededRandom(seed);
    const known = madeUp(random);
    const protections = someProtections(random, known);
    const result = redacted(known, { states: [protections], today });
    for (const { organisationId, outcomeId, degree } of result.withheld) {
      if (degree !== 'country_withheld' && degree !== 'folded') continue;
      const { country } = organisationOf(known, organisationId);
      for (const { subject } of result.known.subjects) {
        if (subject.id !== outcomeId && subject.kind !== 'programme') continue;
        assert.ok(!subject.places.some((place) => place.country === country), `seed ${seed}`);
        seen += 1;
      }
    }
  }
  assert.ok(seen > 100);
});

test('over editions nobody comes into or leaves the sums alone', () => {
  let changes = 0;
  for (let seed = 1; seed <= 1000; seed += 1) {
    const random = seededRandom(seed);
    const known = madeUp(random);
    const partners = new Set(known.subjects.flatMap((each) => each.partners));
    let before: Redacted | undefined;
    const states: Protection[][] = [];
    for (let edition = 0; edition < 6; edition += 1) {
      states.push(someProtections(random, known));
      const result = redacted(known, { states, today });
      const [was = [], is = []] = [before?.groups.get('p'), result.groups.get('p')];
      if (was.length > 0 && is.length > 0) {
        const came = is.filter((id) => !was.includes(id));
        assert.deepEqual(
          was.filter((id) => !is.includes(id)),
          [],
          `seed ${seed}: nobody leaves`,
        );
        assert.ok(came.length !== 1 || is.length === partners.size, `seed ${seed}: nobody comes alone`);
        changes += came.length;
      }
      assert.ok(is.length !== 1 || partners.size === 1, `seed ${seed}: a group of one`);
      before = result;
    }
  }
  assert.ok(changes > 100);
});

const text = (words: string): Localized => ({ fr: { text: words, source: true } });

/** A programme with partners in outcomes; every string of a partner is found nowhere else. */
function madeUp(random: (below: number) => number): Known {
  const partners = Array.from({ length: 1 + random(5) }, (_, at): OrganisationRow => {
    const mark = `zq${at}x`;
    return {
      id: `o${at}`,
      name: `Syndicat ${mark}`,
      names: { fr: { text: `Syndicat ${mark}`, source: true }, nl: { text: `Vakbond ${mark}` } },
      kind: 'union',
      ...(random(2) ? { ref: `XX-${mark}` } : {}),
      country: COUNTRIES[random(COUNTRIES.length)]!,
    };
  });
  const donor: OrganisationRow = { id: 'dgd', name: 'DGD', names: {}, kind: 'donor', ref: 'XM-DAC-2-10' };
  const outcomes = Array.from({ length: 1 + random(4) }, (_, at) => {
    const working = partners.filter(() => random(2) === 1);
    return subjectOf({ id: `u${at}`, kind: 'outcome', code: `OS${at}` }, working, random);
  });
  const all = [subjectOf({ id: 'p', kind: 'programme', code: 'P' }, [], random), ...outcomes];
  return {
    institute: { ref: 'BE-1', name: text('Institut') },
    organisations: [...partners, donor],
    references: ['P'],
    subjects: all,
  };
}

function subjectOf(
  named: Pick<Subject, 'id' | 'kind' | 'code'>,
  working: readonly OrganisationRow[],
  random: (below: number) => number,
): KnownSubject {
  const transactions = working.flatMap((partner) =>
    Array.from({ length: random(4) }, (_, at): TransactionRow => {
      const on = `${YEARS[random(3)]}-0${1 + random(5)}-11` as CalendarDay;
      const key = `${named.id} ${partner.id} ${at}`;
      return {
        id: key,
        key,
        kind: random(3) ? 'disbursement' : 'outgoing_commitment',
        reference: `T ${partner.name} ${at}`,
        on,
        amount: { minor: random(100_000) - 1000, currency: random(5) ? 'EUR' : 'USD' },
        description: text(`Pour ${partner.name}`),
        receiverId: partner.id,
        position: at,
        isOwn: true,
        computed: false,
      };
    }),
  );
  const countries = [...new Set(working.map(({ country }) => country!))];
  return {
    details: random(2) ? { patch: { fields: { scope: { of: 'x', is: working[0]?.name } } } } : undefined,
    keptAside: [],
    partners: named.kind === 'outcome' ? working.map(({ id }) => id) : [],
    subject: {
      ...named,
      programmeId: 'p',
      identifier: named.kind === 'programme' ? 'BE-1-P' : `BE-1-P-${named.code}`,
      version: 1,
      title: text(`Titre ${named.code}`),
      description: {},
      from: '2022-01-01' as CalendarDay,
      until: '2026-12-31' as CalendarDay,
      currency: 'EUR',
      state: 'decided',
      aims: [],
      isBelgian: false,
      places: (named.kind === 'programme' ? COUNTRIES : countries).map((country) => ({ country })),
      classifications: [],
      participations: random(2) ? working.map(({ id }) => ({ organisationId: id, role: '4' as const })) : [],
      transactions,
      budgets: [],
      results: [],
    },
  };
}

function someProtections(random: (below: number) => number, known: Known): Protection[] {
  const outcomes = known.subjects
    .filter(({ subject }) => subject.kind === 'outcome')
    .map(({ subject }) => subject.id);
  const partners = known.organisations.filter(({ kind }) => kind === 'union');
  return Array.from({ length: 1 + random(3) }, () => {
    const outcomeId = random(2) ? outcomes[random(outcomes.length)]! : null;
    const organisationId = outcomeId === null || random(3) ? partners[random(partners.length)]!.id : null;
    return { organisationId, outcomeId, degree: degrees[1 + random(3)]! };
  });
}

function writtenOf(known: Known): string {
  const register = new Map(known.organisations.map((each) => [each.id, each]));
  const activities = known.subjects.map((each): IatiActivity => {
    const around = surroundingsOf(each.subject, { known, planned: [], register });
    return { ...publishedContent(each, around, new WeakMap()), keptAside: [] };
  });
  return [...writeIatiFile({ generatedAt: '2026-06-01T00:00:00Z', activities })].join('');
}

const organisationOf = (known: Known, id: string) => known.organisations.find((each) => each.id === id)!;

const stringsOf = ({ name, names, ref }: OrganisationRow): string[] => [
  name,
  ...Object.values(names).map((each) => each.text),
  ...(ref ? [ref] : []),
  name.split(' ')[1]!,
];

const outcomesOf = (known: Known, organisationId: string): string[] =>
  known.subjects.filter(({ partners }) => partners.includes(organisationId)).map(({ subject }) => subject.id);

const namedIn = (known: Known): Set<string> =>
  new Set(
    known.subjects.flatMap(({ partners, subject }) => [
      ...partners.filter((id) => !id.startsWith('relais:')),
      ...subject.participations.flatMap(({ organisationId }) =>
        organisationId.startsWith('relais:') ? [] : organisationId,
      ),
      ...subject.transactions.flatMap(({ receiverId }) =>
        receiverId && !receiverId.startsWith('relais:') ? receiverId : [],
      ),
    ]),
  );

/** By year, kind and currency; sums of nothing apart. */
function sumsOf({ subjects }: Known): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { subject } of subjects)
    for (const { on, kind, amount } of subject.transactions) {
      const cell = `${on.slice(0, 4)} ${kind} ${amount.currency}`;
      sums[cell] = (sums[cell] ?? 0) + amount.minor;
    }
  return Object.fromEntries(
    Object.entries(sums)
      .filter(([, minor]) => minor !== 0)
      .sort(),
  );
}
