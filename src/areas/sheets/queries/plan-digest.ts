import { createHash } from 'node:crypto';

/** A row as it was matched: what it becomes, of which outcome and whose, and the row that it takes the place of. */
type Planned = {
  becomes: string;
  input: object;
  standing?: { id: string; rowId?: string };
};

/** Of which outcome, activity, partner, report or organisation a row is, and what the value of a figure comes to. */
const places = [
  'indicatorId',
  // A word stands for another category where somebody defines these anew.
  'value',
  'outcomeId',
  'activityId',
  'partnershipId',
  'reportId',
  'coApplicantId',
] as const;

type Placed = Partial<Record<(typeof places)[number], string | undefined>>;

/**
 * What a file comes to beside the rows that stand, in its order: where somebody set one of those rows since, or a name
 * stands for something else, another digest says that the preview no longer holds.
 */
export const planDigest = (matched: readonly Planned[]): string => {
  const hash = createHash('sha256');
  for (let at = 0; at < matched.length; at += 1000)
    hash.update(
      matched
        .slice(at, at + 1000)
        .map(lineOf)
        .join(''),
    );
  return hash.digest('hex');
};

const lineOf = ({ becomes, input, standing }: Planned): string => {
  const placed: Placed = becomes === 'created' || becomes === 'updated' ? input : {};
  const replaced = becomes === 'updated' ? (standing?.rowId ?? standing?.id) : undefined;
  return `${becomes}|${replaced ?? ''}|${places.map((place) => placed[place] ?? '').join('|')}\n`;
};
