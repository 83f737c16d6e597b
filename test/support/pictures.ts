/** Sixteen by eight pixels of two colours, as a browser writes them; with `gpsSegment` and the like they become photos. */
export const jpeg = Uint8Array.from(
  Buffer.from(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAIABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAMF/8QAGhAAAgIDAAAAAAAAAAAAAAAAAAECAxEhMf/EABUBAQEAAAAAAAAAAAAAAAAAAAQG/8QAGBEAAgMAAAAAAAAAAAAAAAAAAgMAEjH/2gAMAwEAAhEDEQA/AMymmVc221zGiwAdzicVz2UalCoajk//2Q==',
    'base64',
  ),
);

export const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAABAAAAAICAYAAADwdn+XAAAAMklEQVR4AdzQsQkAAAgDweBK2cUh3clZtLdSLAQD16Z4IT0qJ6NLsNyHA4OimmS5b5AAAAD///R8TZsAAAAGSURBVAMAeEgpMXP4oLQAAAAASUVORK5CYII=',
    'base64',
  ),
);

export const webp = Uint8Array.from(
  Buffer.from(
    'UklGRiwCAABXRUJQVlA4WAoAAAAgAAAADwAABwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggPgAAABACAJ0BKhAACAACwEwlsAJ0ugACuf/8ygAA/uv45a1YHMtaeqHs4nP+n991PIqK/75jtifT1Nfx/+5fcYAA',
    'base64',
  ),
);

/** An Exif segment as a phone writes it: which way up, and a directory with a place on earth. */
export const exifBody = (orientation: number): Uint8Array => {
  const head = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8];
  const entries = [
    [1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    [0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38],
  ].flat();
  const place = [...Buffer.from('GPS 3.3731S 29.3644E Bujumbura')];
  return Uint8Array.from([...head, 0, 2, ...entries, 0, 0, 0, 0, ...place]);
};

export const placeName = 'Bujumbura';

/** The JPEG with Exif, XMP, a comment, and a second file behind its end. */
export const photo = (orientation = 1): Uint8Array => {
  const segment = (mark: number, body: Uint8Array) => {
    const length = body.length + 2;
    return Uint8Array.from([0xff, mark, length >> 8, length & 255, ...body]);
  };
  const texts = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
  const parts = [
    jpeg.subarray(0, 2),
    segment(0xe1, Uint8Array.from([...texts('Exif\0\0'), ...exifBody(orientation)])),
    segment(0xe1, texts(`http://ns.adobe.com/xap/1.0/\0<x>${placeName}</x>`)),
    segment(0xfe, texts(`taken in ${placeName}`)),
    jpeg.subarray(2),
    texts(`a film of ${placeName}`),
  ];
  return Uint8Array.from(parts.flatMap((part) => [...part]));
};
