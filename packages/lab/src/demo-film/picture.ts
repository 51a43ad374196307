/** Picture: pixels row by row, and how to put soft-edged shapes into them. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Bytes per pixel: 3 is RGB, 4 is RGBA. */
  readonly channels: 3 | 4;
  readonly data: Uint8Array;
}

export type Colour = readonly [red: number, green: number, blue: number];

/** How far outside a shape's edge a point is, in pixels; negative inside. */
export type Shape = (x: number, y: number) => number;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function blankPicture(width: number, height: number, colour: Colour): Picture {
  const picture: Picture = { width, height, channels: 3, data: new Uint8Array(width * height * 3) };
  for (let at = 0; at < picture.data.length; at += 3) picture.data.set(colour, at);
  return picture;
}

export function copyPicture(picture: Picture): Picture {
  return { ...picture, data: picture.data.slice() };
}

export const disc =
  (centreX: number, centreY: number, radius: number): Shape =>
  (x, y) =>
    Math.hypot(x - centreX, y - centreY) - radius;

export const ring =
  (centreX: number, centreY: number, radius: number, thickness: number): Shape =>
  (x, y) =>
    Math.abs(Math.hypot(x - centreX, y - centreY) - radius) - thickness / 2;

/** A line with round ends. */
export function stroke(fromX: number, fromY: number, toX: number, toY: number, thickness: number): Shape {
  const alongX = toX - fromX;
  const alongY = toY - fromY;
  const squared = alongX * alongX + alongY * alongY || 1;
  return (x, y) => {
    const share = Math.min(1, Math.max(0, ((x - fromX) * alongX + (y - fromY) * alongY) / squared));
    return Math.hypot(x - fromX - share * alongX, y - fromY - share * alongY) - thickness / 2;
  };
}

/** Mixes `colour` into the pixels that `shape` covers inside `box`; `strength` 1 covers fully. */
export function paint(picture: Picture, box: Box, shape: Shape, colour: Colour, strength = 1): void {
  const right = Math.min(picture.width, Math.ceil(box.right));
  const bottom = Math.min(picture.height, Math.ceil(box.bottom));
  for (let y = Math.max(0, Math.floor(box.top)); y < bottom; y += 1) {
    for (let x = Math.max(0, Math.floor(box.left)); x < right; x += 1) {
      const cover = Math.min(1, Math.max(0, 0.5 - shape(x + 0.5, y + 0.5))) * strength;
      if (cover > 0) mix(picture, (y * picture.width + x) * picture.channels, colour, cover);
    }
  }
}

export function fill(picture: Picture, box: Box, colour: Colour, strength = 1): void {
  paint(picture, box, () => -1, colour, strength);
}

/** A box around a point. */
export function around(x: number, y: number, radius: number): Box {
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
}

function mix(picture: Picture, at: number, colour: Colour, cover: number): void {
  for (let channel = 0; channel < 3; channel += 1) {
    const before = picture.data[at + channel] ?? 0;
    picture.data[at + channel] = Math.round(before + ((colour[channel] ?? 0) - before) * cover);
  }
}
