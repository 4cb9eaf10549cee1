import type { IProject } from '../../project/types';

/** Names of functions and classes that the library's files define: a new function should not look like one of them. */
export function symbolsOfLibrary({ library, snapshot }: IProject): string[] {
  return snapshot.files
    .filter(
      ({ path }) =>
        path.endsWith('.py') && library !== null && path.startsWith(library)
    )
    .flatMap(({ text }) =>
      [
        ...(text ?? '').matchAll(/^(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)/gm)
      ].map(match => match[1])
    );
}
