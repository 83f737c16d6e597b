import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paths } from '../src/paths.ts';
import { testApp } from './support/app.ts';
import { makeCast } from './support/cast.ts';
import { testDatabase } from './support/cluster.ts';
import { makeOffice } from './support/office.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const duties = ['director', 'programme_officer', 'finance_officer', 'administrator'] as const;
const visitor = testApp(db).as(cast.as('director', { duties: [...duties] }));

const begun = [
  paths.home(),
  paths.programme({ id: office.programmeId }),
  ...office.outcomes.map((outcome) => paths.outcome({ id: outcome })),
  ...office.partnerships.map((partner) => paths.partner({ id: partner })),
  ...Object.values(office.activities).map((activity) => paths.activity({ id: activity })),
  paths.expense({ id: office.expenseId }),
  paths.indicator({ id: office.indicatorId }),
  paths.agreement({ id: office.agreementId }),
  paths.actionPlan({ id: office.planId }),
  paths.review({ id: office.reviewId }),
];

test('what is wrong over a form calls each field as the form does, and leads to it', async () => {
  const amiss = new Set<string>();
  let told = 0;
  for (const { path, form } of await formsFrom(begun))
    for (const typed of ['', '~']) {
      const { status, text } = await visitor.post(path, filledWith(form, typed));
      if (status !== 422) continue;
      for (const { id, message } of summaryIn(text)) {
        const name = nameOf(text, id);
        // A list as a whole leads to the first of its fields.
        const isList = /-0-\w+$/.test(id);
        if (name === undefined) amiss.add(`${path}: #${id} is no field (${message})`);
        else if (name && !isList && !isToldAs(name, message))
          amiss.add(`${path}: «${name}» is told as ${message}`);
        told += 1;
      }
    }
  assert.ok(told > 400, `${told} lines`);
  assert.deepEqual([...amiss], []);
});

/** Every form that the pages linked from these hold, one of each address that is built alike. */
const formsFrom = async (first: readonly string[]): Promise<{ path: string; form: string }[]> => {
  const [paths, opened] = [new Set(first), new Set<string>()];
  const forms: { path: string; form: string }[] = [];
  for (const path of paths) {
    const shape = new URL(path, origin).pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id');
    if (path.includes('format=') || (opened.has(shape) && !first.includes(path))) continue;
    opened.add(shape);
    const { status, text, headers } = await visitor.get(path);
    if (status !== 200 || !headers.get('content-type')?.startsWith('text/html')) continue;
    for (const [, href = ''] of text.matchAll(/<a\b[^>]*?\bhref="([^"]*)"/g)) {
      const url = new URL(plain(href), origin + path);
      if (url.origin === origin) paths.add(url.pathname + url.search);
    }
    for (const [form, action = ''] of text.matchAll(
      /<form class="form[^>]*action="([^"]*)"[\s\S]*?<\/form>/g,
    ))
      forms.push({ path: plain(action), form });
  }
  return forms;
};

/** After what it is of, where several are called so, and before what is wrong. */
const isToldAs = (name: string, message: string): boolean =>
  [':', '\u00a0:', ' :', '\u202f:', ''].some((colon) => ` ${message}`.includes(` ${name}${colon} `));

const origin = 'http://relais.test';

/** Every text of a form says the same, what is ticked or chosen nothing; what goes along unseen stays. */
const filledWith = (form: string, typed: string): Record<string, string> =>
  Object.fromEntries(
    [...form.matchAll(/<(input|select|textarea)\b([^>]*)>/g)].flatMap(([, tag = '', attributes = '']) => {
      const [name, value] = ['name', 'value'].map(
        (each) => new RegExp(`\\b${each}="([^"]*)"`).exec(attributes)?.[1],
      );
      if (!name || name === 'command_id') return [];
      if (/type="hidden"/.test(attributes)) return [[plain(name), plain(value ?? '')]];
      return tag === 'select' || /type="(?:checkbox|radio|file)"/.test(attributes)
        ? []
        : [[plain(name), typed]];
    }),
  );

const summaryIn = (html: string): { id: string; message: string }[] =>
  [
    ...(/<div class="errors"[\s\S]*?<\/div>/.exec(html)?.[0] ?? '').matchAll(
      /<a href="#([^"]*)">(.*?)<\/a>/g,
    ),
  ].map(([, id = '', message = '']) => ({ id, message: plain(message) }));

/** What the page calls the control, as one who reads or hears it would say; undefined where it has none of that id. */
const nameOf = (html: string, id: string): string | undefined => {
  const at = html.indexOf(` id="${id}"`);
  if (at < 0) return undefined;
  const own = html.slice(html.lastIndexOf('<', at), html.indexOf('>', at));
  const spoken = /aria-label="([^"]*)"/.exec(own)?.[1];
  const group = new RegExp(
    `<fieldset[^>]*aria-describedby="[^"]*\\b${id}-error"[^>]*><legend>(.*?)</legend>`,
  );
  const label = new RegExp(`<label for="${id}">(.*?)</label>`);
  const found = group.exec(html)?.[1] ?? spoken ?? label.exec(html)?.[1];
  const list = /^<div/.test(own) ? /<caption[^>]*>(.*?)<\/caption>/.exec(html.slice(at))?.[1] : undefined;
  return plain((found ?? list ?? '').replace(/<span class="optional">.*?<\/span>/g, '')).trim();
};

const plain = (text: string): string =>
  ['&quot;"', "&#39;'", '&lt;<', '&gt;>', '&amp;&'].reduce(
    (said, pair) => said.replaceAll(pair.slice(0, -1), pair.slice(-1)),
    text,
  );
