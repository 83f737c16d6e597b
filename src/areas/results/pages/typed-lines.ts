import type { Typed } from '../../../page/form.ts';
import type { Page } from '../../../page/page.ts';
import { ownCellText } from '../queries/cell-words.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { ReportSheet } from '../queries/report-sheets.ts';
import { cellOf } from '../rules/breakdown-cells.ts';
import { cellChoices } from './report-typed.ts';
import { draftOf } from './sheet-draft.ts';
import { valueChoices } from './value-field.tsx';

export type TypedLine = { term: string; value: string; lang?: string };
export type TypedGroup = { title: string; lines: TypedLine[] };

type Asked = { indicators: readonly IndicatorDefinition[]; sheet: Pick<ReportSheet, 'home'> };

/**
 * Everything that was typed in a sheet, line by line and as it was typed: under its indicator and country, in the order of the
 * sheet. What the sheet asks no longer (an indicator, a category) is told last, or as it was named: nothing typed is left out.
 */
export const typedGroups = (page: Page, typed: Typed, asked: Asked): TypedGroup[] => {
  const { words } = page;
  const entries = Object.entries(draftOf(typed));
  const groups = new Map<string, TypedGroup>();
  const known = asked.indicators.flatMap((indicator) =>
    entries
      .filter(([name]) => name.startsWith(`f.${indicator.id}.`))
      .sort(([a], [b]) => compareRanks(rankIn(indicator, a), rankIn(indicator, b)))
      .map((entry) => ({ indicator, entry })),
  );
  const isKnown = new Set(known.map(({ entry: [name] }) => name));
  const others = entries.filter(([name]) => name.startsWith('f.') && !isKnown.has(name));
  for (const { indicator, entry } of [
    ...known,
    ...others.map((entry) => ({ indicator: undefined, entry })),
  ]) {
    const [name, [value = '']] = entry;
    const { country, rest } = placeIn(name);
    const line = lineOf(page, {
      rest,
      value,
      indicator,
      home: asked.sheet.home,
      isEmptied: isEmptied(typed, name),
    });
    if (!line) continue;
    const key = `${indicator?.id ?? ''} ${country ?? ''}`;
    const titled = indicator
      ? `${indicator.code} ${words.text(indicator.title)}`
      : words.t('results.asked-no-longer');
    const title = country ? `${titled} · ${words.country(country)}` : titled;
    const group = groups.get(key) ?? { title, lines: [] };
    group.lines.push(line);
    groups.set(key, group);
  }
  const said = (['provenance', 'onBehalf', 'reason'] as const).flatMap((name) => {
    const value = typed[name]?.[0]?.trim();
    return value ? [{ term: words.t(labels[name]), value }] : [];
  });
  return [...groups.values(), ...(said.length > 0 ? [{ title: '', lines: said }] : [])];
};

const labels = {
  provenance: 'results.provenance',
  onBehalf: 'results.on-behalf',
  reason: 'results.reason-for-changes',
} as const;

/** `f.<indicator>.BJ.sex:female.value`: the country, and what comes after it. */
const placeIn = (name: string): { country: string | undefined; rest: string } => {
  const [, country, rest = ''] = /^f\.[^.]+\.(?:([A-Z]{2})\.)?(.+)$/.exec(name) ?? [];
  return { country, rest };
};

/** Whether the row that stood is all that the fields of a figure hold. */
const isEmptied = (typed: Typed, name: string): boolean => {
  if (!name.endsWith('.stands')) return false;
  const field = name.slice(0, -'stands'.length);
  return !Object.entries(typed).some(
    ([other, [value]]) => other !== name && other.startsWith(field) && value?.trim(),
  );
};

/** Where a field stands in the sheet: a draft keeps no order. */
const rankIn = (indicator: IndicatorDefinition, name: string): [string, number, number] => {
  const { country = '', rest } = placeIn(name);
  const cells = cellChoices(indicator).map((cell) => `${cell || 'whole'}.`);
  const [cell, part] = [
    cells.findIndex((each) => rest.startsWith(each)),
    parts.findIndex((each) => `${rest}.`.includes(`.${each}.`)),
  ];
  return [country, cell === -1 ? cells.length : cell, part];
};

const compareRanks = (a: [string, number, number], b: [string, number, number]): number =>
  a[0].localeCompare(b[0]) || a[1] - b[1] || a[2] - b[2];

const parts = ['numerator', 'denominator', 'value', 'stands', 'takeOver', 'why', 'answer', 'text', 'comment'];
const partOf = new RegExp(`^(.+?)\\.(${parts.join('|')})(?:\\.(\\w+))?$`);

type Field = {
  rest: string;
  value: string;
  indicator: IndicatorDefinition | undefined;
  home: string | null;
  isEmptied: boolean;
};

const lineOf = (page: Page, field: Field): TypedLine | undefined => {
  const { words } = page;
  const { rest, value, indicator, home } = field;
  if (rest === 'asked') return undefined;
  if (rest === 'nothing') return { term: words.t('results.nothing-to-report'), value };
  if (rest === 'alone') {
    const country = home === null ? '' : words.country(home);
    return { term: words.t('results.counts-country-alone', { country }), value: words.t('page.yes') };
  }
  const [, choice = rest, part = '', lang] = partOf.exec(rest) ?? [];
  const cell = choice === 'whole' ? '' : choice;
  const named = cell
    ? ownCellText(words, cellOf(cell), indicator?.axes ?? []) || cell
    : words.t('results.whole');
  const term = (of: string) => words.t('page.labelled', { label: named, value: of });
  if (part === 'stands')
    return field.isEmptied ? { term: named, value: words.t('results.emptied') } : undefined;
  if (part === 'takeOver') return { term: named, value: words.t('results.taken-over') };
  if (part === 'value') {
    const choices = indicator ? valueChoices(page, indicator) : [];
    return { term: named, value: choices.find((each) => each.value === value)?.label ?? value };
  }
  if (part === 'why') return { term: term(words.t('results.reason-other')), value };
  if (part === 'answer') return { term: term(words.t('results.answer-to-return')), value };
  if (part === 'numerator' || part === 'denominator' || part === 'text' || part === 'comment')
    return { term: term(words.t(`results.${part}`)), value, ...(lang ? { lang } : {}) };
  return { term: named, value };
};
