import { expect } from '@jupyterlab/galata';
import { seriousFaults } from './support/axe';
import { Lab, NOTEBOOK, test } from './support/lab';
import {
  execute,
  open,
  openWith,
  readExample,
  standard,
  unmarkAll
} from './support/standards';

const FRONT = '---\nlibrary: src/pricing\ntests: tests\n---\n# Ours\n\n';

test.describe('the team’s document in the panel', () => {
  test.setTimeout(180_000);

  test('open beside the notebook and saved, the panel follows', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await lab.openExample();
    // A click on a row opens it; what is met is one line that opens too.
    const prints = standard(lab, 'never with print');
    await prints.locator('.jp-promote-standardTitle').click();
    await expect(prints.locator('.jp-promote-whyLink')).toBeVisible();
    const met = lab.panel.locator('.jp-promote-metRows').first();
    const row = met.locator('.jp-promote-standard').first();
    await expect(row).toBeHidden();
    await met.locator('.jp-promote-quietText').click();
    await expect(row).toBeVisible();
    await execute(page, 'promote:open-standards', { line: 38 });
    const editor = page.locator('.jp-FileEditor .cm-content');
    await expect(editor).toBeFocused();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.insertText(
      '\n- **Must** be read by everybody. `sign-off: read-by-all` \n- **Must** be short. `chek: code-in-functions`\n'
    );
    await expect(lab.panel).not.toContainText('chek');
    await page.keyboard.press('ControlOrMeta+s');
    // A near miss is said with its line, and the rest works.
    await expect(lab.panel).toContainText(/STANDARDS\.md:\d+ · .*chek/);
    await lab.panel
      .locator('.jp-promote-stage select')
      .selectOption('Production');
    await expect(standard(lab, 'Be read by everybody')).toBeAttached();
  });

  test('waivers, exceptions and what is switched off are said, not hidden', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await openWith(
      lab,
      `${FRONT}- **Must** log. \`check: logging-no-print\`\n- **Must** be tested. \`check: tests-present\`\n- **Should** be documented. \`ruff: D103\`\n\n## Waivers\n- The supplier helps in spring. \`waive: logging-no-print until=2099-03-31 by=@us\`\n- Tests live elsewhere. \`not-applicable: tests-present\`\n`
    );
    await page.contents.uploadContent(
      readExample('pyproject.toml').replace(
        'select = [',
        'ignore = ["D103"]\nselect = ['
      ),
      'text',
      `${tmpPath}/pyproject.toml`
    );
    await execute(page, 'promote:check');
    await lab.panel
      .locator('.jp-promote-treeGroup')
      .first()
      .press('ArrowRight');
    await expect(standard(lab, 'Log')).toContainText(
      /Waived until 2099-03-31 by @us: The supplier helps in spring/
    );
    await expect(standard(lab, 'Be tested')).toContainText(
      'Tests live elsewhere'
    );
    await expect(standard(lab, 'Be documented')).toContainText(
      /D103 is switched off/
    );
  });

  test('a document in which nothing is read gets the doctor', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await openWith(lab, `${FRONT}- log everything\n- test everything\n`);
    await expect(lab.panel).toContainText('No line is read as a standard');
    await expect(lab.panel).toContainText(
      '2 items of lists were found, and all are read as prose.'
    );
    await lab.panel
      .locator('.jp-promote-readings')
      .getByRole('button', { name: 'line 8' })
      .click();
    await expect(page.locator('.jp-FileEditor .cm-content')).toContainText(
      'test everything'
    );
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.press('End');
    await page.keyboard.insertText('\nstatements: all');
    await page.keyboard.press('ControlOrMeta+s');
    await expect(lab.panel).not.toContainText('No line is read as a standard');
  });

  test('a foreign document is adopted, and nothing else of it changes', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    const theirs = '# House rules\n\n- [ ] log everything\n- [ ] test\n';
    await openWith(lab, theirs);
    await lab.panel.getByRole('button', { name: 'Adopt STANDARDS.md' }).click();
    const form = page.locator('.jp-promote-preview');
    await form.getByRole('button', { name: /^Create \d file/ }).click();
    await expect
      .poll(() => lab.read('STANDARDS.md'))
      .toMatch(/^---\nlibrary: src\/pricing\n/);
    const adopted = (await lab.read('STANDARDS.md'))!;
    expect(adopted.endsWith(theirs)).toBe(true);
    await expect(standard(lab, 'Log everything')).toBeAttached();
  });

  test('a new document starts from a pack that is chosen', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await openWith(lab, null);
    await lab.panel
      .getByRole('button', { name: 'Create STANDARDS.md' })
      .click();
    const form = page.locator('.jp-promote-preview');
    await form.getByLabel('Standards start from').selectOption('rap');
    await expect(form.locator('.cm-content').first()).toContainText('Baseline');
    await form.getByRole('button', { name: /^Create \d file/ }).click();
    await expect
      .poll(() => lab.read('STANDARDS.md'))
      .toContain('stages: [Baseline, Silver, Gold]');
    await expect(
      lab.panel.locator('.jp-promote-stage option').first()
    ).toHaveText('Baseline');
  });

  test('one page for the meeting; what a document smuggles in is not run', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await openWith(
      lab,
      `${FRONT}## Logging\nWhy we log <img src="x" onerror="window.smuggled = 1"><script>window.smuggled = 2</script>, [see](javascript:window.smuggled=3).\n- **Must** log. \`check: logging-no-print\`\n`
    );
    await execute(page, 'promote:show-standards-page');
    const sheet = page.locator('.jp-promote-page');
    await expect(sheet.getByRole('heading', { level: 1 })).toHaveText('Ours');
    await expect(sheet).toContainText('Why we log');
    await expect(sheet.locator('li')).toContainText([/failing.*must.*Log/s]);
    expect(await sheet.locator('a[href^="javascript"]').count()).toBe(0);
    expect(await sheet.locator('script').count()).toBe(0);
    expect(await page.evaluate(() => 'smuggled' in window)).toBe(false);
    // A printed copy has none of Lab's styles and colours, and is one page.
    const copy = await sheet.evaluate(node => node.outerHTML);
    const paper = await page.context().newPage();
    await paper.setContent(copy);
    await paper.emulateMedia({ media: 'print' });
    const looks = await paper.locator('.jp-promote-page').evaluate(node => {
      const { backgroundColor, color } = getComputedStyle(node);
      return { backgroundColor, color };
    });
    expect(looks).toEqual({
      backgroundColor: 'rgb(255, 255, 255)',
      color: 'rgb(0, 0, 0)'
    });
    await expect(paper.getByRole('button', { name: 'Print' })).toBeHidden();
    await paper.close();
  });

  test('the example’s own page is printed on one sheet', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await lab.openExample();
    await execute(page, 'promote:show-standards-page');
    const sheet = page.locator('.jp-promote-page');
    await expect(sheet.locator('li').first()).toBeVisible();
    await expect(sheet.locator('.jp-promote-prose p').first()).toBeVisible();
    const paper = await page.context().newPage();
    await paper.setContent(await sheet.evaluate(node => node.outerHTML));
    const pdf = await paper.pdf({
      format: 'A4',
      margin: { top: '1cm', bottom: '1cm', left: '1.2cm', right: '1.2cm' }
    });
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    await paper.close();
  });

  test('offered fixes, one after the other, bring the gate towards open', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await lab.openExample();
    const summary = lab.panel.locator('.jp-promote-summary');
    const musts = async () =>
      Number(/(\d+) open must/.exec(await summary.innerText())?.[1] ?? 0);
    const before = await musts();
    expect(before).toBeGreaterThan(0);
    const offered = async () => {
      const rows = lab.panel.locator(
        '.jp-promote-standard:not(.jp-mod-beyond):has(.jp-promote-count)'
      );
      for (let index = 0; index < (await rows.count()); index++) {
        const row = rows.nth(index);
        if ((await row.getAttribute('expanded')) === null) {
          await open(row);
        }
        const fix = row.locator(
          '.jp-promote-fixLine:has(.jp-promote-link) .jp-promote-fix'
        );
        if ((await fix.count()) > 0) {
          return fix.first();
        }
      }
      return null;
    };
    let applied = 0;
    for (let fix = await offered(); fix !== null && applied < 20; applied++) {
      const known = await musts();
      const title = await fix.innerText();
      await fix.click();
      await expect(
        page.locator('.Toastify__toast', { hasText: `Done: ${title}` }).last()
      ).toBeVisible();
      await execute(page, 'promote:check');
      expect(await musts()).toBeLessThanOrEqual(known);
      fix = await offered();
    }
    expect(applied).toBeLessThan(20);
    expect(applied).toBeGreaterThan(0);
    expect(await musts()).toBeLessThan(before);
    await expect(lab.panel.locator('.jp-promote-export')).not.toContainText(
      'Not ready'
    );
  });
});

