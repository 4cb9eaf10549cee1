import type { Part } from './source';
import { isText } from './source';

export type LogLevel = 'debug' | 'info' | 'warning' | 'error' | 'critical';

/** How a message must begin to have a level; "Error rate: 0.3" is a figure, no error. */
const WORDS: [LogLevel, RegExp][] = [
  [
    'critical',
    /^\W*(?:critical|fatal)\b(?!\s+(?:value|point|temperature|region|path))/i
  ],
  [
    'error',
    /^\W*(?:error|err|exception|failure)(?:\W*$|\s*[:!]|\s+-|\]|\s+(?:while|when|in|at|on|during|reading|writing|loading|opening|parsing|processing|fetching|occurred|connecting)\b)/i
  ],
  [
    'error',
    /^\W*(?:failed\b|could ?n[o']t\b|can ?not\b|can't\b|unable to\b|something went wrong\b|an? (?:\w+ )?(?:error|exception) (?:occurred|happened)\b)/i
  ],
  ['warning', /^\W*(?:warn(?:ing)?|caution|attention|deprecated)\b/i],
  ['debug', /^\W*(?:debug|trace)\b/i]
];

/** The level of a message by its first words; one that went to stderr is at least a warning. */
export function levelOf(parts: readonly Part[], stderr: boolean): LogLevel {
  const [first] = parts;
  if (first && isText(first)) {
    for (const [level, pattern] of WORDS) {
      if (pattern.test(first.text)) {
        return level;
      }
    }
  }
  return stderr ? 'warning' : 'info';
}
