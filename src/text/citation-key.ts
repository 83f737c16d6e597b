/** Under which key the catalogue has an article that the program cites. */
export const citationKey = (citation: string): string => {
  const slug = citation
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 90);
  return `rulebook.cite-${slug}`;
};
