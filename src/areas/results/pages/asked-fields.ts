import type { FieldErrors } from '../../../kernel/problem.ts';
import type { Typed } from '../../../page/form.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import { type Asked, askedOtherwise, otherMeaning } from '../rules/asked-meanwhile.ts';

type Period = { from: string; until: string };

/** The field that says for what an indicator's figures were asked; a draft keeps it with what was typed. */
export const askedField = (indicatorId: string): string => `f.${indicatorId}.asked`;

export const askedText = ({ meaning }: IndicatorDefinition, { from, until }: Period): string =>
  [from, until, meaning].join(' ');

/** What the sheet asked for when it was shown. */
export const typedAsked = (typed: Typed, indicators: readonly IndicatorDefinition[]): Asked[] =>
  indicators.flatMap(({ id }) => {
    const [, from, until, meaning] = /^(\S+) (\S+) (\d+)$/.exec(typed[askedField(id)]?.[0] ?? '') ?? [];
    return from && until && meaning ? [{ indicatorId: id, from, until, meaning: Number(meaning) }] : [];
  });

/** Which meaning of an indicator a form of one figure showed, where it says so in the hidden field of that name. */
export const typedMeaning = (typed: Typed, name: string): number | undefined => {
  const shown = Number(typed[name]?.[0] || Number.NaN);
  return Number.isInteger(shown) ? shown : undefined;
};

/** That the indicator counts something else, or its values come together otherwise, since such a form was shown: it is told whatever else is wrong with what was typed. */
export const meantSince = (
  typed: Typed,
  name: string,
  definition: Pick<IndicatorDefinition, 'series' | 'meaning'>,
): FieldErrors[string] | undefined => otherMeaning(typedMeaning(typed, name), definition);

/** What it asks otherwise since, as the command would say. */
export const askedSince = (
  typed: Typed,
  { window, indicators }: { window: Period; indicators: readonly IndicatorDefinition[] },
): FieldErrors =>
  askedOtherwise(typedAsked(typed, indicators), {
    ...window,
    definitions: new Map(indicators.map((each) => [each.id, each])),
  });
