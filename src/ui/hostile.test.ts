import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { jsx } from 'hono/jsx';

/** Text as a partner, an import or an attacker could have written it. */
const hostile = `"'><img src=x onerror=alert(1)></textarea></title></script><script>alert(1)</script>`;
const link = { label: hostile, href: '/x', current: true };
const option = { value: hostile, label: hostile, hint: hostile };
const chart = {
  title: hostile,
  sentence: hostile,
  labels: [hostile],
  series: [{ label: hostile, values: [1, null] }],
  format: () => hostile,
  table: { show: hostile, head: hostile, missing: hostile },
};
const text = { code: 'fr', language: hostile, value: hostile, hint: hostile, error: hostile };
const notes = { note: hostile, hint: hostile, error: hostile, optional: hostile };

/** Every name a part reads, filled with hostile text; each part takes what it knows. */
const props = {
  ...notes,
  ...{ name: hostile, label: hostile, title: hostile, value: hostile, children: hostile, sentence: hostile },
  ...{ lang: hostile, stylesheet: hostile, script: hostile, skip: hostile, banner: hostile, behalf: hostile },
  ...{
    kind: 'success',
    tone: 'ok',
    verdict: 'ok',
    verdictLabel: hostile,
    article: hostile,
    summary: hostile,
  },
  ...{ brand: link, who: hostile, nav: { label: hostile, items: [link] }, trail: [link], here: hostile },
  search: { action: hostile, label: hostile, value: hostile },
  languages: { label: hostile, short: hostile, items: [link, { note: hostile }] },
  account: {
    label: hostile,
    short: hostile,
    items: [{ label: hostile, action: hostile, fields: { [hostile]: hostile } }],
  },
  items: [{ ...link, ...notes, value: hostile, date: hostile }],
  ...{ short: hostile, quiet: hostile, tags: hostile, aside: hostile, asideLabel: hostile, id: hostile },
  ...{
    action: hostile,
    commandId: hostile,
    version: hostile,
    fields: { [hostile]: hostile },
    hidden: { [hostile]: hostile },
  },
  ...{
    buttons: [{ label: hostile, name: hostile, value: hostile }],
    cancel: link,
    submit: hostile,
    reset: link,
  },
  keep: { key: hostile, restored: hostile, discard: hostile },
  blanks: 1,
  groups: [
    { label: hostile, items: [link] },
    { label: hostile, items: [link, { ...link, current: true }] },
  ],
  days: [{ isoDate: hostile, label: hostile, entries: [{ content: hostile }] }],
  ...{
    first: link,
    previous: link,
    next: link,
    empty: hostile,
    caption: hostile,
    field: hostile,
    mine: hostile,
    theirs: hostile,
  },
  rows: [{ label: hostile, mine: hostile, theirs: hostile, term: hostile, value: hostile }],
  columns: [
    { key: 'a', label: hostile, cell: () => hostile, footer: hostile, sortHref: hostile },
    { key: 'b', label: hostile, cell: () => hostile },
  ],
  errors: [{ name: hostile, message: hostile }],
  entries: [
    {
      who: hostile,
      when: hostile,
      what: hostile,
      note: hostile,
      changes: [{ label: hostile, before: hostile, after: hostile }],
    },
  ],
  ...{
    before: hostile,
    after: hostile,
    text: hostile,
    copy: hostile,
    copied: hostile,
    owner: hostile,
    stamp: hostile,
    address: hostile,
  },
  ...{
    options: [option],
    placeholder: hostile,
    currency: { name: hostile, label: hostile, options: [option] },
  },
  ...{
    source: text,
    translations: [text],
    more: hostile,
    optionalTranslation: hostile,
    limit: { bytes: 1, sentence: hostile },
  },
  ...{ chart, ...chart },
};

/** These read a name the others read as something else. */
const own: Record<string, object> = {
  Check: { mend: link, action: link },
  Filters: { keep: { [hostile]: hostile } },
  ProgressBar: { value: 1 },
  Icon: { tone: 'ok' },
  EmptyState: { action: hostile },
  Button: { kind: 'primary' },
  ButtonLink: { kind: 'primary', href: hostile },
  PostButton: { kind: 'primary' },
  WorldMap: { countries: [{ code: 'BJ', label: hostile, href: hostile, step: 5 }], steps: [hostile] },
  YearStrip: {
    years: [2026],
    rows: [{ label: hostile, marks: new Map([[2026, { text: hostile, href: hostile }]]) }],
  },
  YearList: { years: [{ year: 2026, subjects: [{ id: hostile, term: hostile, entries: [hostile] }] }] },
};

const box = { key: hostile, head: hostile, text: hostile };
own.FlowChart = {
  goals: [box],
  conditions: [box],
  groups: [{ box, conditions: [box], parts: [box], actors: [box] }],
  actors: [box],
  links: [{ from: hostile, to: hostile }],
};
own.Sparkline = { values: [1, null, 2] };
own.Around = { say: (place: string) => `${hostile} ${place} ${hostile}` };

type Part = (props: object) => unknown;

for (const file of readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.tsx'))) {
  const parts = Object.entries((await import(`./${file}`)) as Record<string, Part>).filter(([name]) =>
    /^[A-Z]/.test(name),
  );

  test(`hostile text stays text, and no style or script stands in the markup (${file})`, () => {
    assert.ok(parts.length > 0, 'the file exports a part');
    for (const [name, part] of parts) {
      // As a page writes it: what a part hands back is escaped as it is written.
      const html = String(jsx(part as never, { ...props, ...own[name] }));
      assert.doesNotMatch(html, /<img|alert\(1\)<\/script>|"'>/, name);
      assert.doesNotMatch(html, / style=| on\w+="|javascript:|<style|<script(?! type="module" src=)/, name);
    }
  });
}
