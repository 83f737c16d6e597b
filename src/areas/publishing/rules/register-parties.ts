import type { IatiFile, IatiOrganisation } from './iati-file.ts';
import type { OrganisationRow } from './subject.ts';

/** An organisation that the register does not know yet. */
export type NewOrganisation = OrganisationRow;

const KIND_OF_TYPE: Record<string, string> = {
  '11': 'public_authority',
  '15': 'public_authority',
  '22': 'sister_ngo',
  '40': 'donor',
  '70': 'company',
  '71': 'company',
  '72': 'company',
  '73': 'company',
  '80': 'research',
};
const GOVERNMENT = '10';
const FUNDING = '1';
const LONGEST_NAME = 300;
const LONGEST_REFERENCE = 100;

/**
 * Whom a publication speaks of: found in the register by identifier, else by exact name; else new in it. An
 * identifier that is an activity's own in the same file (some publishers put it there) names nobody.
 */
export class PartyRegister {
  readonly created: NewOrganisation[] = [];
  readonly #byRef = new Map<string, OrganisationRow>();
  readonly #byName = new Map<string, OrganisationRow>();
  readonly #activities: ReadonlySet<string>;
  readonly #newId: () => string;
  readonly #publishers: ReadonlySet<string | undefined>;

  constructor(file: IatiFile, known: readonly OrganisationRow[], newId: () => string) {
    this.#activities = new Set(file.activities.map(({ activity }) => activity.identifier));
    this.#publishers = new Set(file.activities.map(({ activity }) => activity.reportingOrg?.ref));
    this.#newId = newId;
    for (const each of known) this.#remember(each);
  }

  /** The id; undefined where the party has neither an identifier nor a name. `role` is that of a participant. */
  idOf(party: IatiOrganisation | undefined, role?: string): string | undefined {
    const ref = this.#refOf(party);
    const name = nameOf(party);
    const found = (ref && this.#byRef.get(ref)) || (name && this.#byNameUnlessOther(name, ref)) || undefined;
    if (found) return found.id;
    if (ref === undefined && name === undefined) return undefined;
    const kind = ref !== undefined && this.#publishers.has(ref) ? 'institute' : kindOf(party, role);
    const row: OrganisationRow = { id: this.#newId(), name: name ?? ref!, names: {}, kind, ref };
    this.created.push(row);
    this.#remember(row);
    return row.id;
  }

  #refOf(party: IatiOrganisation | undefined): string | undefined {
    const ref = party?.ref;
    return ref && ref.length <= LONGEST_REFERENCE && !this.#activities.has(ref) ? ref : undefined;
  }

  /** The same name under another identifier is another organisation. */
  #byNameUnlessOther(name: string, ref: string | undefined): OrganisationRow | undefined {
    const found = this.#byName.get(name);
    return found && ref !== undefined && found.ref !== undefined && found.ref !== ref ? undefined : found;
  }

  #remember(row: OrganisationRow): void {
    if (row.ref && !this.#byRef.has(row.ref)) this.#byRef.set(row.ref, row);
    if (!this.#byName.has(row.name)) this.#byName.set(row.name, row);
  }
}

function nameOf(party: IatiOrganisation | undefined): string | undefined {
  const written = Object.values(party?.names ?? {}).map((name) => name.trim());
  return written.find((name) => name !== '')?.slice(0, LONGEST_NAME);
}

function kindOf(party: IatiOrganisation | undefined, role: string | undefined): string {
  const type = party?.type ?? '';
  if (type === GOVERNMENT) return role === undefined || role === FUNDING ? 'donor' : 'public_authority';
  return KIND_OF_TYPE[type] ?? 'other';
}
