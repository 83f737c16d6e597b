/** How grave a risk is: probability times impact, each from 1 to 5. */
export const riskScore = ({ probability, impact }: { probability: number; impact: number }): number =>
  probability * impact;

/** Grave from the number of the rulebook, to be watched from half of it: a custom of risk registers, no rule of law. */
export const riskTone = (score: number, graveFrom: number): 'ok' | 'warn' | 'stop' =>
  score >= graveFrom ? 'stop' : score * 2 >= graveFrom ? 'warn' : 'ok';
