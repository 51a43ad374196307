/** Picture rect: where in its box a picture is that is shown whole (object-fit: contain), in whole pixels of the page. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Rect extends Size {
  readonly left: number;
  readonly top: number;
}

/** The whole box for what has no picture: a film that is not loaded yet, or only sound. */
export function pictureRect(box: Size, picture: Size): Rect {
  if (picture.width <= 0 || picture.height <= 0) return { left: 0, top: 0, ...box };
  const scale = Math.min(box.width / picture.width, box.height / picture.height);
  const width = Math.round(picture.width * scale);
  const height = Math.round(picture.height * scale);
  return {
    left: Math.round((box.width - width) / 2),
    top: Math.round((box.height - height) / 2),
    width,
    height,
  };
}
