import type { Child } from 'hono/jsx';

export type PageHeadProps = {
  title: Child;
  /** Language of the title where it is not the page's (a partner's own words). */
  titleLang?: string | undefined;
  /** What kind of thing this is, over the title. */
  kind?: Child;
  /** References and dates, under the title. */
  quiet?: Child;
  /** `Tag`s. */
  tags?: Child;
  /** `ButtonLink`s and `PostButton`s, the first one primary. */
  actions?: Child;
};

/** The head of a page: its only `h1`, what is true of it, what can be done. */
export function PageHead({ title, titleLang, kind, quiet, tags, actions }: PageHeadProps) {
  return (
    <div class="head">
      <div class="head-words">
        {kind && <p class="kind">{kind}</p>}
        <h1 lang={titleLang}>{title}</h1>
        {(quiet || tags) && (
          <p class="under">
            {quiet && <span class="quiet">{quiet}</span>}
            {tags && <span class="tags">{tags}</span>}
          </p>
        )}
      </div>
      {actions && <div class="actions">{actions}</div>}
    </div>
  );
}
