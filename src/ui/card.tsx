import type { Child } from 'hono/jsx';

export type CardProps = {
  title?: Child;
  /** Anchor for links from elsewhere on the page. */
  id?: string | undefined;
  /** Gives this card the accent of one institute, where several stand side by side. */
  institute?: 'iiwe' | 'ifsi' | 'ism' | undefined;
  /** A link or a tag at the right of the title. */
  aside?: Child;
  children: Child;
};

/** One matter on its own ground. */
export function Card({ title, id, institute, aside, children }: CardProps) {
  return (
    <section class="card" id={id} data-institute={institute}>
      {title && (
        <div class="card-head">
          <h2>{title}</h2>
          {aside && <span class="quiet">{aside}</span>}
        </div>
      )}
      {children}
    </section>
  );
}
