/** Who sits at a table; `other`: civil society, experts, the ILO. */
export const partyKinds = ['public_authority', 'employers', 'union', 'other'] as const;

export type PartyKind = (typeof partyKinds)[number];

/** An organisation, never a person. */
export type Party = { kind: PartyKind; name: string };

/** The kinds at the table, each once; our own partner is a union. */
export const kindsPresent = (parties: readonly Party[], withPartner: boolean): ReadonlySet<PartyKind> =>
  new Set([...parties.map(({ kind }) => kind), ...(withPartner ? (['union'] as const) : [])]);

/** The three that make dialogue tripartite. */
export const threeKinds = ['public_authority', 'employers', 'union'] as const satisfies readonly PartyKind[];
