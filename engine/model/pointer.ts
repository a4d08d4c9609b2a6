/** JSON pointers (RFC 6901). */
export type Path = readonly (string | number)[];

export function pointerOf(path: Path): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

export function pathOf(pointer: string): string[] {
  return pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The field that a reviewer's note or an error is about: `place` is its name, or a JSON pointer into the form's data. */
export function fieldOfPlace(place: string): string {
  return place.startsWith('/') ? (pathOf(place)[0] ?? '') : place;
}
