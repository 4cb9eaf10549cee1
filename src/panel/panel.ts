/** The side panel: header, and one accordion section for each step. */
import {
  CommandToolbarButton,
  PanelWithToolbar,
  SidePanel
} from '@jupyterlab/ui-components';
import { MessageLoop } from '@lumino/messaging';
import type { Message } from '@lumino/messaging';
import { Signal } from '@lumino/signaling';
import type { AccordionPanel } from '@lumino/widgets';
import { Widget } from '@lumino/widgets';
import type { TestRuns } from '../model/export/test-runs';
import type { VerifyRuns } from '../model/after-export/verify-runs';
import { summaryOf } from '../model/summary';
import { CommandIDs } from '../tokens';
import { Exporting } from './export/exporting';
import { Header } from './header';
import { promoteIcon } from './icons';
import type { ISectionContext, Section } from './section';
import { Standards } from './standards/standards';
import { Tests } from './tests';
import { ToPromote } from './to-promote/to-promote';

/** Also the id under which layouts are restored. */
export const PANEL_ID = 'jp-promote-panel';

/** Pixels below a section's content, so that it does not stick to the next title. */
const ROOM = 14;

/** Largest share of the room that a section takes by itself; the checklist has the rest. */
const MOST = 0.35;

/** Height of what a section shows, whatever its own height is; what is folded away has none. */
function contentHeight(node: HTMLElement): number {
  const content = node.firstElementChild ?? node;
  const last = content.lastElementChild;
  return last === null
    ? 0
    : last.getBoundingClientRect().bottom -
        content.getBoundingClientRect().top +
        content.scrollTop;
}

export class PromotePanel extends SidePanel {
  constructor(
    private readonly _context: ISectionContext,
    tests: TestRuns,
    proofs: VerifyRuns
  ) {
    super();
    const { trans, model } = _context;
    this.id = PANEL_ID;
    this.addClass('jp-promote-panel');
    this.title.icon = promoteIcon;
    this.title.caption = trans.__('Promote to the library');
    this.title.dataset = { ...this.title.dataset, jpTabLabel: 'Promote' };
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', trans.__('Promote to the library'));

    const header = new Header(_context);
    header.drawn.connect(this._onDrawn, this);
    this.header.addWidget(header);
    this._announcer = new Widget();
    this._announcer.addClass('jp-sr-only');
    this._announcer.node.setAttribute('role', 'status');
    this.header.addWidget(this._announcer);

    this._toPromote = this._add(new ToPromote(_context), [
      CommandIDs.toggleMark
    ]);
    this._checklist = new Standards(_context);
    this._standards = this._add(this._checklist, [
      CommandIDs.standardsMenu,
      CommandIDs.openStandards
    ]);
    this._tests = this._add(new Tests(_context, tests), [CommandIDs.runTests]);
    this._exporting = this._add(new Exporting(_context, proofs), []);
    (this.content as AccordionPanel).handleMoved.connect(() => {
      this._sizedByHand = true;
    });
    model.stateChanged.connect(this._onState, this);
    tests.changed.connect(this._onState, this);
    this._onState();
  }

  /** Opens the row of a standard and gives it the focus. */
  showStandard(standard: string): void {
    const content = this.content as AccordionPanel;
    content.expand(content.widgets.indexOf(this._standards));
    this._checklist.showRow(standard);
  }

  protected onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this._onState();
  }

  protected onResize(message: Widget.ResizeMessage): void {
    super.onResize(message);
    this._onDrawn();
  }

  private _add(section: Section, commands: string[]): PanelWithToolbar {
    const panel = new PanelWithToolbar();
    section.drawn.connect(this._onDrawn, this);
    panel.addWidget(section);
    for (const id of commands) {
      panel.toolbar.addItem(
        id,
        new CommandToolbarButton({
          commands: this._context.commands,
          id,
          label: ''
        })
      );
    }
    this.addWidget(panel);
    return panel;
  }

  /** Once for all that was drawn together. */
  private _onDrawn(): void {
    if (!this._balancing) {
      this._balancing = true;
      requestAnimationFrame(() => {
        this._balancing = false;
        this._balance();
      });
    }
  }

  /** Sections take the room that their content needs and the checklist the rest, until somebody drags a border. */
  private _balance(): void {
    if (this.isDisposed || !this.isVisible) {
      return;
    }
    const content = this.content as AccordionPanel;
    // The header may have grown, which Lumino's layout does not see by itself.
    MessageLoop.sendMessage(content, Widget.ResizeMessage.UnknownSize);
    if (this._sizedByHand) {
      return;
    }
    const room = content.widgets
      .filter(section => !section.isHidden)
      .reduce((sum, section) => sum + section.node.clientHeight, 0);
    const needed = content.widgets.map(section =>
      section.isHidden ? 0 : ROOM + contentHeight(section.node)
    );
    const fits = needed.reduce((sum, size) => sum + size, 0) <= room;
    const wanted = content.widgets.map((section, index) =>
      section === this._standards
        ? 0
        : Math.min(needed[index], fits ? room : room * MOST)
    );
    const others = wanted.reduce((sum, size) => sum + size, 0);
    const rest = fits
      ? room - others
      : Math.max(room - others, room * (1 - 2 * MOST));
    content.setRelativeSizes(
      content.widgets.map((section, index) =>
        section === this._standards ? rest : wanted[index]
      )
    );
  }

  /** Titles carry the count of what is open; nothing is drawn while the panel is hidden. */
  private _onState(): void {
    const { trans, model } = this._context;
    if (this.isHidden) {
      return;
    }
    const latest = model.current?.latest ?? null;
    const settled = model.current?.settled ?? null;
    const needs = (latest?.plan.modules ?? [])
      .flatMap(module => module.symbols)
      .filter(symbol => symbol.blockers.length > 0).length;
    const summary = settled === null ? null : summaryOf(settled);
    const open = summary?.marked === true ? summary.musts + summary.others : 0;
    const counted = (title: string, count: number) =>
      count > 0 ? trans.__('%1 (%2)', title, count) : title;
    this._toPromote.title.label = counted(trans.__('To promote'), needs);
    this._standards.title.label = counted(trans.__('Standards'), open);
    this._tests.title.label = trans.__('Tests');
    this._exporting.title.label = trans.__('Export');
    if (settled !== null && settled !== this._announced) {
      this._announced = settled;
      this._announcer.node.textContent =
        summary?.marked === true
          ? trans.__('Checks finished: %1 open, %2 met.', open, summary.met)
          : '';
    }
  }

  dispose(): void {
    if (!this.isDisposed) {
      Signal.clearData(this);
      super.dispose();
    }
  }

  private readonly _toPromote: PanelWithToolbar;
  private readonly _checklist: Standards;
  private readonly _standards: PanelWithToolbar;
  private readonly _tests: PanelWithToolbar;
  private readonly _exporting: PanelWithToolbar;
  private readonly _announcer: Widget;
  private _announced: object | null = null;
  private _sizedByHand = false;
  private _balancing = false;
}
