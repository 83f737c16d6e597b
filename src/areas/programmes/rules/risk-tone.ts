/** How grave a risk is: probability times impact, each from 1 to 5. */
export const riskScore = ({ probability, impact }: { probability: number; impact: number }): number =>
  probability * impact;

/** Calm below 6, to be watched from 6, grave from 12: a custom of risk registers, no rule of law. */
export const riskTone = (score: number): 'ok' | 'warn' | 'stop' =>
  score >= 12 ? 'stop' : score >= 6 ? 'warn' : 'ok';
