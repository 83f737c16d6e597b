import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { Check } from './check.tsx';
import { DescriptionList } from './description-list.tsx';
import { Document, type DocumentProps } from './document.tsx';
import { Figures } from './figures.tsx';
import { GroupedTabs } from './grouped-tabs.tsx';
import { HistoryList } from './history-list.tsx';
import { Pager } from './pager.tsx';
import { Tabs } from './tabs.tsx';
import { TodoList } from './todo-list.tsx';
import { TopBar } from './top-bar.tsx';

const page = (props: Partial<DocumentProps> = {}) =>
  String(
    Document({ lang: 'fr', title: 'T', stylesheet: '/s.css', skip: 'Aller', children: 'content', ...props }),
  );

test('a page starts with its doctype, says its language and jumps to its content first', () => {
  const html = page({ institute: 'iiwe' });
  assert.ok(html.startsWith('<!doctype html><html lang="fr" data-institute="iiwe">'), html.slice(0, 80));
  assert.ok(html.indexOf('href="#main"') < html.indexOf('<header>'));
  assert.match(html, /<main id="main" tabindex="-1"/);
});

test('a page without a script is a whole page', () => {
  assert.doesNotMatch(page(), /<script/);
  assert.match(page({ script: '/m.js' }), /<script type="module" src="\/m\.js"><\/script>/);
});

test('for whom one acts stays in sight and is announced', () => {
  assert.match(
    page({ behalf: 'You enter for X' }),
    /<div class="behalf" role="status">You enter for X<\/div>/,
  );
});

test('where one is, is said in the navigation, once', () => {
  const items = [
    { label: 'A', href: '/a' },
    { label: 'B', href: '/b', current: true },
  ];
  const bar = TopBar({ brand: { label: 'R', href: '/' }, nav: { label: 'Main', items } });
  for (const part of [bar, Tabs({ label: 'Main', items })]) {
    const html = String(part);
    assert.match(html, /<nav class="\w+" aria-label="Main">/);
    assert.deepEqual(html.match(/<a href="[^"]*" aria-current="page">/g), [
      '<a href="/b" aria-current="page">',
    ]);
  }
});

test('sides in groups open without script, the present one is said where it stands, and a group of one is its link', () => {
  const side = (label: string, current = false) => ({ label, href: `/${label}`, current });
  const html = String(
    GroupedTabs({
      label: 'Programme',
      groups: [
        { label: 'Short', items: [side('overview')] },
        { label: 'Design', items: [side('theory'), side('risks', true)] },
        { label: 'Money', items: [side('budget'), side('spending')] },
      ],
    }),
  );
  assert.match(html, /<nav class="tabs grouped" aria-label="Programme"><a href="\/overview">overview<\/a>/);
  assert.match(html, /<summary aria-current="true">Design · risks<\/summary>/);
  assert.match(html, /<summary>Money<\/summary>/);
  assert.match(html, /<a href="\/risks" aria-current="page">risks<\/a>/);
});

test('signing out is posted, never a link', () => {
  const account = { label: 'Account of A', short: 'A', items: [{ label: 'Sign out', action: '/out' }] };
  const html = String(TopBar({ brand: { label: 'R', href: '/' }, account }));
  assert.match(html, /<form method="post" action="\/out"><button type="submit" class="plain">Sign out/);
  assert.match(html, /<summary aria-label="Account of A"><span>A<\/span><\/summary>/);
});

test('a language names itself in its own language', () => {
  const languages = {
    label: 'Language: EN',
    short: 'EN',
    items: [{ label: 'Français', action: '/language', fields: { language: 'fr' }, lang: 'fr' }],
  };
  assert.match(String(TopBar({ brand: { label: 'R', href: '/' }, languages })), /lang="fr">Français/);
});

test('the last step of the trail is the page itself and leads nowhere', () => {
  const html = String(Breadcrumbs({ label: 'Trail', trail: [{ label: 'A', href: '/a' }], here: 'B' }));
  assert.match(html, /<li aria-current="page">B<\/li>/);
});

test('a figure is the link to its entries', () => {
  const html = String(Figures({ items: [{ label: 'Spent', value: '€ 3', href: '/expenses' }] }));
  assert.match(html, /<dt>Spent<\/dt><dd class="value"><a href="\/expenses">€ 3<\/a><\/dd>/);
});

test('a check says its verdict in a word, its sentence and its article', () => {
  const html = String(
    Check({
      verdict: 'stop',
      verdictLabel: 'Blocks',
      title: 'No plan line',
      sentence: 'Two trainings hang on none.',
      article: 'Agreement, action 2',
      action: { label: 'Settle', href: '/settle' },
    }),
  );
  for (const part of [
    'Blocks: ',
    'No plan line',
    'Two trainings hang on none.',
    'Agreement, action 2',
    'href="/settle"',
  ])
    assert.ok(html.includes(part), part);
});

test('each thing to do has its day and its link; what is late is marked', () => {
  const html = String(
    TodoList({
      empty: 'Nothing',
      items: [{ date: '30 Nov', isoDate: '2026-11-30', label: 'Report', href: '/r', late: true }],
    }),
  );
  assert.match(html, /<li class="late"><time datetime="2026-11-30">30 Nov<\/time>/);
  assert.match(String(TodoList({ empty: 'Nothing waits', items: [] })), /Nothing waits/);
  const items = [{ date: '', label: 'Other', href: '/o' }];
  assert.match(
    String(
      TodoList({
        empty: '',
        items: [{ date: '30 Nov', label: 'Report', href: '/r', more: { label: '1 more', items } }],
      }),
    ),
    /<a href="\/r">Report<\/a><details class="disclosure"><summary>1 more<\/summary><div><ul><li><a href="\/o">/,
  );
});

test('a change shows what was and what is, in words for those who do not see the line through it', () => {
  const html = String(
    HistoryList({
      before: 'before',
      after: 'after',
      empty: '',
      entries: [
        { who: 'An', what: 'changed', when: '24/11', changes: [{ label: 'End', before: 'x', after: 'y' }] },
      ],
    }),
  );
  assert.match(html, /before: <\/span><del>x<\/del>/);
  assert.match(html, /after: <\/span><ins>y<\/ins>/);
});

test('a term without a value is left out, a nought is not', () => {
  const html = String(
    DescriptionList({
      rows: [
        { term: 'A', value: undefined },
        { term: 'B', value: 0 },
      ],
    }),
  );
  assert.doesNotMatch(html, />A</);
  assert.match(html, /<dd>0<\/dd>/);
});

test('a list of one page has no pager', () => {
  assert.equal(Pager({ label: 'Pages' }), null);
  assert.match(String(Pager({ label: 'Pages', next: { label: 'Older', href: '?k=1' } })), /rel="next"/);
});
