import type { FormulaPart } from '../queries/formula-figures.ts';

type Named = {
  /** The outcome whose indicators a code alone names. */
  outcome: string;
  parts: readonly FormulaPart[];
};
type Props = Named & { formula: string; linked: (id: string) => string };

/** A formula as it was written, each code as the way to its indicator; one that names none stays a word. */
export function FormulaText({ formula, linked, ...named }: Props) {
  return (
    <code>
      {formula.split(/(\[[^\]]*\])/).map((piece) => {
        const id = piece.startsWith('[') && partNamed(piece.slice(1, -1), named);
        return id ? <a href={linked(id)}>{piece}</a> : piece;
      })}
    </code>
  );
}

const partNamed = (name: string, { outcome: own, parts }: Named): string | undefined => {
  const [code, outcome = own] = name
    .split('/')
    .map((part) => part.trim())
    .reverse();
  return parts.find((part) => part.code === code && part.outcome === outcome)?.id;
};
