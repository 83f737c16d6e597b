/** What one file may hold before it is refused; the bytes are the official validator's own limit. */
export type XmlLimits = {
  bytes: number;
  depth: number;
  attributesPerElement: number;
  childrenPerElement: number;
  /** In one activity or organisation; and in all that stands beside them, together. */
  elementsPerRecord: number;
  /** In UTF-16 units: of one attribute, or of the text directly in one element. */
  text: number;
  /** Of a name or a namespace, in UTF-16 units. */
  name: number;
  /** Things kept aside, cleaned and complained of in one import. */
  notes: number;
};

export const standardLimits: XmlLimits = {
  bytes: 60 * 1024 * 1024,
  depth: 64,
  attributesPerElement: 64,
  childrenPerElement: 50_000,
  elementsPerRecord: 300_000,
  text: 1024 * 1024,
  name: 500,
  notes: 200_000,
};
