import type { Child } from 'hono/jsx';
import { holds } from '../kernel/actor.ts';
import { languages } from '../kernel/language.ts';
import { paths, withQuery } from '../paths.ts';
import type { TextKey } from '../text/keys.ts';
import { Breadcrumbs } from '../ui/breadcrumbs.tsx';
import { Document } from '../ui/document.tsx';
import type { Link } from '../ui/link.ts';
import { Notice } from '../ui/notice.tsx';
import { PrintHeader } from '../ui/print-header.tsx';
import { TopBar } from '../ui/top-bar.tsx';
import type { Page } from './page.ts';
import { readsToday } from './reads-today.ts';

export type FrameProps = {
  page: Page;
  title: string;
  /** Where this page hangs, from the outside in; the page itself is not among them. */
  crumbs?: readonly Link[];
  /** One readable column, for forms and texts. */
  narrow?: boolean;
  children: Child;
};

/** What stands around every signed-in page: who I am, where I am, where I can go. */
export function Frame({ page, title, crumbs = [], narrow = false, children }: FrameProps) {
  const { actor, words, frame } = page;
  const today = readsToday(page);
  return (
    <Document
      lang={words.language}
      title={`${title} · Relais`}
      institute={accentOf(actor.institute?.code)}
      stylesheet={frame.stylesheet}
      script={frame.script}
      skip={words.t('page.skip')}
      banner={frame.isDemo ? words.t('page.demo-banner') : undefined}
      narrow={narrow}
      top={<Top page={page} />}
    >
      <PrintHeader
        owner={['Relais', actor.institute?.code.toUpperCase()].filter(Boolean).join(' · ')}
        stamp={`${words.moment(Temporal.Now.instant())} · ${actor.name}`}
        address={page.services.publicUrl + page.path}
      />
      {crumbs.length > 0 && <Breadcrumbs label={words.t('page.you-are-here')} trail={crumbs} here={title} />}
      {frame.notice && <Notice kind="success">{words.say(frame.notice)}</Notice>}
      {today && (
        <Notice kind="info">{words.t(today === 'reader' ? 'page.reads-today' : 'page.shows-today')}</Notice>
      )}
      {children}
    </Document>
  );
}

const accentOf = (code: string | undefined) =>
  code === 'iiwe' || code === 'ifsi' || code === 'ism' ? code : undefined;

function Top({ page }: { page: Page }) {
  const { actor, words, frame } = page;
  return (
    <TopBar
      brand={{ label: 'Relais', href: paths.home() }}
      who={frame.own}
      nav={{ label: words.t('page.main-navigation'), items: places(page) }}
      search={
        holds(actor, 'donor_officer')
          ? undefined
          : { action: paths.search(), label: words.t('page.find'), value: searchedFor(page) }
      }
      languages={{
        label: `${words.t('page.language')}: ${words.language.toUpperCase()}`,
        short: words.language.toUpperCase(),
        items: languages.map((code) => ({
          label: words.say(`page.language-${code}`),
          action: paths.language(),
          fields: { language: code, next: page.path },
        })),
      }}
      account={{
        label: actor.name,
        short: actor.name,
        items: [
          ...frame.others.map(({ id, label }) => ({
            label,
            action: paths.chooseMembership(),
            fields: { membership: id },
          })),
          { label: words.t('page.account'), href: paths.account() },
          { label: words.t('page.sign-out'), action: paths.signOut() },
        ],
      }}
    />
  );
}

const searchedFor = ({ path, query }: Page): string | undefined =>
  path === paths.search() ? (query.get('q') ?? undefined) : undefined;

type Place = { key: TextKey; href: string };

const staffPlaces: readonly Place[] = [
  { key: 'page.nav-portfolio', href: paths.portfolio() },
  { key: 'page.nav-programmes', href: paths.programmes() },
  { key: 'page.nav-partners', href: paths.partners() },
  { key: 'page.nav-rights', href: paths.rights() },
  { key: 'page.nav-activities', href: paths.activities() },
  { key: 'page.nav-money', href: paths.expenses() },
  { key: 'page.nav-results', href: paths.measurements() },
  { key: 'page.nav-accounts', href: paths.filings() },
  { key: 'page.nav-rulebook', href: paths.rules() },
  { key: 'page.nav-people', href: paths.people() },
];

const placesOf = (page: Page): readonly Place[] => {
  const without = (...keys: TextKey[]) => staffPlaces.filter(({ key }) => !keys.includes(key));
  switch (page.actor.role) {
    case 'donor_officer':
      return staffPlaces.filter(({ key }) => key === 'page.nav-accounts' || key === 'page.nav-rulebook');
    case 'partner_coordinator':
    case 'partner_treasurer':
      return without(
        'page.nav-portfolio',
        'page.nav-partners',
        'page.nav-accounts',
        'page.nav-people',
        'page.nav-rulebook',
      );
    case 'auditor':
      return without('page.nav-people', 'page.nav-accounts', 'page.nav-rights');
    default:
      return staffPlaces;
  }
};

const places = (page: Page) =>
  placesOf(page).map(({ key, href }) => ({
    label: page.words.t(key),
    href,
    current: page.path === href || page.path.startsWith(`${href}/`),
  }));

/** The same list with another order or filter: keeps what the address already says. */
export const sameListWith = (page: Page, change: Readonly<Record<string, string | undefined>>): string =>
  withQuery(page.path, { ...Object.fromEntries(page.query), ...change });