test('no serious fault of access: a sign-off’s form, what is put off, a preview, the doctor, the page', async ({
  page,
  tmpPath
}) => {
  test.setTimeout(180_000);
  const lab = new Lab(page, tmpPath);
  await lab.openExample();
  const faultless = async (selector: string) => {
    for (const theme of ['JupyterLab Light', 'JupyterLab Dark']) {
      await page.theme.setTheme(theme);
      expect(await seriousFaults(page, selector), theme).toEqual([]);
    }
  };
  await lab.export(/^Export 1 file as draft$/);
  await page.notebook.activate(NOTEBOOK);
  await lab.panel
    .locator('.jp-promote-stage select')
    .selectOption('Production');
  const row = standard(lab, 'never with print');
  await open(row);
  await row.getByRole('button', { name: 'Preview' }).first().click();
  const put = standard(lab, 'Come with a test');
  await open(put);
  await put.getByRole('button', { name: 'Not now' }).click();
  await lab.panel.locator('summary', { hasText: 'Not now' }).click();
  await lab.panel.locator('summary', { hasText: 'How each line' }).click();
  await standard(lab, 'Have an alert on the share')
    .getByRole('checkbox')
    .click();
  await expect(lab.panel.getByLabel('Your name')).toBeVisible();
  await faultless('#jp-promote-panel');
  await execute(page, 'promote:show-standards-page');
  await expect(page.locator('.jp-promote-page h1')).toBeVisible();
  await faultless('.jp-promote-page');
});

test('nothing marked: one quiet line, nothing red', async ({
  page,
  tmpPath
}) => {
  const lab = new Lab(page, tmpPath);
  await lab.openExample();
  await unmarkAll(page);
  await expect(lab.panel).toContainText('They speak up when a cell is marked.');
  await expect(lab.panel.locator('.jp-promote-standard')).toHaveCount(0);
});
