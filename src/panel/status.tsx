/** How a state looks: shape, colour and word together, never colour alone. */
import { checkIcon, infoIcon } from '@jupyterlab/ui-components';
import type { LabIcon } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Level, Status } from '../engine';
import { failingIcon, notRunIcon, warningIcon } from './icons';

export type Tone = 'good' | 'bad' | 'warn' | 'quiet';

export function statusWord(status: Status, trans: TranslationBundle): string {
  switch (status) {
    case 'met':
      return trans.__('met');
    case 'failing':
      return trans.__('failing');
    case 'not-run':
      return trans.__('not run');
    case 'waiting':
      return trans.__('waiting for a sign-off');
    case 'signed':
      return trans.__('signed');
    case 'lapsed':
      return trans.__('signed for an earlier version');
    case 'waived':
      return trans.__('waived');
    case 'not-applicable':
      return trans.__('not applicable');
    case 'switched-off':
      return trans.__('switched off in pyproject.toml');
    case 'not-checked-here':
      return trans.__('not checked here');
    case 'nothing':
      return trans.__('nothing to check yet');
  }
}

export function levelWord(level: Level, trans: TranslationBundle): string {
  switch (level) {
    case 'must':
      return trans.__('must');
    case 'should':
      return trans.__('should');
    case 'may':
      return trans.__('may');
  }
}

function appearance(
  status: Status,
  level: Level
): { icon: LabIcon; tone: Tone } {
  switch (status) {
    case 'met':
    case 'signed':
      return { icon: checkIcon, tone: 'good' };
    case 'failing':
    case 'lapsed':
      return level === 'must'
        ? { icon: failingIcon, tone: 'bad' }
        : { icon: warningIcon, tone: level === 'should' ? 'warn' : 'quiet' };
    case 'waived':
    case 'not-applicable':
    case 'not-checked-here':
    case 'switched-off':
      return { icon: infoIcon, tone: 'quiet' };
    case 'waiting':
    case 'not-run':
    case 'nothing':
      return { icon: notRunIcon, tone: 'quiet' };
  }
}

export interface IToneIconProps {
  icon: LabIcon;
  tone: Tone;
  /** Said to screen readers and shown as a tooltip. */
  word: string;
}

export function ToneIcon({ icon, tone, word }: IToneIconProps): JSX.Element {
  return (
    <span
      className={`jp-promote-icon jp-mod-${tone}`}
      role="img"
      aria-label={word}
      title={word}
    >
      <icon.react tag={null} width="14px" height="14px" />
    </span>
  );
}

export interface IStatusIconProps {
  status: Status;
  level: Level;
  trans: TranslationBundle;
}

export function StatusIcon(props: IStatusIconProps): JSX.Element {
  const { status, level, trans } = props;
  const word = `${statusWord(status, trans)} (${levelWord(level, trans)})`;
  return <ToneIcon {...appearance(status, level)} word={word} />;
}
