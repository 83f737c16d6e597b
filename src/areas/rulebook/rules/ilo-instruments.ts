import type { Confidence } from './rule.ts';

/** `fundamental`: one of the ten conventions and the protocol of fundamental rights; `governance`: a priority one. */
export type IloStanding = 'fundamental' | 'governance' | 'often_used';

export type IloInstrument = {
  /** `C087`: convention, `R204`: recommendation, `P029`: protocol; what it is called is the text `rulebook.ilo-C087`. */
  code: string;
  standing: IloStanding;
  /** How sure we are of its standing. */
  confidence: Confidence;
};

const listed = (standing: IloStanding, codes: string): IloInstrument[] =>
  codes.split(' ').map((code) => ({ code, standing, confidence: 'recalled' }));

/** Instruments of the International Labour Organization that union work names; others may be named by their code. */
export const iloInstruments: readonly IloInstrument[] = [
  ...listed('fundamental', 'C029 P029 C087 C098 C100 C105 C111 C138 C155 C182 C187'),
  ...listed('governance', 'C081 C122 C129 C144'),
  ...listed('often_used', 'C102 C131 C135 C151 C154 C169 C177 C183 C188 C189 C190 R202 R204'),
];

export const iloCodes: readonly string[] = iloInstruments.map(({ code }) => code);
