import type { Page } from '../../../page/page.ts';
import { Tag } from '../../../ui/tag.tsx';
import { riskScore, riskTone } from '../rules/risk-tone.ts';

type Judged = { probability: number; impact: number };

/** Probability times impact in its tone; `graveFrom` is the number of the rulebook. */
export function RiskTag({ judged, graveFrom }: { judged: Judged; graveFrom: number }) {
  return (
    <Tag tone={riskTone(riskScore(judged), graveFrom)}>
      {judged.probability} × {judged.impact} = {riskScore(judged)}
    </Tag>
  );
}

/** A mark with its word. */
export const markWords = ({ words }: Page, mark: number): string =>
  `${mark} · ${words.say(`programmes.risk-mark-${mark}`)}`;
