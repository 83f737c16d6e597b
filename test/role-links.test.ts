import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileProgramme } from '../src/areas/filing/commands/file-programme.ts';
import { type Actor, type Role, roles } from '../src/kernel/actor.ts';
import { yearOf } from '../src/kernel/calendar-day.ts';
import { paths } from '../src/paths.ts';
import { testApp, type Visitor } from './support/app.ts';
import { doing, makeCast } from './support/cast.ts';
import { testDatabase } from './support/cluster.ts';
import { countingReads } from './support/counting.ts';
import { makeOffice } from './support/office.ts';

const db = await testDatabase();
let queries = 0;
const app = testApp(countingReads(db, () => (queries += 1)));
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
await doing(db, cast.as('director'), fileProgramme, {
  programmeId: office.programmeId,
  kind: 'yearly_account',
  year: yearOf(office.today),
});
const [id, other] = office.partnerships;
/** Whatever a page links is opened in turn, of addresses that are built alike the first. */
const ALIKE = 1;
const year = yearOf(office.today);

/** What each role browses with where the role alone is not enough. */
const more: Partial<Record<Role, Partial<Actor>>> = {
  partner_coordinator: { partnerships: [id] },
  partner_treasurer: { partnerships: [id] },
  auditor: { scope: { outcomes: [office.outcomes[0]], years: [year - 1, year] } },
  donor_officer: { institutes: [cast.institute.id] },
};

const begun = [
  paths.home(),
  paths.programme({ id: office.programmeId }),
  ...office.outcomes.map((outcome) => paths.outcome({ id: outcome })),
  ...[id, other].map((partner) => paths.partner({ id: partner })),
  ...office.organisations.map((organisation) => paths.organisation({ id: organisation })),
  ...Object.values(office.activities).map((activity) => paths.activity({ id: activity })),
  paths.expense({ id: office.expenseId }),
  paths.indicator({ id: office.indicatorId }),
  paths.agreement({ id: office.agreementId }),
  paths.actionPlan({ id: office.planId }),
  paths.review({ id: office.reviewId }),
];

for (const role of roles.filter((each) => each !== 'system'))
  test(`no link that a ${role} is shown leads nowhere, or to a page of more than ten queries`, async () => {
    const visitor = app.as(cast.as(role, more[role]));
    const from = new Map<string, string>(begun.map((path) => [path, '']));
    const broken: string[] = [];
    const opened = new Map<string, number>();
    for (const [path, shownOn] of from) {
      const shape = shapeOf(path);
      const alike = opened.get(shape) ?? 0;
      if (alike >= ALIKE && !begun.includes(path)) continue;
      opened.set(shape, alike + 1);
      queries = 0;
      const { status, links } = await open(visitor, path);
      if (queries > 10 && !writesFile(path)) broken.push(`${path}: ${queries} queries`);
      if (shownOn === '' && path !== paths.home() && [403, 404].includes(status)) continue;
      if (status !== 200) broken.push(`${shownOn} -> ${path}: ${status}`);
      for (const link of links) if (!from.has(link)) from.set(link, path);
    }
    assert.deepEqual(broken, []);
  });

/** The address without the ids, numbers and days that it names; a file is one whatever its list is narrowed to: its page is opened so. */
const shapeOf = (path: string): string => {
  const { pathname, searchParams } = new URL(path, 'http://relais.test');
  const place = pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id');
  const file = searchParams.get('format');
  if (file) return `${place} ${file} ${searchParams.get('table') ?? ''}`;
  const asked = [...searchParams].map(([name, value]) => `${name}=${/^[a-z_-]+$/i.test(value) ? value : ''}`);
  return `${place} ${asked.toSorted().join(' ')}`;
};

/** What a publication holds is read whole, whether it is sent or only counted. */
const writesFile = (path: string): boolean => /\/iati\?(download|count)=1$/.test(path);

const open = async (visitor: Visitor, path: string): Promise<{ status: number; links: string[] }> => {
  const { status, location, text, headers } = await visitor.get(path);
  if (status >= 300 && status < 400 && location) return open(visitor, insidePath(location, path) ?? '/');
  const isPage = headers.get('content-type')?.startsWith('text/html') ?? false;
  return { status, links: isPage && status === 200 ? linksIn(text, path) : [] };
};

const linksIn = (text: string, base: string): string[] => [
  ...new Set(
    [...text.matchAll(/<a\b[^>]*?\bhref="([^"]*)"/g)]
      .map(([, href = '']) => insidePath(href.replaceAll('&amp;', '&'), base))
      .filter((path): path is string => path !== undefined),
  ),
];

const insidePath = (href: string, base: string): string | undefined => {
  const url = new URL(href, `http://relais.test${base}`);
  return url.origin === 'http://relais.test' ? url.pathname + url.search : undefined;
};
