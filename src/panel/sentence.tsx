/** Sentences of the engine: what stands between backticks is code. */
import * as React from 'react';

/** Words at even places, code at odd ones. */
export function sentenceParts(text: string): string[] {
  const parts = text.split('`');
  // A backtick without a partner is a backtick.
  return parts.length % 2 === 0
    ? [...parts.slice(0, -2), parts.slice(-2).join('`')]
    : parts;
}

export function Sentence({ text }: { text: string }): JSX.Element {
  return (
    <>
      {sentenceParts(text).map((part, index) =>
        index % 2 === 1 ? <code key={index}>{part}</code> : part
      )}
    </>
  );
}
