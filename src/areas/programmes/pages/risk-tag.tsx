import type { Page } from '../../../page/page.ts';
import { Tag } from '../../../ui/tag.tsx';
import { riskScore, riskTone } from '../rules/risk-tone.ts';

type Judged = { probability: number; impact: number };

/** Probability times impact in its tone. */
export function RiskTag({ judged }: { judged: Judged }) {
  return (
    <Tag tone={riskTone(riskScore(judged))}>
      {judged.probability} × {judged.impact} = {riskScore(judged)}
    </Tag>
  );
}

/** A mark with its word. */
export const markWords = ({ words }: Page, mark: number): string =>
  `${mark} · ${words.say(`programmes.risk-mark-${mark}`)}`;
