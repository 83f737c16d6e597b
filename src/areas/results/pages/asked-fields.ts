import type { FieldErrors } from '../../../kernel/problem.ts';
import type { Typed } from '../../../page/form.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import { type Asked, askedOtherwise } from '../rules/asked-meanwhile.ts';

type Period = { from: string; until: string };

/** The field that says for what an indicator's figures were asked; a draft keeps it with what was typed. */
export const askedField = (indicatorId: string): string => `f.${indicatorId}.asked`;

export const askedText = ({ series }: IndicatorDefinition, { from, until }: Period): string =>
  [from, until, series].join(' ');

/** What the sheet asked for when it was shown. */
export const typedAsked = (typed: Typed, indicators: readonly IndicatorDefinition[]): Asked[] =>
  indicators.flatMap(({ id }) => {
    const [, from, until, series] = /^(\S+) (\S+) (\d+)$/.exec(typed[askedField(id)]?.[0] ?? '') ?? [];
    return from && until && series ? [{ indicatorId: id, from, until, series: Number(series) }] : [];
  });

/** What it asks otherwise since, as the command would say. */
export const askedSince = (
  typed: Typed,
  { window, indicators }: { window: Period; indicators: readonly IndicatorDefinition[] },
): FieldErrors =>
  askedOtherwise(typedAsked(typed, indicators), {
    ...window,
    series: new Map(indicators.map(({ id, series }) => [id, series])),
  });
