import type { Child } from 'hono/jsx';

type Props = {
  /** Writes the sentence with what it is given in its place. */
  say: (place: string) => string;
  /** What stands there and is more than text: a figure with its link. */
  children?: Child;
};

const mark = '\ue000';

/** A sentence of the catalogue around a link, whose words stay those of the figure alone. */
export function Around({ say, children }: Props) {
  const [before = '', after = ''] = say(mark).split(mark);
  return (
    <>
      {before}
      {children}
      {after}
    </>
  );
}
