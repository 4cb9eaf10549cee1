/** A sign-off: a check box that a person ticks, with who and when. */
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';
import type { ISignOffState } from '../../engine';
import { hasExported } from '../../model/standards/sign-offs';
import { CommandIDs } from '../../tokens';
import type { IRowProps } from './standard-row';
import { statementTitle } from './statement-title';

export interface ISignOffProps extends IRowProps {
  signOff: ISignOffState;
  /** Whether the name and note are asked for. */
  asking: boolean;
  ask: (asking: boolean) => void;
}

/** The box alone; ticking it asks for the name, unticking takes the signature back. */
export function SignOffBox(props: ISignOffProps): JSX.Element {
  const { signOff, standard, commands, trans, asking, ask } = props;
  const { status, signature, reason } = signOff;
  const signed = status === 'signed';
  return (
    <input
      type="checkbox"
      className="jp-promote-box"
      checked={signed || asking}
      disabled={status === 'nothing'}
      title={reason ?? ''}
      aria-label={trans.__(
        'Signed off: %1 (%2)',
        statementTitle(standard.title),
        signOff.id
      )}
      onChange={() => {
        if (signed && signature !== null) {
          const { id, who, notebook } = signature;
          void commands.execute(CommandIDs.takeBackSignOff, {
            id,
            who,
            notebook
          });
        } else {
          ask(!asking);
        }
      }}
    />
  );
}

/** In whose name, and what was agreed. */
export function SignOffForm(props: ISignOffProps): JSX.Element {
  const { notebook, commands, trans } = props;
  return hasExported(notebook) ? (
    <Form {...props} />
  ) : (
    <>
      <p>
        {trans.__(
          'A signature is for exported code, and nothing was exported yet.'
        )}
      </p>
      <button
        className="jp-promote-link"
        onClick={() => void commands.execute(CommandIDs.exportNotebook)}
      >
        {trans.__('Export…')}
      </button>
    </>
  );
}

function Form(props: ISignOffProps): JSX.Element {
  const { signOff, notebook, signer, commands, trans, ask } = props;
  const [who, setWho] = React.useState(() => signer.nameFor(notebook));
  const [note, setNote] = React.useState('');
  const [writing, setWriting] = React.useState(false);
  const form = React.useRef<HTMLFormElement>(null);
  React.useEffect(() => {
    const { current } = form;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        ask(false);
      }
    };
    current?.querySelector('input')?.focus();
    current?.addEventListener('keydown', onKey);
    return () => current?.removeEventListener('keydown', onKey);
  }, []);
  return (
    <form
      ref={form}
      className="jp-promote-signing"
      onSubmit={event => {
        event.preventDefault();
        setWriting(true);
        void commands
          .execute(CommandIDs.signOff, { id: signOff.id, who, note })
          .then(done => {
            setWriting(false);
            if (done === true) {
              signer.remember(who.trim());
              ask(false);
            }
          });
      }}
    >
      <label>
        <span>{trans.__('Your name')}</span>
        <input
          type="text"
          className="jp-mod-styled"
          required
          value={who}
          onChange={event => setWho(event.currentTarget.value)}
        />
      </label>
      <label>
        <span>{trans.__('What was agreed, with whom (may be empty)')}</span>
        <input
          type="text"
          className="jp-mod-styled"
          value={note}
          onChange={event => setNote(event.currentTarget.value)}
        />
      </label>
      <div className="jp-promote-fixLine">
        <Button
          className="jp-promote-fix"
          type="submit"
          disabled={writing || who.trim() === ''}
        >
          {trans.__('Sign')}
        </Button>
        <button
          type="button"
          className="jp-promote-link"
          onClick={() => ask(false)}
        >
          {trans.__('Cancel')}
        </button>
      </div>
      <p className="jp-promote-quiet">
        {trans.__(
          'A record of who agreed to the exported code, not a proof. It lapses when the code or the statement changes.'
        )}
      </p>
    </form>
  );
}
